"""From bytes to text: what the source states about its encoding, then UTF-8, then the old single-byte ones.

Whatever had to be guessed is said in a note, so that the person who reads a wrong letter knows where it came from.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import UnreadableSourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CYRILLIC, _HIGH = re.compile("[а-яА-ЯёЁ]"), re.compile(r"[\u0080-\U0010ffff]")
_MOST_CONTROLS = 0.01  # of the characters, above which a source is no text
_MOSTLY = 0.4  # share of high letters from which a text isn't written in a Latin script
_BROKEN = 0.1  # unreadable places for each readable character outside ASCII, up to which a text is damaged UTF-8


def decode(data: bytes, *, stated: str = "", title: str = "The text") -> tuple[str, tuple[str, ...]]:
    """The text of a source, line ends evened to `\\n`, and notes on what was guessed.

    `stated` is the encoding that the source names, "" for none. Raises UnreadableSourceError for what is no text.
    """
    text, notes = _decode_bytes(data, stated, title)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise _not_text(title)
    return text, notes


def _decode_bytes(data: bytes, stated: str, title: str) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], encoding, title), ()
    if b"\0" in data:
        raise _not_text(title)
    for encoding in ("utf-8", stated):
        text = _try(data, encoding)
        if text is not None:
            return text, ()
    return _guess(data, title)


def _decode_marked(data: bytes, encoding: str, title: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise _not_text(title)
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = str(data, encoding) if encoding else None
    except (UnicodeError, LookupError, ValueError):
        return None
    return text


def _guess(data: bytes, title: str) -> tuple[str, tuple[str, ...]]:
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    if broken <= _BROKEN * (len(_HIGH.findall(damaged)) - broken):
        places = "1 place" if broken == 1 else f"{broken} places"
        return damaged, (f"{places} of the text could not be read and show as \ufffd.",)
    western, cyrillic = _try(data, "cp1252"), _try(data, "cp1251")
    if cyrillic is not None and len(_CYRILLIC.findall(cyrillic)) > _MOSTLY * _count_letters(cyrillic):
        return cyrillic, (_guessed("Windows-1251 (Cyrillic)"),)
    if western is None:
        raise UnreadableSourceError(
            f"The encoding of {title[0].lower() + title[1:]} is not known. Nothing was changed.",
            hint="Save it as UTF-8 text.",
        )
    return western, (_guessed("Windows-1252 (Western)"),)


def _guessed(encoding: str) -> str:
    return f"The text states no encoding and is no UTF-8: it was read as {encoding}. Check its accented letters."


def _count_letters(text: str) -> int:
    return sum(char.isalpha() for char in text) or 1


def _not_text(title: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{title} is not text. Nothing was changed.",
        hint="Copy the article's text into a text file, or save the page as HTML, and take that in.",
    )
