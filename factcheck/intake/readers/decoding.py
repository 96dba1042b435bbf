"""From bytes to text: what the source states about its encoding, then UTF-8, then a guess at the old ones.

Whatever had to be guessed is said in a note, so that the person who reads a wrong letter knows where it came from.
"""

from __future__ import annotations

import codecs
import re
from importlib.util import find_spec

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
_HEAD = 20_000  # bytes that are looked at for zeros
_LEAST_ZEROS = 0.02  # of all bytes: blanks and line ends have one in any script
_MOST_PRINTABLE = 0.99
_FEWEST_LETTERS = 20  # that are not ASCII, below which a guess is no better than another
_GUESSED_BYTES = 100_000
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
    wide = stated.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    if wide and (text := _try(data, stated)) is not None:
        return text, ()
    if b"\0" in data:
        return _guess_wide(data, title)
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
        if text is not None:
            text.encode()  # some codecs let half a character through
    except (UnicodeError, LookupError, ValueError):
        return None
    return text


def _guess_wide(data: bytes, title: str) -> tuple[str, tuple[str, ...]]:
    """A text of two bytes to a character that does not begin with a mark: all its zeros stand on one side."""
    zeros = [place for place in range(min(len(data), _HEAD)) if not data[place]]
    sides = {place % 2 for place in zeros}
    if len(sides) == 1 and len(data) % 2 == 0 and len(zeros) >= _LEAST_ZEROS * min(len(data), _HEAD):
        encoding = "utf-16-le" if sides == {1} else "utf-16-be"
        text = _try(data, encoding)
        if text is not None and _is_written(text):
            return text, (_guessed("UTF-16"),)
    raise _not_text(title)


def _is_written(text: str) -> bool:
    known = sum(char.isprintable() or char in "\t\n\r\f" for char in text)
    return known >= _MOST_PRINTABLE * len(text)


def _guess(data: bytes, title: str) -> tuple[str, tuple[str, ...]]:
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    if broken <= _BROKEN * (len(_HIGH.findall(damaged)) - broken):
        places = "1 place" if broken == 1 else f"{broken} places"
        return damaged, (f"{places} of the text could not be read and show as \ufffd.",)
    other = _guess_other(data)
    if other is not None:
        return other
    western, cyrillic = _try(data, "cp1252"), _try(data, "cp1251")
    if cyrillic is not None and len(_CYRILLIC.findall(cyrillic)) > _MOSTLY * _count_letters(cyrillic):
        return cyrillic, (_guessed("Windows-1251 (Cyrillic)"),)
    if western is None:
        raise UnreadableSourceError(
            f"The encoding of {title[0].lower() + title[1:]} is not known. Nothing was changed.",
            hint="Save it as UTF-8 text.",
        )
    return western, (_guessed("Windows-1252 (Western)"),)


def _guess_other(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """A guess at the encodings of other scripts, where the library is there and half of the letters are not Latin."""
    western = data.decode("cp1252", "replace")
    high = sum(char > "\x7f" for char in western)
    if find_spec("charset_normalizer") is None or high < max(_FEWEST_LETTERS, _MOSTLY * _count_letters(western)):
        return None
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_GUESSED_BYTES]).best()
    text = _try(data, best.encoding) if best is not None else None
    if best is None or text is None or len(_CYRILLIC.findall(text)) > 0:
        return None
    return text, (_guessed(best.encoding.replace("_", "-")),)


def _guessed(encoding: str) -> str:
    return (
        f"The text states no encoding and is no UTF-8: it was read as {encoding}. If letters are wrong: --encoding NAME"
    )


def _count_letters(text: str) -> int:
    return sum(char.isalpha() for char in text) or 1


def _not_text(title: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{title} is not text. Nothing was changed.",
        hint="Copy the article's text into a text file, or save the page as HTML, and take that in.",
    )
