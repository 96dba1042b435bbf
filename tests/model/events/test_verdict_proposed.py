"""A verdict is proposed: a rating, with reasoning that cites evidence."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import StageRefusedError
from tests.model.making import ANA, BEN, CASE_ID, add_evidence, at_stage, move, propose, publish, review

PROPOSE = f"factcheck verdict propose {CASE_ID}"


def test_a_verdict_has_its_rating_reasons_citations_author_and_time() -> None:
    copy = at_stage("researching")
    evidence = copy.evidence.id
    event = propose(copy, "mostly-false", by=BEN)
    verdict = copy.case.verdict
    assert verdict is not None
    assert (verdict.rating, verdict.scale, verdict.scale_version) == ("mostly-false", "default", "1")
    assert (verdict.cites, verdict.by, verdict.at, verdict.event) == ((evidence,), BEN, event.at, event.id)
    assert verdict.reasoning == "The road log has it open on 212 days."
    assert (copy.case.stage, copy.case.is_fresh, copy.case.is_disputed) == ("drafted", True, False)


@pytest.mark.parametrize(
    ("fields", "reasoning"),
    [({"rating": ""}, "Because."), ({"rating": 3}, "Because."), ({}, ""), ({}, " \n"), ({"cites": []}, "Because."),
     ({"cites": "x"}, "Because.")],
)  # fmt: skip
def test_a_verdict_without_rating_reasons_or_citations_is_refused(fields: dict[str, Any], reasoning: str) -> None:
    copy = at_stage("researching")
    whole = {"rating": "false", "cites": [copy.evidence.id], "stage": "drafted", **fields}
    assert copy.refusal("verdict-proposed", whole, reasoning=reasoning).hint.startswith(PROPOSE)


def test_a_verdict_cites_only_evidence_that_is_there_and_counts() -> None:
    copy = at_stage("researching")
    fields = {"rating": "false", "cites": [copy.evidence.id], "stage": "drafted"}
    missing = {**fields, "cites": [copy.evidence.id, "00000000"]}
    assert copy.refusal("verdict-proposed", missing, reasoning="So.").exit_code == 4
    copy.do("evidence-withdrawn", {"evidence": copy.evidence.id}, reason="A forgery.")
    error = copy.refusal("verdict-proposed", fields, reasoning="So.")
    assert "withdrawn" in error.message
    assert error.hint == f"factcheck evidence list {CASE_ID}"


@pytest.mark.parametrize(
    ("stage", "hint"),
    [
        ("triage", f"factcheck stage {CASE_ID} open"), ("open", f"factcheck assign {CASE_ID} WHO"),
        ("on-hold", f"factcheck stage {CASE_ID} researching"), ("in-review", f"factcheck stage {CASE_ID} researching"),
        ("approved", f"factcheck stage {CASE_ID} in-review"), ("published", f"factcheck stage {CASE_ID} closed"),
        ("closed", f'factcheck stage {CASE_ID} researching --because "WHY"'),
        ("withdrawn", f'factcheck stage {CASE_ID} researching --because "WHY"'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("moves", [{}, {"stage": "drafted"}])
def test_a_verdict_is_proposed_only_where_a_case_may_be_drafted(stage: str, hint: str, moves: dict[str, str]) -> None:
    copy = at_stage(stage)
    cites = [piece.id for piece in copy.case.evidence] or [add_evidence(copy)]
    error = copy.refusal("verdict-proposed", {"rating": "true", "cites": cites, **moves}, reasoning="So.")
    assert isinstance(error, StageRefusedError)
    assert error.hint == hint


@pytest.mark.parametrize("stage", ["", "researching", "approved", "published", "in-review"])
def test_while_a_case_is_researched_a_verdict_takes_it_to_drafted_and_nowhere_else(stage: str) -> None:
    copy = at_stage("researching")
    fields = {"rating": "true", "cites": [copy.evidence.id], "stage": stage}
    error = copy.refusal("verdict-proposed", fields, reasoning="So.")
    assert isinstance(error, StageRefusedError)
    assert "to drafted" in error.message


def test_another_verdict_takes_the_place_of_the_first_while_the_case_is_drafted_or_corrected() -> None:
    copy = at_stage("drafted")
    propose(copy, "half-true")
    assert [one.value.rating for one in copy.case.verdicts] == ["half-true"]
    corrected = at_stage("correcting")
    propose(corrected, "true")
    assert corrected.case.verdict is not None
    assert (corrected.case.verdict.rating, corrected.case.stage) == ("true", "correcting")


def test_two_verdicts_proposed_apart_are_disputed_and_nothing_is_published_until_one_settles_it() -> None:
    ana = at_stage("researching")
    ben = ana.fork("ben")
    propose(ana, "false")
    propose(ben, "true", by=BEN)
    both = ana.merge(ben)
    case = both.case
    assert (case.verdict, case.is_disputed, case.stage, case.conflicts) == (None, True, "drafted", ("verdict",))
    assert {one.value.rating for one in case.verdicts} == {"false", "true"}
    error = both.refusal("stage-moved", {"stage": "in-review"})
    assert "two verdicts were proposed apart" in error.message
    assert error.hint == 'factcheck resolve c4se0001 --field "verdict" --take 1'
    event = propose(both, "mostly-false", by=BEN)
    assert set(event.parents) == {ana.events[-1].id, ben.events[-1].id}
    assert both.case.verdict is not None
    assert not both.case.conflicts
    move(both, "in-review")
    review(both, by=ANA, stage="approved")
    publish(both)
    assert both.case.is_published


def test_equal_ratings_proposed_apart_are_disputed_too() -> None:
    ana = at_stage("researching")
    ben = ana.fork("ben")
    propose(ana, "false")
    propose(ben, "false", by=BEN)
    assert ana.merge(ben).case.is_disputed


def test_a_note_that_saw_both_verdicts_settles_nothing_but_taking_one_back_does() -> None:
    ana = at_stage("researching")
    ben = ana.fork("ben")
    propose(ana, "false")
    theirs = propose(ben, "true", by=BEN)
    both = ana.merge(ben)
    both.do("note-added", text="Which is it?")
    assert both.case.is_disputed
    both.undo(theirs, by=BEN)
    assert both.case.verdict is not None
    assert both.case.verdict.rating == "false"


def test_a_verdict_that_was_erased_keeps_its_rating_and_citations() -> None:
    copy = at_stage("drafted")
    copy.erase(copy.events[-1])
    verdict = copy.case.verdict
    assert verdict is not None
    assert (verdict.rating, verdict.reasoning, len(verdict.cites)) == ("false", "", 1)
    copy.force("verdict-proposed", {"rating": 3, "cites": {"a": 1}, "stage": None}, reasoning=3)
    assert copy.case.verdict is not None
    assert copy.case.verdict.rating == ""
