"""Dates in metadata are read with their precision, and never where the order of day and month is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.readers.stated_dates import read_stated_date


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2020-12-24", "2020-12-24"),
        ("2020-12-24T10:00:00+04:00", "2020-12-24"),
        ("2020-12-24 10:00", "2020-12-24"),
        ("2020/12/24", "2020-12-24"),
        ("2020-12", "2020-12"),
        ("2020", "2020"),
        ("20201224", "2020-12-24"),
        ("20201224T100000Z", "2020-12-24"),
        ("Thu, 24 Dec 2020 10:00:00 GMT", "2020-12-24"),
        ("December 24th, 2020", "2020-12-24"),
        ("24 December 2020", "2020-12-24"),
        ("December 2020", "2020-12"),
        ("12/10/2020", None),
        ("24.12.2020", None),
        ("2020-13-01", None),
        ("2020-02-30", None),
        ("yesterday", None),
        ("24 Foo 2020", None),
        ("", None),
    ],
)
def test_the_forms_that_pages_use(stated: str, date: str | None) -> None:
    found = read_stated_date(stated)
    assert (str(found) if found else None) == date


@given(st.text())
def test_anything_else_is_none_and_no_error(text: str) -> None:
    read_stated_date(text)
