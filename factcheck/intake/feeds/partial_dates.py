"""Dates as feeds and sheets write them, with no more precision than they have."""

from __future__ import annotations

import re

from factcheck.errors import InvalidDateError
from factcheck.model.dates import PartialDate

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|[T ]\d|[T ]*$)")
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
_TURNED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str) -> str:
    """The partial date that a text begins with, "" where none can be told.

    ISO dates with or without a time, `5 March 2026`, `March 5, 2026`, `March 2026`, and `25.12.2026` where only one reading
    of day and month is possible: what could be two days is no date.
    """
    text = text.strip()
    if (iso := _ISO.match(text)) is not None:
        return _valid(iso[1], iso[2], iso[3])
    if (named := _NAMED.fullmatch(text)) is not None and named[2][:3].lower() in _MONTHS:
        return _valid(named[4], str(_MONTHS.index(named[2][:3].lower()) + 1), named[1] or named[3])
    if (turned := _TURNED.match(text)) is not None:
        one, other = int(turned[1]), int(turned[2])
        if one == other or (one > 12) != (other > 12):
            day, month = (one, other) if one > 12 or one == other else (other, one)
            return _valid(turned[3], str(month), str(day))
    return ""


def _valid(year: str, month: str | None, day: str | None) -> str:
    written = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    try:
        return str(PartialDate.parse(written))
    except InvalidDateError:
        return ""
