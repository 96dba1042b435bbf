"""Partial dates keep the precision that was known, and moments have one form."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidDateError
from factcheck.model.dates import PartialDate, format_instant, is_instant, parse_instant

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
partial_dates = st.builds(
    lambda day, precision: PartialDate(*(day.year, day.month, day.day)[:precision]), days, st.integers(1, 3)
)


@pytest.mark.parametrize("text", ["2020", "2020-12", "2020-12-24", "0001", "9999-12-31", "2024-02-29"])
def test_a_partial_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(partial_dates)
def test_every_partial_date_survives_being_written_and_read(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@pytest.mark.parametrize(
    "text",
    ["", "20", "2020-1", "2020-13", "2020-00", "2020-12-00", "2020-12-32", "2023-02-29", "0000", "24.12.2020",
     "2020-12-24T10:00:00Z", "unknown", "２０２０", "٢٠٢٠-١٢", "2020-12-", "-2020", "2020/12", "2020-12-24 25"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_three_forms(text: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        PartialDate.parse(text)
    assert "2020-12-24" in caught.value.hint
    assert PartialDate.read(text) is None


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_an_invalid_date(text: str) -> None:
    found = PartialDate.read(text)
    assert found is None or str(found) == text.strip()


@given(partial_dates)
def test_a_date_covers_the_days_it_may_mean_and_no_other(when: PartialDate) -> None:
    assert when.first <= when.last
    for day in (when.first, when.last):
        assert (day.year, day.month, day.day)[: str(when).count("-") + 1] == tuple(
            part for part in (when.year, when.month, when.day) if part is not None
        )
    if when.last < date.max:
        assert not str(when.last + timedelta(days=1)).startswith(str(when))


def test_the_last_day_of_a_month_knows_leap_years() -> None:
    assert PartialDate.parse("2024-02").last == date(2024, 2, 29)
    assert PartialDate.parse("1900-02").last == date(1900, 2, 28)
    assert PartialDate.parse("2020").last == date(2020, 12, 31)
    assert PartialDate.parse("9999").last == date(9999, 12, 31)


def test_a_date_is_surely_after_another_only_if_no_day_is_shared() -> None:
    december, eve, year = (PartialDate.parse(text) for text in ("2020-12", "2020-12-24", "2020"))
    assert not december.is_surely_after(eve)
    assert not eve.is_surely_after(december)
    assert not december.is_surely_after(year)
    assert not eve.is_surely_after(eve)
    assert PartialDate.parse("2020-12-25").is_surely_after(eve)
    assert PartialDate.parse("2021").is_surely_after(december)
    assert not december.is_surely_after(PartialDate.parse("2021"))


@given(partial_dates, partial_dates, partial_dates)
def test_dates_of_all_precisions_have_one_order(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    assert (one < two) + (two < one) + (one == two) == 1
    if one <= two <= three:
        assert one <= three


def test_of_dates_that_begin_together_the_shorter_span_comes_first() -> None:
    texts = ["2020", "2020-01", "2020-01-01", "2019-12-31", "2020-01-02"]
    ordered = [str(when) for when in sorted(PartialDate.parse(text) for text in texts)]
    assert ordered == ["2019-12-31", "2020-01-01", "2020-01", "2020", "2020-01-02"]


@given(st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_a_moment_of_any_time_zone_has_one_form_in_utc(naive: datetime, minutes: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    text = format_instant(moment)
    assert is_instant(text)
    assert parse_instant(text) == moment.replace(microsecond=0)
    assert parse_instant(text).tzinfo is UTC


def test_a_day_alone_is_its_midnight_in_utc() -> None:
    assert format_instant(parse_instant("2020-12-24")) == "2020-12-24T00:00:00Z"
    assert not is_instant("2020-12-24")


@pytest.mark.parametrize(
    "text",
    ["", "2020", "2020-12-24T10:00Z", "2020-12-24T10:00:00", "2020-12-24T10:00:00+00:00", "2020-12-24t10:00:00z",
     "2020-12-24T25:00:00Z", "2020-12-24T23:59:60Z", "2020-02-30T00:00:00Z", "2020-12-24T10:00:00.5Z",
     "２０２０-12-24T10:00:00Z", "2020-12-24T10:00:00Z\n", "yesterday"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    assert not is_instant(text)
    with pytest.raises(InvalidDateError):
        parse_instant(text)
