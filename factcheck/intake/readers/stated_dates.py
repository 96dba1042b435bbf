"""Reads the date forms that web pages state in their metadata, with the precision that they have.

A form whose order of day and month can't be told (`12/10/2020`) is not read: no date is better than a wrong one.
"""

from __future__ import annotations

import re

from factcheck.errors import InvalidDateError
from factcheck.intake.wordlist import word_list
from factcheck.model.dates import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?![\d/.-])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_YEAR = re.compile(r"\d{4}")
_MONTH_WORD = r"([A-Za-z]{3,9})\.?"
_DAY_FIRST = re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH_WORD},?[\s-]+(\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?{_MONTH_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")
_MONTH_YEAR = re.compile(rf"{_MONTH_WORD},?\s+(\d{{4}})")
_FULL_MONTHS = word_list("january february march april may june july august september october november december sept")


def read_stated_date(text: str) -> PartialDate | None:
    """The day, month or year that a page's metadata states, or None for a form that isn't understood."""
    text = text.strip()[:100]
    parts = _read_figures(text) or _read_words(text)
    if parts is None:
        return None
    year, month, day = parts
    shaped = year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")
    try:
        return PartialDate.parse(shaped)
    except InvalidDateError:
        return None


def _read_figures(text: str) -> tuple[str, str, str] | None:
    if _YEAR.fullmatch(text):
        return text, "", ""
    if iso := _ISO.match(text):
        return iso[1], iso[2], iso[3] or ""
    if compact := _COMPACT.fullmatch(text):
        return compact[1], compact[2], compact[3]
    return None


def _read_words(text: str) -> tuple[str, str, str] | None:
    if match := _DAY_FIRST.match(text):
        return _with_month(match[3], match[2], match[1])
    if match := _MONTH_FIRST.match(text):
        return _with_month(match[3], match[1], match[2])
    if match := _MONTH_YEAR.fullmatch(text):
        return _with_month(match[2], match[1], "")
    return None


def _with_month(year: str, month: str, day: str) -> tuple[str, str, str] | None:
    small = month.lower()
    if small not in _FULL_MONTHS and small not in _MONTHS:
        return None
    return year, str(_MONTHS.index(small[:3]) + 1), day
