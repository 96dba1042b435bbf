"""Mending a JSON object whose texts hold quotation marks that were not escaped.

A mark ends a text only where what follows it fits: a colon after a key; after a value the end of what holds it, or a comma
and the next key or value. Any other mark was written by a person, and is escaped.
"""

from __future__ import annotations

import re

_STOP = re.compile(r'["\\\n]')
_BLANK = re.compile(r"\s*")
_NEXT_KEY = re.compile(r'\s*,\s*"[^"\\]{1,64}"\s*:')
_NEXT_VALUE = re.compile(r'\s*,\s*(?:["{\[\d-]|true|false|null)')
_STRUCTURE = re.compile(r'["{}\[\]]')
DEEPEST = 64


def mend_quotes(text: str, start: int, limit: int) -> tuple[str, int] | None:
    """The object or list at `text[start:]` with stray marks escaped, and where it ends; None where it can't be told.

    No more than `limit` characters are looked at.
    """
    end = min(len(text), start + limit)
    pieces: list[str] = []
    holders: list[str] = []
    place = kept = start
    while place < end:
        found = _STRUCTURE.search(text, place, end)
        if found is None:
            return None
        sign, place = found[0], found.end()
        if sign in "{[":
            holders.append(sign)
            if len(holders) > DEEPEST:
                return None
        elif sign in "}]":
            if not holders or holders.pop() != ("{" if sign == "}" else "["):
                return None
            if not holders:
                return "".join([*pieces, text[kept:place]]), place
        else:
            closing = _close(text, place, end, holders, pieces, kept)
            if closing is None:
                return None
            place, kept = closing
    return None


def _close(text: str, place: int, end: int, holders: list[str], pieces: list[str], kept: int) -> tuple[int, int] | None:
    """The place after the mark that ends a text, and up to where all was copied; stray marks go escaped to `pieces`."""
    is_key = bool(holders) and holders[-1] == "{" and _before(text, place - 1) in "{,"
    while (found := _STOP.search(text, place, end)) is not None:
        place = found.end()
        if found[0] == "\\":
            place += 1
        elif found[0] == '"':
            if _ends(text, place, is_key, holders):
                return place, kept
            pieces.append(text[kept : place - 1] + '\\"')
            kept = place
    return None


def _before(text: str, place: int) -> str:
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return text[place - 1] if place else ""


def _ends(text: str, place: int, is_key: bool, holders: list[str]) -> bool:
    after = _BLANK.match(text, place)
    assert after is not None
    sign = text[after.end() : after.end() + 1]
    if is_key:
        return sign == ":"
    holder = holders[-1] if holders else ""
    if sign == ",":
        return bool((_NEXT_KEY if holder == "{" else _NEXT_VALUE).match(text, place))
    return sign == ("}" if holder == "{" else "]")
