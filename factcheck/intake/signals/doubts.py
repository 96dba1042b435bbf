"""What speaks against checking a sentence: opinion, forecast, the first person, vagueness, brevity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.intake.signals.openings import Openings
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.model.proposal import Reason


@dataclass(frozen=True, slots=True)
class _Doubt:
    label: str
    weight: float
    alternatives: str
    words: re.Pattern[str]


def _doubt(label: str, weight: float, *alternatives: str) -> _Doubt:
    inside = "|".join(alternatives)
    return _Doubt(label, weight, inside, re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE))


_DOUBTS = (
    _doubt(
        "says what ought to be",
        -0.9,
        r"should(?!\s+have)|ought\s+to|must|needs?\s+to|have\s+to|let\s+us|let[’']s|deserves?|implores?|we\s+urge|please",
    ),
    _doubt(
        "opinion or feeling",
        -0.9,
        r"I\s+(?:think|believe|feel|hope|guess)|in\s+(?:my|our)\s+(?:\w+\s+)*opinion|we\s+(?:believe|feel|hope|think)|great|wonderful|terrible|horrible|beautiful"
        r"|amazing|awful|shame(?:ful)?|sad(?:ly)?|happy|proud|hopeful|ridiculous|stupid|absurd|disgrace(?:ful)?|important|reasonable|significant|interested\s+in"
        r"|concerned\s+that|appreciated|thanked|attaches\s+importance|supports?|welcom(?:e|ed)|seen\s+as|regarded\s+as|frustrated|complicated"
        r"|understand",
    ),
    _doubt(
        "forecast or plan",
        -0.7,
        r"(?<!that\s(?:it|he|we)\s)(?<!that\sthey\s)will|won[’']t|is\s+(?:likely|expected|set|due|poised)|are\s+(?:likely|expected|set|due|poised)|expects?|plans?\s+to|going\s+to|likely\s+to|scheduled"
        r"|intends?|aims?|hopes?\s+to|tomorrow|next\s+(?:week|month|year|\w+day)|eventually|look\s+forward",
    ),
    _doubt("conditional", -0.3, r"would|could(?!\s+(?:hear|see)\b)|(?-i:may)|might|if"),
    _doubt(
        "speaks in the first person",
        -0.45,
        # who heard or paid something bears witness
        r"I(?!\s+(?:then\s+)?(?:heard|saw|asked|told|received|paid|met|witnessed)\b)|we|my|our|us|me|we[’'](?:re|ve|ll)|I[’'](?:m|ve|ll)",
    ),
    _doubt(
        "vague",
        -0.15,
        r"some|many|various|several|often|sometimes|perhaps|maybe|kind\s+of|sort\s+of|a\s+lot|things?|something|somewhat|certain|seem(?:s|ed)?|appear(?:s|ed)?|unclear",
    ),
    _doubt(
        "tells how the article was made",
        -1.0,
        r"told\s+us|we\s+(?:used|decided|turned|converted|asked|contacted|rate|rated|looked|note|found)|this\s+(?:article|story|report|post)|the\s+following\s+(?:chart|table|list)"
        r"|here[’']s|we[’']ll|declined\s+to\s+comment|did\s+not\s+(?:immediately\s+)?respond|provide\s+\w+\s+with",
    ),
)
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SHORT, _VERY_SHORT, _LONG, _TOO_LONG = 12, 7, 22, 60


_OPENINGS = Openings(_DOUBTS)


def find_doubts(looked: Looked) -> Iterator[Reason]:
    """One reason, of negative weight, for each doubt whose words stand in the sentence."""
    for doubt, words in _OPENINGS.find(looked.text):
        yield Reason(phrase_words(doubt.label, words), doubt.weight)


def find_length(looked: Looked) -> Iterator[Reason]:
    """Short sentences seldom hold a claim that stands by itself; longer ones hold more that can be checked."""
    words = len(_WORD.findall(looked.text))
    if words < _VERY_SHORT:
        yield Reason(f"very short: {words} words", -1.3)
    elif words < _SHORT:
        yield Reason(f"short: {words} words", -0.5)
    elif words >= _LONG:
        yield Reason(f"says much: {words} words", 0.3)
