"""What a sign is made from, and how its reason is put into words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.intake.claimants import Attribution
from factcheck.model.proposal import Sentence

_MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """A sentence as the signs see it: its text, not longer than is looked at, and who seems to have said it."""

    sentence: Sentence
    text: str
    said: Attribution | None


def list_words(pattern: re.Pattern[str], text: str) -> list[str]:
    """The different words that a pattern finds, as they stand there, in order."""
    found: dict[str, str] = {}
    for match in pattern.finditer(text):
        found.setdefault(match[0].lower(), " ".join(match[0].split()))
    return list(found.values())


def phrase_words(label: str, words: Iterable[str]) -> str:
    """`alleges harm: killed, torture`: a label with the words that it rests on, the first few of them."""
    listed = list(words)
    shown = ", ".join(listed[:_MOST_EXAMPLES])
    return f"{label}: {shown}" + (" …" if len(listed) > _MOST_EXAMPLES else "")
