"""What the model sees of a sentence: hashed words and pairs of words, and the marks of its shape, as bucket -> value.

Training and estimating both call `find_features`, so they can't see different things. Hashes are crc32: they are the same in
every process and on every machine.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from factcheck.intake.debates.shapes import find_marks

BUCKETS = 1 << 16  # for words and pairs of them, then as many for marks as MARKS
MARKS = 1 << 12
MARK_VALUE = 0.2
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|0|[$%?!]")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ENDINGS = ("ing", "edly", "ed", "es", "ly", "s")
LONGEST = 1500  # characters that are looked at


def find_features(text: str) -> dict[int, float]:
    """The buckets of a sentence with their values; words and pairs count once, and all of them together weigh the same."""
    return find_features_of(*read_words(text))


def find_features_of(plain: str, words: Sequence[str]) -> dict[int, float]:
    """As `find_features`, of a sentence whose words are known."""
    stems = [_stem(word) for word in words]
    grams = {_bucket(stem) for stem in stems}
    grams.update(_bucket(f"{one} {other}") for one, other in pairwise(stems))
    features = dict.fromkeys(sorted(grams), 1 / math.sqrt(len(grams)) if grams else 0.0)
    for mark in find_marks(plain, words):
        features[_mark_bucket(mark)] = MARK_VALUE
    return features


def find_word_buckets(words: Sequence[str]) -> list[tuple[str, int]]:
    """Each word that can be named to a person, once, with its bucket."""
    return [(word, _bucket(_stem(word))) for word in dict.fromkeys(words) if len(word) > 2]


def read_words(text: str) -> tuple[str, list[str]]:
    """A sentence with straight apostrophes, as far as it is looked at, and its words in lower case; a number is `0`."""
    plain = text[:LONGEST].replace("’", "'")
    return plain, _WORD.findall(_NUMBER.sub("0", plain.lower()))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _bucket(gram: str) -> int:
    return crc32(gram.encode("utf-8", "replace")) & (BUCKETS - 1)


@lru_cache(maxsize=4096)
def _mark_bucket(mark: str) -> int:
    return BUCKETS + (crc32(mark.encode()) & (MARKS - 1))
