"""Lists of words as they are written in the modules that own them: one string, parted by white space."""

from __future__ import annotations


def word_list(text: str) -> frozenset[str]:
    """The words of a list as a set, in the case they are written in."""
    return frozenset(text.split())


def alternatives(text: str) -> str:
    """The words of a list as the inside of a regular expression; `_` in a word stands for white space."""
    return "|".join(
        word.replace(".", r"\.").replace("_", r"\s+") for word in sorted(text.split(), key=len, reverse=True)
    )
