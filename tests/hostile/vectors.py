"""Text that strangers may send: each vector acts on something, hides in something or breaks something, if it is let."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from factcheck.model.toml_form import is_one_line

VECTORS = {
    "controls": "".join(map(chr, (*range(1, 9), *range(11, 13), *range(14, 32), 127))),
    "c1": "".join(map(chr, range(0x80, 0xA0))),
    "clipboard": "\x1b]52;c;Y2F0\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;owned\x07\x1bP1$r\x1b\\\x1b_x\x1b\\\x1b[6n\x1bc",
    "cursor": "\x1b[2J\x1b[1;1H\r\x08\x08\x1b[31mred\x1b[0m\x1b[?1049h",
    "c1-sequences": "\x9b31m\x9d0;title\x9c\x90x\x9c\x85",
    "direction": "\u202egnp.exe\u202c\u2066\u2067\u2068\u2069\u200f\u200e\u061c",
    "unseen": "a\u200bb\u2060c\ufeffd\u00ade\u3164\u2800\uffa0",
    "tags": "\U000e0001\U000e0041\U000e007f\U000e0020",
    "selectors": "😀" + "\ufe0f" * 5 + "x\ufe01\U000e0101",
    "lines": "one\r\nVerdict: True\n\nStage: published\u2028Rating: True\u2029\v\f",
    "closing": "[/]",
    "agency": "[Reuters]",
    "markup": "[bold red]x[/bold red] [link=https://evil.example]y[/link] [@click=app.quit]z[/] \\[",
    "emoji-code": ":smile:",
    "formula": "=1+1",
    "sum": "@SUM(A1)",
    "wide-formula": "＝1+1",
    "script": "<script>alert(1)</script>",
    "end-of-script": "</script></title><img src=x onerror=alert(1)>",
    "address": "javascript:alert(1) data:text/html,x [x](javascript:1) ![x](https://evil.example/x.png)",
    "template": "{{7*7}} {% include '/etc/passwd' %} ${7*7} {0} %s %(a)s $(id) `id`",
    "path": "../../etc/passwd",
    "option": "--upload-pack=id",
    "long": "x" * 300,
    "pile": "z" + "\u0301\u0335" * 40,
    "wide": "月面 ｗｉｄｅ 👩\u200d👩\u200d👧 🇵🇱 می\u200cخواهم",
    "beyond-cp1252": "Łódź Ж ☃ 𝔘 ₿",
    "private": "\ue000\U000f0000\ufffe\ufff9\ufffc",
}
ALL = " ".join(VECTORS.values())

# What people write too, and what must come out as it went in.
INNOCENT = ("[Reuters]", "[/]", ":smile:", "=1+1")

# A name of a file may hold anything but a slash and a NUL.
FILE_NAME = "-=1+1 [Reuters] :smile: \x1b]52;c;YQ==\x07\x9b2J\u202e\u200b<script>{{7*7}}\n.pdf"


class Filler:
    """Gives each field a text of its own: every vector stands in it, and the next one at its beginning and its end."""

    def __init__(self) -> None:
        self._vectors: Iterator[str] = cycle(VECTORS.values())

    def __call__(self, label: str) -> str:
        """A text that may hold anything."""
        return f"{next(self._vectors)} {label} {ALL} {next(self._vectors)}"

    def line(self, label: str, most: int = 250, without: str = "") -> str:
        """A text for settings, which refuse line ends, controls and what turns direction; `most` characters at most."""
        kept = [sign for sign in f"{label} {' '.join(INNOCENT)} {ALL}" if is_one_line(sign) and sign not in without]
        return "".join(kept)[:most].strip()


class BriefFiller(Filler):
    """Two vectors to a field, the next ones in the next field: for screens that draw all of a case again and again."""

    def __call__(self, label: str) -> str:
        """A text that may hold anything."""
        return f"{next(self._vectors)} {label} {next(self._vectors)}"
