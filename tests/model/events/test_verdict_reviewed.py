"""A second person decides on a proposed verdict, or gives an own rating of it."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import StageRefusedError
from tests.model.making import ANA, BEN, CASE_ID, CLEO, CaseCopy, at_stage, move, propose, review


@pytest.fixture
def copy() -> CaseCopy:
    return at_stage("in-review")


def reviewed(copy: CaseCopy, decision: str, **fields: Any) -> dict[str, Any]:
    assert copy.case.verdict is not None
    return {"verdict": copy.case.verdict.event, "decision": decision, **fields}


def test_an_approval_names_its_verdict_and_its_author(copy: CaseCopy) -> None:
    review(copy, rating="false", stage="approved")
    assert copy.case.verdict is not None
    (approval,) = copy.case.approvals
    assert (approval.verdict, approval.decision, approval.by) == (copy.case.verdict.event, "approve", BEN)
    assert copy.case.stage == "approved"


def test_a_case_may_ask_for_several_approvals(copy: CaseCopy) -> None:
    review(copy)
    assert copy.case.stage == "in-review"
    review(copy, by=CLEO, stage="approved")
    assert [approval.by for approval in copy.case.approvals] == [BEN, CLEO]


def test_asking_for_changes_takes_the_case_back_with_the_reason(copy: CaseCopy) -> None:
    review(copy, "ask-changes", reason="Which log?", stage="researching")
    assert (copy.case.stage, copy.case.stage_reason, copy.case.approvals) == ("researching", "Which log?", ())
    assert [one.reason for one in copy.case.reviews] == ["Which log?"]


def test_an_own_rating_is_no_decision(copy: CaseCopy) -> None:
    review(copy, "rate", rating="half-true")
    assert (copy.case.stage, copy.case.approvals) == ("in-review", ())
    assert [one.rating for one in copy.case.reviews] == ["half-true"]


def test_nobody_reviews_their_own_verdict_unless_the_desk_lets_them_work_alone(copy: CaseCopy) -> None:
    for decision in ("approve", "ask-changes", "rate"):
        error = copy.refusal("verdict-reviewed", reviewed(copy, decision, rating="false"), by=ANA, reason="So.")
        assert isinstance(error, StageRefusedError)
        assert error.hint == f'factcheck review {CASE_ID} --approve --by "SOMEBODY ELSE"'
    review(copy, by=ANA, alone=True, stage="approved")
    assert copy.case.stage == "approved"


def test_a_verdict_is_approved_once_by_each_person(copy: CaseCopy) -> None:
    review(copy)
    assert "already" in copy.refusal("verdict-reviewed", reviewed(copy, "approve"), by=BEN).message


@pytest.mark.parametrize(
    ("stage", "hint"),
    [
        ("triage", "factcheck stage {case} open"), ("drafted", "factcheck stage {case} in-review"),
        ("researching", 'factcheck verdict propose {case} RATING --because "TEXT" --cites EVIDENCE,…'),
        ("approved", "factcheck stage {case} in-review"), ("published", "factcheck stage {case} closed"),
    ],
)  # fmt: skip
def test_a_verdict_is_reviewed_only_in_review_and_the_next_step_there_is_named(stage: str, hint: str) -> None:
    copy = at_stage(stage)
    error = copy.refusal("verdict-reviewed", {"verdict": "", "decision": "approve"}, by=BEN)
    assert isinstance(error, StageRefusedError)
    assert error.hint == hint.format(case=CASE_ID)


def test_a_review_is_of_the_verdict_that_stands(copy: CaseCopy) -> None:
    for verdict in ("", "a" * 64, copy.events[0].id):
        assert copy.refusal("verdict-reviewed", {"verdict": verdict, "decision": "approve"}, by=BEN).exit_code == 3


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"decision": ""}, "So."), ({"decision": "perhaps"}, "So."), ({"decision": "ask-changes"}, " "),
        ({"decision": "rate"}, "So."), ({"decision": "approve", "rating": "true"}, "So."),
        ({"decision": "approve", "stage": "researching"}, "So."), ({"decision": "approve", "stage": "published"}, "So."),
        ({"decision": "ask-changes", "stage": "approved"}, "So."),
        ({"decision": "rate", "rating": "true", "stage": "approved"}, "So."),
    ],
)  # fmt: skip
def test_what_is_no_decision_or_contradicts_itself_is_refused(
    copy: CaseCopy, fields: dict[str, str], reason: str
) -> None:
    error = copy.refusal("verdict-reviewed", reviewed(copy, **fields), by=BEN, reason=reason)
    assert error.exit_code == 3
    assert error.hint.startswith("factcheck ")


def test_an_approval_does_not_reach_a_verdict_that_came_later(copy: CaseCopy) -> None:
    review(copy, stage="approved")
    move(copy, "in-review")
    move(copy, "researching")
    propose(copy, "true")
    assert copy.case.approvals == ()
    assert len(copy.case.reviews) == 1


def test_a_review_that_was_erased_still_counts_and_one_that_dangles_approves_nothing(copy: CaseCopy) -> None:
    copy.erase(review(copy, reason="Well done."))
    copy.force("verdict-reviewed", {"verdict": "a" * 64, "decision": "approve"}, by=CLEO)
    copy.force("verdict-reviewed", {"verdict": 3, "decision": None, "rating": []}, by=CLEO)
    assert [(one.by, one.reason) for one in copy.case.approvals] == [(BEN, "")]


def test_who_rated_otherwise_does_not_approve_without_a_word(copy: CaseCopy) -> None:
    review(copy, "rate", rating="half-true")
    error = copy.refusal("verdict-reviewed", reviewed(copy, "approve", stage="approved"), by=BEN)
    assert "half-true" in error.message
    review(copy, rating="false", stage="approved")
    assert copy.case.stage == "approved"


def test_nobody_approves_in_silence_what_they_rated_otherwise(copy: CaseCopy) -> None:
    review(copy, "rate", rating="half-true")
    error = copy.refusal("verdict-reviewed", reviewed(copy, "approve"), by=BEN)
    assert "approving would hide that" in error.message
    review(copy, by=CLEO)
    review(copy, rating="false", stage="approved")  # having changed their mind, they say so
    assert [one.by for one in copy.case.approvals] == [CLEO, BEN]
