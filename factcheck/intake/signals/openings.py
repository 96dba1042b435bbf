"""Which patterns could match a text at all, told by how its words begin: most sentences hold the words of few topics.

Trying each pattern at each place of a sentence costs more than all the rest of ranking; looking up the first letters of its
words costs next to nothing. A pattern that may begin otherwise than with letters is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from factcheck.intake.signals.sign import list_words

_LONGEST = 4
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[A-Za-z]+")
_OPTIONAL = "?*{"


class HasWords(Protocol):
    """Anything with a pattern of words; it must match at the beginning of a word."""

    @property
    def words(self) -> re.Pattern[str]:
        """The pattern."""
        ...

    @property
    def alternatives(self) -> str:
        """The inside of the pattern, without its word boundaries."""
        ...


Row = TypeVar("Row", bound=HasWords)


class Openings(Generic[Row]):
    """Rows by the letters that their words begin with."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self._always = 0
        self._masks: dict[str, int] = {}
        for place, row in enumerate(self._rows):
            for alternative in split_alternatives(row.alternatives):
                self._enter(alternative, 1 << place)

    def _enter(self, alternative: str, bit: int) -> None:
        opening = find_opening(alternative)
        if opening:
            self._masks[opening] = self._masks.get(opening, 0) | bit
        else:
            self._always |= bit

    def find(self, text: str) -> Iterator[tuple[Row, list[str]]]:
        """The rows whose words stand in a text, in their order, each with its different words as they stand there."""
        places: dict[int, list[int]] = {}
        for opening, starts in _openings_of(text).items():
            mask = self._masks.get(opening, 0)
            while mask:
                places.setdefault((mask & -mask).bit_length() - 1, []).extend(starts)
                mask &= mask - 1
        for number, row in enumerate(self._rows):
            if self._always >> number & 1:
                words = list_words(row.words, text)
            elif number in places:
                words = _list_words_at(row.words, text, sorted(set(places[number])))
            else:
                continue
            if words:
                yield row, words


def _list_words_at(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> list[str]:
    """As `list_words`, looking only where a word begins that may begin the pattern."""
    found: dict[str, str] = {}
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            found.setdefault(match[0].lower(), " ".join(match[0].split()))
    return list(found.values())


@lru_cache(maxsize=4)
def _openings_of(text: str) -> dict[str, list[int]]:
    """Where words begin, by their first letters; kept for a moment, as several lists of rows ask for the same sentence."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        word, start = match[0].lower(), match.start()
        for length in range(1, min(len(word), _LONGEST) + 1):
            places.setdefault(word[:length], []).append(start)
    return places


def split_alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern: its parts between the bars that stand in no parentheses or brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(pattern):
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and depth == 0:
            parts.append(pattern[start:place])
            start = place + 1
    return [*parts, pattern[start:]]


def find_opening(alternative: str) -> str:
    """The letters that every match of an alternative begins with, at most four, in lower case; "" for none."""
    letters = _LETTERS.match(alternative)
    if letters is None:
        return ""
    sure = letters[0]
    if alternative[letters.end() : letters.end() + 1] in tuple(_OPTIONAL):
        sure = sure[:-1]
    return sure[:_LONGEST].lower()
