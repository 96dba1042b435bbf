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
    normal = _folded(words)
    following = f"{normal[1:]} "
    kept = "".join(letter if _counts(letter, after) else " " for letter, after in zip(normal, following, strict=False))
    return " ".join(kept.split()) or normal.strip()


def name_key(name: str) -> str:
    """A name without letter case and width, its spaces collapsed."""
    return " ".join(_folded(name).split())


def _folded(words: str) -> str:
    """Words in the form in which Unicode compares them without case and width (its toNFKC_Casefold, done twice over)."""
    for _ in range(2):
        words = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", words).casefold())
    return words


def _counts(letter: str, after: str) -> bool:
    if letter.isalnum() or letter in _KEPT_SYMBOLS:
        return True
    if letter in _MINUS:
        return after.isdigit()
    return unicodedata.category(letter)[0] in "MS"
