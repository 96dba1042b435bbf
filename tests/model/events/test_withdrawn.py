"""What was published is taken back, and stays on record."""

from __future__ import annotations

import pytest

from factcheck.errors import StageRefusedError
from tests.model.making import BEN, CASE_ID, at_stage, correct

FIELDS = {"stage": "withdrawn"}


def test_a_withdrawal_says_why_and_readers_see_the_verdict_no_longer() -> None:
    copy = at_stage("correcting")
    assert copy.case.is_published
    copy.do("withdrawn", FIELDS, by=BEN, reason="We misread the log.")
    case = copy.case
    assert (case.stage, case.is_published, case.stage_reason) == ("withdrawn", False, "We misread the log.")
    assert [(one.reason, one.by) for one in case.withdrawals] == [("We misread the log.", BEN)]
    assert len(case.publications) == 1


def test_withdrawing_needs_a_reason() -> None:
    error = at_stage("correcting").refusal("withdrawn", FIELDS, reason="")
    assert error.hint == f'factcheck withdraw {CASE_ID} --because "WHY"'


@pytest.mark.parametrize("stage", ["triage", "approved", "withdrawn"])
def test_what_readers_do_not_see_is_not_taken_back(stage: str) -> None:
    assert "not published" in at_stage(stage).refusal("withdrawn", FIELDS, reason="So.").message


@pytest.mark.parametrize("moves", ["", "withdrawn", "closed"])
def test_a_published_case_is_taken_back_by_way_of_correcting(moves: str) -> None:
    error = at_stage("published").refusal("withdrawn", {"stage": moves}, reason="So.")
    assert isinstance(error, StageRefusedError)


def test_a_withdrawal_that_moves_nothing_is_refused() -> None:
    assert "to withdrawn" in at_stage("correcting").refusal("withdrawn", reason="So.").message


def test_what_one_took_back_and_another_corrected_apart_is_taken_back() -> None:
    ana = at_stage("correcting")
    ben = ana.fork("ben")
    ana.do("withdrawn", FIELDS, reason="We misread the log.")
    correct(ben)
    both = ana.merge(ben)
    assert (both.case.stage, both.case.is_published) == ("withdrawn", False)
    assert both.case.conflicts == ("stage",)


def test_a_withdrawal_that_was_erased_still_takes_back() -> None:
    copy = at_stage("withdrawn")
    copy.erase(copy.events[-1])
    assert (copy.case.is_published, copy.case.withdrawals[0].reason) == (False, "")
