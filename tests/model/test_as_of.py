"""What could be known on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidDateError, UsageError
from factcheck.model.as_of import case_as_of
from factcheck.model.dates import PartialDate
from factcheck.model.known_then import is_date, is_surely_later, rests_only_on_later
from tests.model.making import add_evidence, told

partial = st.builds(
    lambda day, precision: str(day)[:precision],
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from([4, 7, 10]),
)


@given(partial, partial)
def test_the_rule_for_texts_is_that_of_dates(one: str, other: str) -> None:
    assert is_surely_later(one, other) == PartialDate.parse(one).is_surely_after(PartialDate.parse(other))


@pytest.mark.parametrize("text", ["", "soon", "unknown", "20250", "2025-1", "2025/11", "２０２５"])
def test_what_is_no_date_is_never_later(text: str) -> None:
    assert not is_date(text)
    assert not is_surely_later(text, "1900")
    assert not is_surely_later("2100", text)


def test_a_verdict_rests_on_later_evidence_only_where_all_of_it_is() -> None:
    assert rests_only_on_later("2025-11", ["2026", "2025-12-01"])
    assert not rests_only_on_later("2025-11", ["2026", "2025"])
    assert not rests_only_on_later("2025-11", ["2026", ""])
    assert not rests_only_on_later("2025-11", [])
    assert not rests_only_on_later("unknown", ["2026"])


def test_later_evidence_is_hidden_and_evidence_without_a_date_is_named() -> None:
    copy = told(claimed_on="2025-11")
    dates = ("2025-10-31", "2025-11", "2025", "2025-12", "")
    early, same, year, late, undated = [add_evidence(copy, number, published_on=on) for number, on in enumerate(dates)]
    then = case_as_of(copy.case, "2025-11-10")
    assert [piece.id for piece in then.case.evidence] == [early, same, year, undated]
    assert (then.day, then.later, then.undated) == ("2025-11-10", (late,), (undated,))
    assert case_as_of(copy.case, " Claim ").day == "2025-11"
    assert case_as_of(copy.case, "2025").later == ()
    assert case_as_of(copy.case, "2025-10").later == (same, late)
    assert len(copy.case.evidence) == 5


def test_a_day_that_is_none_and_a_claim_of_no_day_are_refused() -> None:
    with pytest.raises(InvalidDateError):
        case_as_of(told().case, "tomorrow")
    with pytest.raises(UsageError) as caught:
        case_as_of(told(claimed_on="unknown").case, "claim")
    assert "--claimed-on" in caught.value.hint
