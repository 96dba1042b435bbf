"""The calendar of a desk, `[calendar]` in `desk.toml`: the days on which nobody works, and how long a claimant has."""

from __future__ import annotations

from datetime import date, datetime

from factcheck.model.toml_form import TomlForm, shown
from factcheck.model.working_days import DAYS_TO_ANSWER, WEEKDAYS, WEEKEND, WorkingDays, is_holiday

KEYS = ("weekend", "holidays", "days-to-answer")
MOST_DAYS_TO_ANSWER = 60


def working_days_from(form: TomlForm) -> WorkingDays:
    """The working days that the table [calendar] describes. Raises SettingsError."""
    weekend = tuple(day.lower() for day in form.listed("weekend")) if "weekend" in form.table else WEEKEND
    for day in weekend:
        if day not in WEEKDAYS:
            raise form.wrong("weekend", f"has {shown(day)}", f"The days are: {', '.join(WEEKDAYS)}.")
    if len(set(weekend)) == len(WEEKDAYS):
        raise form.wrong("weekend", "has every day of the week", "Leave one day to work on.")
    return WorkingDays(weekend, _holidays(form))


def days_to_answer_from(form: TomlForm) -> int:
    """How many working days a claimant has where nobody says otherwise. Raises SettingsError."""
    return form.whole_number("days-to-answer", DAYS_TO_ANSWER, least=1, most=MOST_DAYS_TO_ANSWER)


def _holidays(form: TomlForm) -> tuple[str, ...]:
    given = form.table.get("holidays", [])
    hint = 'Write holidays = ["2026-04-03", "12-25"]: a day, or month and day for one of every year.'
    if not isinstance(given, list):
        raise form.wrong("holidays", "is not a list", hint)
    days = [_day(one) for one in given]
    for one, day in zip(given, days, strict=True):
        if not is_holiday(day):
            raise form.wrong("holidays", f"has {shown(one)}", hint)
    return tuple(days)


def _day(given: object) -> str:
    """A day as a text; TOML has days of its own too, written without quotation marks."""
    if isinstance(given, date) and not isinstance(given, datetime):
        return given.isoformat()
    return given.strip() if isinstance(given, str) else ""
