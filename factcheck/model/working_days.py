"""The working days of a desk: every day but those of its weekend and its holidays, which its settings name."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.model.dataclass import dataclass

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKEND = ("saturday", "sunday")
DAYS_TO_ANSWER = 5
_EVERY_YEAR = re.compile(r"\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """`weekend` holds names of WEEKDAYS, not all seven; `holidays` days (ISO), those of every year as `12-25`."""

    weekend: tuple[str, ...] = WEEKEND
    holidays: tuple[str, ...] = ()

    def why_not(self, day: date) -> str:
        """Why nobody works on a day: the name of the weekday, `holiday`, or "" for a working day."""
        name = WEEKDAYS[day.weekday()]
        if name in self.weekend:
            return name
        text = day.isoformat()
        return "holiday" if text in self.holidays or text[5:] in self.holidays else ""

    def after(self, day: date, days: int) -> date:
        """The working day that comes so many working days after a day; `days` is 1 or more.

        The day itself never counts: whoever is asked late on a Friday has the whole of the next working day. Raises
        OverflowError where the calendar has no such day.
        """
        found = day
        while days > 0:
            found += timedelta(days=1)
            days -= not self.why_not(found)
        return found

    def passed_over(self, first: date, last: date) -> tuple[tuple[str, str], ...]:
        """The days after `first` and up to `last` that are no working days, each (ISO) with the reason."""
        days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
        return tuple((day.isoformat(), why) for day in days if (why := self.why_not(day)))


def is_holiday(text: str) -> bool:
    """Whether a text names a day (`2026-12-25`), or one of every year (`12-25`, and `02-29` too)."""
    whole = f"2024-{text}" if _EVERY_YEAR.fullmatch(text) else text
    try:
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
