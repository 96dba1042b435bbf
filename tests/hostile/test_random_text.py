"""Random text, all of Unicode with halves of characters, through every gate that shows it.

The usual run tries 5,000 texts; the full one: `HOSTILE=200000 python -m pytest tests/hostile/test_random_text.py`
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
from collections.abc import Iterator
from html import unescape

import pytest
from markdown_it import MarkdownIt

from factcheck.publish.inert_text import inert, inert_line
from factcheck.publish.media import MEDIA
from factcheck.render.inert import view
from factcheck.render.output import Mode, Output, json_line, json_text
from tests.hostile.vectors import INNOCENT, VECTORS
from tests.render.allowed import offences

TRIES = int(os.environ.get("HOSTILE", "5000"))
LIMITS = {"timeout": max(120, TRIES // 200)}
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
                  "\U000e0000-\U000e007f]")  # fmt: skip
FORMULA = tuple("=+-@\t\r＝＋－＠")


def paired(text: str) -> str:
    """The text with halves of a character that stand side by side made one, as every reader of JSON does."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def texts() -> Iterator[str]:
    """Every vector, and as many random texts as are asked for, always the same ones."""
    yield from (*VECTORS.values(), *INNOCENT)
    chance = random.Random(20260301)
    # Blocks where trouble lives come up as often as all the rest of Unicode.
    blocks = ((0, 0xFF), (0x300, 0x36F), (0x2000, 0x206F), (0xD800, 0xDFFF), (0xFE00, 0xFEFF), (0x1F300, 0x1FAFF),
              (0xE0000, 0xE01FF), (0x21, 0x7E), (0, 0x10FFFF), (0, 0x10FFFF), (0, 0xFFFF))  # fmt: skip
    pieces = (*VECTORS.values(), *INNOCENT)
    for _ in range(TRIES):
        signs = [chr(chance.randint(*chance.choice(blocks))) for _ in range(chance.randint(1, 24))]
        if not chance.randrange(8):
            signs.insert(chance.randrange(len(signs) + 1), chance.choice(pieces))
        yield "".join(signs)


@pytest.mark.timeout(**LIMITS)
def test_nothing_that_acts_leaves_the_gate_to_the_terminal() -> None:
    for text in texts():
        shown, lines = view(text), view(text, multiline=True)
        assert offences(shown) == [], ascii(text)
        assert offences(lines, multiline=True) == [], ascii(text)
        assert view(shown) == shown, ascii(text)


@pytest.mark.timeout(**LIMITS)
def test_nothing_that_acts_is_published() -> None:
    for text in texts():
        for shown in (inert(text), *(medium.escape(text) for medium in MEDIA.values())):
            assert ACTS.search(shown.replace("\r\n", "\n")) is None, ascii(text)
            shown.encode("utf-8")


@pytest.mark.timeout(**LIMITS)
def test_html_holds_no_tag_and_says_what_was_written() -> None:
    for text in texts():
        shown = MEDIA["html"].escape(text)
        assert not set("<>\"'") & set(shown), ascii(text)
        assert unescape(shown) == inert_line(text), ascii(text)


@pytest.mark.timeout(**LIMITS)
def test_markdown_makes_nothing_of_a_text() -> None:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    for number, text in enumerate(texts()):
        shown = MEDIA["md"].escape(text)
        assert "<" not in re.sub(r"\\<", "", shown), ascii(text)
        if number % 10 == 0 or number < len(VECTORS) + len(INNOCENT):
            rendered = parser.render(f"x {shown}")
            assert not set(re.findall(r"<(/?\w+)", rendered)) - {"p", "/p"}, (ascii(text), rendered)
            assert " ".join(unescape(rendered[3:-5]).split()) == " ".join(f"x {inert_line(text)}".split()), ascii(text)


@pytest.mark.timeout(**LIMITS)
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_no_cell_is_a_formula(encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    output = Output(Mode.CSV, width=80, color=False, unicode=encoding == "utf-8", stdout=stream, stderr=stream)
    output.rows(["a"], ([text, text] for text in texts()))
    stream.flush()
    stream.seek(0)
    written = stream.read()
    found = [row for row in csv.reader(io.StringIO(written)) if len(row) == 2 and row[0] == row[1]]
    assert len(found) >= TRIES
    assert [cell for row in found for cell in row if cell.lstrip(" ").startswith(FORMULA)] == []


@pytest.mark.timeout(**LIMITS)
def test_json_is_shown_whole_and_inert() -> None:
    for text in texts():
        line = json_line({"a": text})
        assert offences(line) == [], ascii(text)
        assert json.loads(line) == {"a": paired(text)}
        laid_out = json_text(json.dumps({"a": text}, ensure_ascii=False, indent=2))
        assert offences(laid_out, multiline=True) == [], ascii(text)
        assert json.loads(laid_out) == {"a": paired(text)}


def test_what_people_write_comes_out_as_it_went_in() -> None:
    for text in INNOCENT:
        assert view(text) == inert(text) == MEDIA["txt"].escape(text) == text
        assert unescape(MEDIA["html"].escape(text)) == text
        assert MarkdownIt("commonmark", {"html": False}).render(MEDIA["md"].escape(text)) == f"<p>{text}</p>\n"
