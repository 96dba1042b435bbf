"""Command lines that can be understood without Typer: known options word for word, each once, and nothing in doubt.

What is not understood here is left to Typer, so that nothing has to be explained in two places.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FLAG = ""  # the value of an option that takes none


class PlainForm:
    """What a command takes: how many words without an option, options with a value, and options without."""

    def __init__(self, words: tuple[int, int], values: Sequence[str], flags: Sequence[str]) -> None:
        self.words = words
        self.values = frozenset(values)
        self.flags = frozenset(flags)


def understand(given: Sequence[str], form: PlainForm) -> tuple[list[str], dict[str, str]] | None:
    """The words, and the options with their values (FLAG where they take none); None where Typer has to look at it."""
    words: list[str] = []
    options: dict[str, str] = {}
    left = list(reversed(given))
    while left:
        word = left.pop()
        if not _is_plain(word):
            return None
        if not word.startswith("-"):
            words.append(word)
        elif word in options:
            return None
        elif word in form.flags:
            options[word] = FLAG
        elif word in form.values and left and _is_plain(left[-1]) and not left[-1].startswith("-"):
            options[word] = left.pop()
        else:
            return None
    least, most = form.words
    return (words, options) if least <= len(words) <= most else None


def _is_plain(word: str) -> bool:
    """Whether a word is there and is text: what could not be decoded stands in it as lone surrogates."""
    return bool(word.strip()) and not any("\ud800" <= letter <= "\udfff" for letter in word)
