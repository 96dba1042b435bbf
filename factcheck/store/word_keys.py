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
    normal = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    following = f"{normal[1:]} "
    kept = "".join(letter if _counts(letter, after) else " " for letter, after in zip(normal, following, strict=True))
    return " ".join(kept.split()) or normal.strip()


def name_key(name: str) -> str:
    """A name without letter case and width, its spaces collapsed."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _counts(letter: str, after: str) -> bool:
    if letter.isalnum() or letter in _KEPT_SYMBOLS:
        return True
    if letter in _MINUS:
        return after.isdigit()
    return unicodedata.category(letter)[0] in "MS"
