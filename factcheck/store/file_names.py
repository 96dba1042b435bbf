"""The names of files: `<year>-<month>/<id>-<slug>.json`, made from a moment, an id and a few words.

A name never changes after the file was made. Only ASCII letters and digits get into it, so that it is the same on every
file system, is no hidden file and no device of Windows, and can be typed.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 48
_NAME = re.compile(r"(?P<id>[0-9a-hjkmnp-tv-z]{8})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.json")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
# Letters that Unicode does not take apart into a base and a mark.
_LATIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


def slug_of(words: str) -> str:
    """A few words as part of a file name: ASCII, lower case, at most 48 characters, whole words where it can be.

    Words without any Latin letter or digit give `untitled`.
    """
    slug = _NO_LETTER.sub("-", _in_plain_letters(words[:400].lower())).strip("-")
    if len(slug) > LONGEST_SLUG:
        cut = slug[: LONGEST_SLUG + 1].rsplit("-", 1)[0]
        slug = cut if LONGEST_SLUG // 2 <= len(cut) <= LONGEST_SLUG else slug[:LONGEST_SLUG].strip("-")
    return f"the-{slug}" if slug in _DEVICES else slug or "untitled"


def _in_plain_letters(words: str) -> str:
    if words.isascii():
        return words
    decomposed = unicodedata.normalize("NFKD", words.translate(_LATIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def file_name(identifier: str, words: str) -> str:
    """The name of the file of a case or an article."""
    return f"{identifier}-{slug_of(words)}.json"


def id_in_name(name: str) -> str:
    """The id that a file name carries, "" where it is not the name of a case or an article."""
    match = _NAME.fullmatch(name)
    return match["id"] if match else ""


def month_of(at: str) -> str:
    """The folder of things that began at a moment: its year and month."""
    return at[:7]
