"""Texts that are nearly the same: how much of the shorter one stands, word for word, in the other.

The measure is the containment of Andrei Broder, "On the resemblance and containment of documents" (1997): of all runs of
SHINGLE words of the shorter text, the share that the longer one holds too. A case has a few dozen texts at most, so all runs
are compared and none is sampled; the number that is told can be counted by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from factcheck.model.dataclass import dataclass

SHINGLE = 5  # words in a run: long enough that two people who write of one thing seldom share one
LEAST_SHARE = 0.5  # of the shorter text
LEAST_SHINGLES = 40  # a shorter text says too little to be told from a quotation
_MOST_WORDS = 50_000
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts, by their names, and how many of the runs of the shorter one both hold."""

    one: str
    other: str
    shared: int
    whole: int

    @property
    def percent(self) -> int:
        """The share of the shorter text, rounded down."""
        return 100 * self.shared // self.whole


def shingles_of(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of SHINGLE words of a text, without letter case and punctuation, among its first 50,000 words."""
    words = []
    for match in _WORD.finditer(text):
        words.append(match[0].casefold().replace("’", "'"))
        if len(words) == _MOST_WORDS:
            break
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def find_likeness(texts: Mapping[str, str]) -> tuple[Likeness, ...]:
    """The pairs of texts that are nearly the same, the most alike first; texts are given by names."""
    shingles = {name: shingles_of(text) for name, text in texts.items()} if len(texts) > 1 else {}
    found = []
    for one, other in combinations(shingles, 2):
        whole = min(len(shingles[one]), len(shingles[other]))
        shared = len(shingles[one] & shingles[other])
        if whole >= LEAST_SHINGLES and shared >= LEAST_SHARE * whole:
            found.append(Likeness(one, other, shared, whole))
    return tuple(sorted(found, key=lambda alike: -alike.shared / alike.whole))
