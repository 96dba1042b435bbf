"""Whether a sentence continues a report: findings that follow a named document without naming it again.

`The report lists the wells … 12 of them were closed …` The second sentence is the report's claim, and its claimant the
document, though nothing in it says so. It must look like a finding, and stand close to what it continues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.intake.wordlist import word_list
from factcheck.model.proposal import Sentence

_FIGURE = re.compile(r"\d|\b(?:percent|per cent|dozens?|hundreds?|thousands?|millions?|half|most|majority)\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:\w+ed|found|seen|shown|known|held|shot|hit|built|made)\b"
)
_HAPPENED = re.compile(r"\b(?:was|were)\s+(?:\w+ly\s+)?\w+ed\b")
_FINDING = re.compile(
    r"\b(?:rose|fell|increased|decreased|grew|dropped|declined|killed|injured|wounded|recorded|documented|registered|found"
    r"|identified|counted|reported|rates?|cases|compared|likely|risk|average|didn['’]t)\b"
)
_OUTLET = re.compile(r"\b(?:we|our|us|I|my)\b", re.IGNORECASE)
_METHOD = re.compile(
    r"\b(?:the\s+)?(?:researchers|authors|scientists|team|investigators|auditors|participants|respondents)\s+(?:\w+ly\s+)?"
    r"(?:looked|asked|studied|analysed|analyzed|surveyed|interviewed|examined|collected|used|followed|who|were|filled)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = word_list(
    """
    about after again their there these those which while where would could should other being because between
    during since under until against through before years months according
    """
)
_STEM = 6
_NEXT_PARAGRAPHS = 4
_SHARED_WORDS = 2


@dataclass(slots=True)
class ReportThread:
    """A document that is being reported: the words of what it has said so far, and where it was heard last."""

    paragraph: int
    words: set[str] = field(default_factory=set)

    def add(self, sentence: Sentence) -> None:
        """Take in a sentence of the report."""
        self.paragraph = sentence.paragraph
        self.words |= _stems(sentence.text)


def tells_of_research(sentence: Sentence) -> bool:
    """Whether the outlet tells how a report was made (`The researchers asked 900 people …`): it goes on, in its words."""
    return _METHOD.search(sentence.text[:1000]) is not None


def continues_report(thread: ReportThread, sentence: Sentence) -> bool:
    """Whether a sentence without a source of its own continues the thread."""
    distance = sentence.paragraph - thread.paragraph
    text = sentence.text[:1000]
    if distance > _NEXT_PARAGRAPHS or _OUTLET.search(text):
        return False
    is_finding = bool(_FIGURE.search(text) or (_PASSIVE.search(text) and _FINDING.search(text)))
    shared = len(_stems(text) & thread.words)
    if distance == 0:
        return is_finding or (shared >= _SHARED_WORDS and bool(_FINDING.search(text)))
    tells_of_it = bool(_FINDING.search(text) or _HAPPENED.search(text))
    return is_finding and tells_of_it and shared >= _SHARED_WORDS


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower()[:1000]) if word not in _COMMON}
