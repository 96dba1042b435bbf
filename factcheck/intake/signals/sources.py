"""Who is named in a sentence, and to whom it is attributed: what somebody else asserts can be put to the test."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.intake.abbreviations import STARTERS
from factcheck.intake.reporting import BODIES, VERB
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.model.proposal import Reason

_CAPITALS = re.compile(
    r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-ÞА-Я][\w’'-]*(?:\s(?:of|for|the|and)\s(?:the\s)?[A-Z][\w’'-]*|\s[A-Z][\w’'-]*)*"
)
_DAY_OR_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|\w+day")
_SAID_WEIGHTS = {"document": 0.6, "organisation": 0.5, "unknown": 0.2}
_PERSON_WEIGHT, _BODY_WEIGHT, _NAMES_WEIGHT, _SECOND_HAND_WEIGHT = 0.05, 0.25, 0.15, 0.35


def find_attribution(looked: Looked) -> Iterator[Reason]:
    """A reason for who seems to have said the sentence (a report or a study weighs most), and for words at second hand."""
    if looked.said is None:
        return
    claimant = looked.said.claimant
    weight = _SAID_WEIGHTS.get(claimant.kind, _PERSON_WEIGHT)
    yield Reason(f"attributed to {claimant.name}", weight)
    verbs = [match[0] for match in VERB.finditer(looked.text)]
    if len(verbs) > 1:
        yield Reason(phrase_words("reports somebody else's words", verbs), _SECOND_HAND_WEIGHT)


def find_bodies(looked: Looked) -> Iterator[Reason]:
    """A reason for the public bodies, or else the people and places, that the sentence names."""
    names = list(dict.fromkeys(match[0] for match in _CAPITALS.finditer(looked.text) if _is_name(match[0])))
    bodies = [name for name in names if _is_body(name)]
    if bodies:
        yield Reason(phrase_words("names a body" if len(bodies) == 1 else "names bodies", bodies), _BODY_WEIGHT)
    elif names:
        yield Reason(phrase_words("names", names), _NAMES_WEIGHT)


def _is_name(words: str) -> bool:
    return len(words) > 2 and words.lower() not in STARTERS and not _DAY_OR_MONTH.fullmatch(words)


def _is_body(name: str) -> bool:
    return (name.isupper() and len(name) < 7) or any(word in BODIES for word in re.findall(r"[\w']+", name.lower()))
