"""Going to and fro between the claims of an article: again, several as one, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import cases, intake
from factcheck.desk.intake_decisions import (
    accept_as_one,
    accept_once,
    look_again,
    propose_again,
    take_back_case,
    take_back_decline,
)
from factcheck.desk.place import Desk
from factcheck.errors import RefusedError, UsageError
from tests.desk.making import ARTICLE, make_desk, read, refused


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "cases")


@pytest.fixture
def taken(desk: Desk) -> intake.TakenIn:
    return intake.take_in(desk, intake.read_written(ARTICLE), intake.Given(publisher="The Daily Example"))


def test_an_article_of_the_desk_proposes_the_same_claims_again(desk: Desk, taken: intake.TakenIn) -> None:
    again = propose_again(desk, taken.article.id[:4])
    assert [one.proposal for one in again.candidates] == [one.proposal for one in taken.candidates]


def test_what_others_decided_meanwhile_is_seen_and_not_decided_twice(desk: Desk, taken: intake.TakenIn) -> None:
    first, second = taken.candidates[0].proposal, taken.candidates[1].proposal
    [done] = accept_once(desk, taken, first)
    intake.decline(desk, taken, second, "not news")
    now = look_again(desk, taken)
    assert (now.candidates[0].case, now.candidates[1].declined) == (done.case.id, "not news")
    for proposal in (first, second):
        with refused(desk, RefusedError):
            accept_once(desk, taken, proposal)


def test_a_case_that_is_taken_back_leaves_its_claim_undecided_and_goes_on_when_accepted_again(
    desk: Desk, taken: intake.TakenIn
) -> None:
    proposal = taken.candidates[0].proposal
    case = accept_once(desk, taken, proposal)[0].case.id
    assert take_back_case(desk, case).stage == "declined"
    assert look_again(desk, taken).candidates[0].is_new
    [again] = accept_once(desk, taken, proposal)
    assert (again.case.id, again.case.stage) == (case, "triage")
    assert desk.store.cases_of_article(taken.article.id) == (case,)


def test_a_case_that_was_worked_on_is_not_taken_back(desk: Desk, taken: intake.TakenIn) -> None:
    case = accept_once(desk, taken, taken.candidates[0].proposal)[0].case.id
    cases.add_note(desk, case, "called the mayor")
    with refused(desk, RefusedError):
        take_back_case(desk, case)


def test_a_declined_claim_is_proposed_again_once_it_is_taken_back(desk: Desk, taken: intake.TakenIn) -> None:
    proposal = taken.candidates[0].proposal
    intake.decline(desk, taken, proposal)
    take_back_decline(desk, taken.article.id, [proposal.quote.text])
    assert look_again(desk, taken).candidates[0].is_new
    with refused(desk, RefusedError):
        take_back_decline(desk, taken.article.id, [proposal.quote.text])


def test_claims_that_follow_each_other_become_one_case_with_the_words_of_both(
    desk: Desk, taken: intake.TakenIn
) -> None:
    pair = [
        one.proposal
        for one in taken.candidates
        if "212" in one.proposal.quote.text or "23,000" in one.proposal.quote.text
    ]
    case = accept_as_one(desk, taken, pair, "The bridge was closed and yet used.").case
    assert case.quote is not None
    text = taken.article.current.text
    assert case.quote.text == text[case.quote.start : case.quote.end]
    assert case.quote.text.startswith("“In 2024")
    assert case.quote.text.endswith("before it closed.")
    now = {one.proposal.rank: one for one in look_again(desk, taken).candidates}
    assert all(now[proposal.rank].declined == f"part of case {case.id}" for proposal in pair)


def test_claims_apart_become_one_case_with_the_words_of_the_first(desk: Desk, taken: intake.TakenIn) -> None:
    apart = sorted((one.proposal for one in taken.candidates), key=lambda one: one.quote.start or 0)
    pair = (apart[0], apart[-1])
    case = accept_as_one(desk, taken, pair, "Both.").case
    assert case.quote is not None
    assert case.quote.text == apart[0].quote.text
    now = {one.proposal.rank: one for one in look_again(desk, taken).candidates}
    assert now[pair[0].rank].case == case.id
    assert now[pair[1].rank].declined == f"part of case {case.id}"


def test_one_claim_is_no_merger(desk: Desk, taken: intake.TakenIn) -> None:
    with refused(desk, UsageError):
        accept_as_one(desk, taken, [taken.candidates[0].proposal], "Alone.")


def test_parts_are_cases_of_their_own(desk: Desk, taken: intake.TakenIn) -> None:
    done = accept_once(desk, taken, taken.candidates[0].proposal, claims=("One.", "Two."), claimant="Ivo Brandt")
    assert [read(desk, one.case.id).claim for one in done] == ["One.", "Two."]
    assert all(one.case.claimant and one.case.claimant.name == "Ivo Brandt" for one in done)
