"""The calendar of a desk: what may stand there, and how a refusal says what may."""

from __future__ import annotations

import tomllib

import pytest

from factcheck.config.desk_settings import DeskSettings, desk_settings_from
from factcheck.errors import SettingsError


def settings(calendar: str) -> DeskSettings:
    return desk_settings_from(tomllib.loads(f'[desk]\nname = "D"\n[calendar]\n{calendar}'), "desk.toml")


def test_a_desk_that_says_nothing_rests_on_saturday_and_sunday() -> None:
    found = settings("")
    assert (found.weekend, found.holidays, found.days_to_answer) == (("saturday", "sunday"), (), 5)


def test_holidays_are_days_with_or_without_a_year_and_with_or_without_quotation_marks() -> None:
    found = settings('weekend = ["Friday"]\nholidays = ["12-25", 2026-04-03]\ndays-to-answer = 3')
    assert (found.weekend, found.holidays, found.days_to_answer) == (("friday",), ("12-25", "2026-04-03"), 3)
    assert found.unknown == ()
    assert settings("weekend = []").weekend == ()


@pytest.mark.parametrize(
    "wrong",
    ['weekend = ["Sonntag"]', 'holidays = ["25.12."]', "holidays = [1]", 'holidays = "12-25"', "days-to-answer = 0",
     'weekend = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]',
     "holidays = [2026-04-03T10:00:00]"],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_what_may_stand_there(wrong: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(wrong)
    assert "calendar" in caught.value.message
    assert caught.value.hint


def test_a_key_that_is_not_known_is_told() -> None:
    assert settings('christmas = "12-25"').unknown == ("calendar.christmas",)
