"""Details of a claim are written and changed, each on its own."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import InvalidDateError, RefusedError
from factcheck.model.case import UNKNOWN
from tests.model.making import BEN, CASE_ID, OTHER_CASE, opened, told


def test_a_detail_takes_the_place_of_what_its_author_had_seen_and_the_others_stay() -> None:
    copy = told(why="Widely shared.")
    copy.do("claim-amended", claimed_on="2025-11-04", priority=3)
    case = copy.case
    assert (case.claimed_on, case.priority, case.why) == ("2025-11-04", 3, "Widely shared.")
    assert case.conflicts == ()


def test_a_detail_that_is_emptied_is_said_by_nobody() -> None:
    copy = told(due="2026-04-01", why="Widely shared.")
    copy.do("claim-amended", claimant="", claimed_on="", due="", why="", quote="", checkable="", appearance="")
    case = copy.case
    assert case.claimant is None
    assert (case.claimed_on, case.due, case.why, case.appearance) == ("", "", "", "")


def test_unknown_is_an_answer() -> None:
    copy = opened()
    copy.do("claim-amended", claimant={"name": UNKNOWN}, claimed_on=UNKNOWN, appearance=UNKNOWN)
    case = copy.case
    assert case.claimant is not None
    assert (case.claimant.name, case.claimant.kind) == ("unknown", "unknown")
    assert (case.claimed_on, case.appearance) == (UNKNOWN, UNKNOWN)


def test_an_amendment_without_a_detail_is_refused() -> None:
    for body in ({}, {"reason": "because"}, {"claim": "New words."}, {"score": 3}):
        error = opened().refusal("claim-amended", None, **body)
        assert isinstance(error, RefusedError)
        assert error.hint == f"factcheck claim amend {CASE_ID} --help"


@pytest.mark.parametrize(
    ("name", "value"),
    [("due", "2026-04"), ("checkable", "perhaps"), ("priority", 9), ("article", OTHER_CASE + "x"),
     ("claimant", {"name": None}), ("quote", {"text": 1})],
)  # fmt: skip
def test_a_detail_that_it_cannot_have_is_refused(name: str, value: Any) -> None:
    assert opened().refusal("claim-amended", None, **{name: value}).exit_code == 3


def test_a_date_that_is_none_is_refused_as_a_date() -> None:
    for name, value in (("claimed_on", "last May"), ("due", UNKNOWN), ("due", "soon")):
        assert isinstance(opened().refusal("claim-amended", None, by=BEN, **{name: value}), InvalidDateError)


def test_two_values_written_apart_stay_until_an_event_that_saw_both() -> None:
    ana = told()
    ben = ana.fork("ben")
    ana.do("claim-amended", why="Widely shared.")
    ben.do("claim-amended", by=BEN, why="Read out in council.")
    both = ana.merge(ben)
    assert both.case.conflicts == ("why",)
    assert {value.value for value in both.case.details["why"]} == {"Widely shared.", "Read out in council."}
    both.do("claim-amended", why="Widely shared.")
    assert not both.case.conflicts
    assert both.case.why == "Widely shared."


def test_an_amendment_that_was_erased_changes_nothing() -> None:
    copy = told(why="Widely shared.")
    copy.erase(copy.do("claim-amended", why="Read out in council."))
    assert copy.case.why == "Widely shared."
