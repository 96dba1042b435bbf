"""Dates and periods in a sentence: a statement that says when can be checked against what happened then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.model.proposal import Reason

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]|20)\d{2}"
_DATE = (
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{_YEAR})?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"
    rf"|{_MONTH},?\s{_YEAR}|{_YEAR}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})|{_YEAR})"
)
_PERIOD = re.compile(
    rf"\b(?:(?:from|between)\s(?:{_DATE})\s(?:to|and|until|till|through)\s(?:{_DATE})|since\s(?:{_DATE})"
    rf"|{_DATE}\s?[–-]\s?(?:{_DATE}))(?![\w%])",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\w$€£.,]){_DATE}(?![\w%]|,\d|\.\d)")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|o[’']clock)|\b\d{1,2}:\d{2}\b", re.IGNORECASE)
DIGIT = re.compile(r"\d")  # no date or figure in digits stands where there is none
_PERIOD_WEIGHT, _DATE_WEIGHT = 0.45, 0.2


def find_dates(looked: Looked) -> Iterator[Reason]:
    """A reason for a period, or else for the dates of a sentence."""
    if not DIGIT.search(looked.text):
        return
    periods = [" ".join(match[0].split()) for match in _PERIOD.finditer(looked.text)]
    if periods:
        yield Reason(phrase_words("a period", periods), _PERIOD_WEIGHT)
    elif dates := [" ".join(match[0].split()) for match in _SINGLE.finditer(looked.text)]:
        yield Reason(phrase_words("a date", dates), _DATE_WEIGHT)


def find_date_spans(text: str) -> list[tuple[int, int]]:
    """Where dates and times stand, so that their numbers don't count as figures."""
    if not DIGIT.search(text):
        return []
    return [match.span() for pattern in (_PERIOD, _SINGLE, _CLOCK) for match in pattern.finditer(text)]
