"""Keys by which words are compared: two spellings that a person would call the same have one key."""

from __future__ import annotations

import unicodedata

_KEPT_SYMBOLS = frozenset("%‰§#@&")
_MINUS = frozenset("-−–")


def claim_key(words: str) -> str:
    """A claim without what does not change its meaning: letter case, width, punctuation and spaces.

    Kept are letters, digits, marks, symbols (currencies, percent, plus) and a minus before a digit: a claim of -5 % is not
    that of 5 %. Words that hold nothing of these are their own key.
    """
    normal = kept = _folded(words)
    if not _MINUS.isdisjoint(normal):
        following = f"{normal[1:]} "
        kept = "".join(
            " " if letter in _MINUS and not after.isdigit() else letter
            for letter, after in zip(normal, following, strict=True)
        )
    return " ".join(kept.translate(_COUNTING).split()) or normal.strip()


def name_key(name: str) -> str:
    """A name without letter case and width, its spaces collapsed."""
    return " ".join(_folded(name).split())


def _folded(words: str) -> str:
    """Words in the form in which Unicode compares them without case and width (its toNFKC_Casefold, done twice over)."""
    if words.isascii():
        return words.lower()
    for _ in range(2):
        words = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", words).casefold())
    return words


class _Counting(dict[int, int]):
    """For each letter itself where it counts, else a space; found out when a letter is met first."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        counts = (
            letter.isalnum() or letter in _KEPT_SYMBOLS or letter in _MINUS or unicodedata.category(letter)[0] in "MS"
        )
        self[code] = code if counts else ord(" ")
        return self[code]


_COUNTING = _Counting()
