"""Deadlines count working days: weekends and holidays are passed over, and the day of the asking never counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.working_days import WEEKDAYS, WorkingDays, is_holiday

EASTER = WorkingDays(holidays=("2026-04-03", "04-06"))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
CALENDARS = st.builds(
    WorkingDays,
    weekend=st.lists(st.sampled_from(WEEKDAYS), max_size=6, unique=True).map(tuple),
    holidays=st.lists(st.dates(date(2000, 1, 1), date(2101, 1, 1)).map(date.isoformat), max_size=9).map(tuple),
)


@pytest.mark.parametrize(
    ("asked", "days", "last"),
    [
        ("2026-04-01", 1, "2026-04-02"),
        ("2026-04-01", 3, "2026-04-08"),  # Friday is a holiday, then the weekend, then Monday is one of every year
        ("2026-04-03", 1, "2026-04-07"),
        ("2026-04-04", 1, "2026-04-07"),
        ("2027-04-05", 1, "2027-04-07"),
    ],
)
def test_weekends_and_holidays_are_passed_over(asked: str, days: int, last: str) -> None:
    assert EASTER.after(date.fromisoformat(asked), days).isoformat() == last


def test_what_was_passed_over_is_named_with_its_reason() -> None:
    assert EASTER.passed_over(date(2026, 4, 1), date(2026, 4, 8)) == (
        ("2026-04-03", "holiday"),
        ("2026-04-04", "saturday"),
        ("2026-04-05", "sunday"),
        ("2026-04-06", "holiday"),
    )


def test_a_desk_may_rest_on_other_days() -> None:
    assert WorkingDays(("friday", "saturday")).after(date(2026, 4, 2), 1).isoformat() == "2026-04-05"


@given(day=DAYS, days=st.integers(1, 40), calendar=CALENDARS)
def test_the_last_day_is_worked_on_and_as_many_working_days_lie_up_to_it(
    day: date, days: int, calendar: WorkingDays
) -> None:
    last = calendar.after(day, days)
    assert calendar.why_not(last) == ""
    assert (last - day).days - len(calendar.passed_over(day, last)) == days


@pytest.mark.parametrize(
    ("text", "known"),
    [("2026-12-25", True), ("12-25", True), ("02-29", True), ("2026-02-29", False), ("13-01", False), ("20261225", False),
     ("Christmas", False), ("", False), ("2026-W01-1", False)],
)  # fmt: skip
def test_a_holiday_is_a_day_or_one_of_every_year(text: str, known: bool) -> None:
    assert is_holiday(text) is known
