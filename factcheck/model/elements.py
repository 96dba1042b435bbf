"""The elements of a claim: the parts of it that can each be right or wrong, and which evidence speaks to which.

They are the desk's own working notes, never published: of what two people wrote apart the last in the order of events
counts, and an element that one of them took out is out.
"""

from __future__ import annotations

from factcheck.model.dataclass import dataclass
from factcheck.model.event import Who

WHO, WHAT, HOW_MUCH, WHEN, WHERE, CAUSE = ELEMENT_KINDS = ("who", "what", "how-much", "when", "where", "cause")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a claim: its kind and its words, who wrote them last and when. `event` is the event that brought it."""

    id: str
    kind: str
    text: str
    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class ElementTie:
    """What one piece of evidence says of one element: a stance."""

    evidence: str
    element: str
    stance: str


@dataclass(frozen=True, slots=True)
class ProposedElement:
    """An element that the words of a claim suggest, and why."""

    kind: str
    text: str
    reason: str
