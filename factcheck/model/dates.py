"""Partial dates: a year, a month or a day, kept with the precision that was known and never filled in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache, total_ordering

from factcheck.errors import InvalidDateError
from factcheck.model.dataclass import dataclass

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TIME = re.compile(r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of the precision that is known: `2020`, `2020-12` or `2020-12-24` (ISO 8601, proleptic Gregorian)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises InvalidDateError for everything else."""
        match = _SHAPE.fullmatch(text.strip()) if text.isascii() else None
        if match is None:
            raise _invalid(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise _invalid(text) from error
        return cls(year, month, day)

    @classmethod
    def read(cls, text: str) -> PartialDate | None:
        """The date that a file holds, None where it holds none or something else."""
        try:
            return cls.parse(text)
        except InvalidDateError:
            return None

    @property
    def first(self) -> date:
        """The first day the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day the date may mean."""
        if self.day is not None:
            return self.first
        month = self.month or 12
        following = date(self.year + month // 12, month % 12 + 1, 1) if (self.year, month) != (9999, 12) else date.max
        return following if following == date.max else date.fromordinal(following.toordinal() - 1)

    def is_surely_after(self, other: PartialDate) -> bool:
        """Whether every day this date may mean comes after every day the other may mean."""
        return self.first > other.last

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _invalid(text: str) -> InvalidDateError:
    return InvalidDateError(
        f"“{text}” is not a date.", hint="Write a day as 2020-12-24, a month as 2020-12 or a year as 2020."
    )


def format_instant(moment: datetime) -> str:
    """A moment as `2020-12-24T10:00:00Z` (UTC, whole seconds)."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def parse_instant(text: str) -> datetime:
    """Read `2020-12-24T10:00:00Z`, or a day alone, which means its midnight in UTC. Raises InvalidDateError."""
    shaped = text if _INSTANT.fullmatch(text) else f"{text}T00:00:00Z"
    try:
        if not _INSTANT.fullmatch(shaped):
            raise ValueError(text)
        return datetime.fromisoformat(shaped)
    except ValueError as error:
        raise InvalidDateError(
            f"“{text}” is not a moment.", hint="Write it as 2020-12-24T10:00:00Z (UTC), or a day as 2020-12-24."
        ) from error


def is_instant(text: str) -> bool:
    """Whether a text is a moment in the one form that events carry."""
    return _TIME.fullmatch(text, 10) is not None and _is_day(text[:10])


@lru_cache(1024)  # what is read together happened on the same days
def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
