"""The whole table of moves: what is forbidden is refused, what is allowed waits for its condition and then passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from factcheck.errors import FactcheckError, StageRefusedError
from factcheck.model import stages
from factcheck.model.allowed_moves import check_move, check_reachable
from factcheck.model.case import Case
from factcheck.model.conditions import command_towards
from factcheck.model.event import Draft, make_event
from factcheck.model.stages import STAGES
from factcheck.model.way import next_command, steps_ahead
from tests.model.making import (
    ANA,
    AT,
    BEN,
    CASE_ID,
    KEPT,
    OTHER_CASE,
    CaseCopy,
    add_evidence,
    at_stage,
    correct,
    move,
    opened,
    propose,
    publish,
    review,
    salt_of,
    told,
)
from tests.model.test_stages import TABLE

FORBIDDEN = [(before, to) for before in STAGES for to in STAGES if to not in TABLE[before]]
ALLOWED = [(before, to) for before in STAGES for to in STAGES if to in TABLE[before]]


def stage_moved(to: str, reason: str = "", **fields: str) -> Callable[[CaseCopy], object]:
    """The plain move to a stage."""
    return lambda copy: copy.do("stage-moved", {"stage": to, **fields}, reason=reason)


@dataclass
class Move:
    """An allowed move: a case where its condition does not hold yet, the words and command of its refusal, what makes the
    condition hold, and the move that then passes."""

    before: Callable[[], CaseCopy]
    refused: Callable[[CaseCopy], object]
    condition: str
    command: str
    meet: Callable[[CaseCopy], object] | None = None
    passes: Callable[[CaseCopy], object] | None = None


def amended(**details: Any) -> Callable[[CaseCopy], object]:
    return lambda copy: copy.do("claim-amended", **details)


def withdraw_evidence(copy: CaseCopy) -> None:
    copy.do("evidence-withdrawn", {"evidence": copy.evidence.id}, reason="The log is a forgery.")


def drafted_without_ground() -> CaseCopy:
    """A case whose verdict rests on evidence that was withdrawn."""
    copy = at_stage("drafted")
    withdraw_evidence(copy)
    return copy


def propose_again(copy: CaseCopy) -> None:
    add_evidence(copy, 2)
    propose(copy)


def request(copy: CaseCopy, **fields: str) -> None:
    copy.do("reply-requested", {"deadline": "2026-03-20", **fields}, to="Ivo Brandt")


def without_copies_kept(copy: CaseCopy) -> Case:
    publications = tuple(replace(publication, kept={}) for publication in copy.case.publications)
    return replace(copy.case, publications=publications)


MOVES = {
    ("triage", "open"): Move(
        opened, stage_moved("open"), "where it was said and when it was said and who said it",
        f"factcheck claim amend {CASE_ID} --appearance unknown --claimed-on unknown --claimant unknown",
        amended(appearance="unknown", claimed_on="unknown", claimant={"name": "unknown"}),
    ),
    ("triage", "declined"): Move(
        told, stage_moved("declined"), "it needs a reason", f"factcheck stage {CASE_ID} declined --because",
        passes=stage_moved("declined", "It is a joke."),
    ),
    ("triage", "duplicate"): Move(
        told, stage_moved("duplicate"), "must name the case", f"factcheck stage {CASE_ID} duplicate --of",
        passes=stage_moved("duplicate", of=OTHER_CASE),
    ),
    ("open", "researching"): Move(
        lambda: at_stage("open"), stage_moved("researching"), "nobody is assigned", f"factcheck assign {CASE_ID} WHO",
        lambda copy: copy.do("assigned", {"add": [BEN.name]}),
    ),
    ("open", "declined"): Move(
        lambda: at_stage("open"), stage_moved("declined", " "), "it needs a reason",
        f"factcheck stage {CASE_ID} declined --because", passes=stage_moved("declined", "It is a joke."),
    ),
    ("open", "duplicate"): Move(
        lambda: at_stage("open"), stage_moved("duplicate", of=CASE_ID), "must name the case",
        f"factcheck stage {CASE_ID} duplicate --of", passes=stage_moved("duplicate", of=OTHER_CASE),
    ),
    ("researching", "awaiting-reply"): Move(
        lambda: at_stage("researching"), stage_moved("awaiting-reply"), "no request for a reply with a deadline",
        f"factcheck reply request {CASE_ID}", request,
    ),
    ("researching", "drafted"): Move(
        lambda: at_stage("researching"), stage_moved("drafted"), "no verdict is proposed",
        f"factcheck verdict propose {CASE_ID}", passes=propose,
    ),
    ("researching", "on-hold"): Move(
        lambda: at_stage("researching"), stage_moved("on-hold"), "it needs a reason",
        f"factcheck stage {CASE_ID} on-hold --because",
        passes=stage_moved("on-hold", "The archive is shut.", until="2026-05-01"),
    ),
    ("awaiting-reply", "drafted"): Move(
        lambda: at_stage("awaiting-reply"), stage_moved("drafted"), "no verdict is proposed",
        f"factcheck verdict propose {CASE_ID}", passes=propose,
    ),
    ("drafted", "in-review"): Move(
        drafted_without_ground, stage_moved("in-review"), "which no longer counts",
        f"factcheck evidence add {CASE_ID}", propose_again,
    ),
    ("in-review", "approved"): Move(
        lambda: at_stage("in-review"), stage_moved("approved"), "no second person has approved",
        f"factcheck review {CASE_ID} --approve", review,
    ),
    ("approved", "published"): Move(
        lambda: at_stage("approved"), stage_moved("published"), "keeps what readers see, with its hash",
        f"factcheck publish {CASE_ID}", passes=publish,
    ),
    ("published", "correcting"): Move(
        lambda: at_stage("published"), stage_moved("correcting"), "it needs a reason",
        f"factcheck stage {CASE_ID} correcting --because", passes=stage_moved("correcting", "A reader wrote."),
    ),
    ("correcting", "published"): Move(
        lambda: at_stage("correcting"), stage_moved("published"), "no correction is recorded",
        f"factcheck correct {CASE_ID}", passes=correct,
    ),
    ("correcting", "withdrawn"): Move(
        lambda: at_stage("correcting"), stage_moved("withdrawn"), "no withdrawal with its reason",
        f"factcheck withdraw {CASE_ID}",
        passes=lambda copy: copy.do("withdrawn", {"stage": "withdrawn"}, reason="We misread it."),
    ),
    **{
        (ended, "researching"): Move(
            lambda ended=ended: at_stage(ended), stage_moved("researching"), "reopening a case needs a reason",  # type: ignore[misc]
            f"factcheck stage {CASE_ID} researching --because", passes=stage_moved("researching", "New records."),
        )
        for ended in ("closed", "declined", "duplicate", "withdrawn")
    },
}  # fmt: skip

# Nothing need hold to go back to work, and what was published is always kept: publishing is refused otherwise.
FREE = {
    ("approved", "in-review"),
    *((before, "researching") for before in ("awaiting-reply", "on-hold", "drafted", "in-review")),
    ("published", "closed"),
}


def assert_refused(error: FactcheckError, condition: str, command: str = "factcheck ") -> None:
    assert isinstance(error, StageRefusedError)
    assert error.exit_code == 3
    assert condition in error.message
    assert "othing was changed" in error.message
    assert error.hint.startswith(command)


def test_every_one_of_the_196_moves_is_either_forbidden_or_tried() -> None:
    assert len(FORBIDDEN) + len(ALLOWED) == 14 * 14
    assert set(ALLOWED) == set(MOVES) | FREE
    assert not set(MOVES) & FREE


@pytest.mark.parametrize(("before", "to"), FORBIDDEN)
def test_a_forbidden_move_is_refused_with_the_way_and_a_command(before: str, to: str) -> None:
    copy = at_stage(before)
    error = copy.refusal(
        "stage-moved", {"stage": to, "of": OTHER_CASE, "until": "2026-05-01"}, reason="I want it there."
    )
    assert_refused(error, f"already {to}" if before == to else f"can't go from {before} to {to}")
    if before != to:
        for allowed in TABLE[before]:
            assert allowed in error.message
        entered = [stage for stage in STAGES if to in TABLE[stage]]
        assert all(stage in error.message for stage in entered)
        assert entered or "only when it is opened" in error.message


@pytest.mark.parametrize(("before", "to"), sorted(MOVES))
def test_an_allowed_move_waits_for_its_condition_and_then_passes(before: str, to: str) -> None:
    tried = MOVES[before, to]
    copy = tried.before()
    assert copy.case.stage == before
    events = list(copy.events)
    with pytest.raises(StageRefusedError) as caught:
        tried.refused(copy)
    assert copy.events == events
    assert_refused(caught.value, tried.condition, tried.command)
    if tried.meet is not None:
        tried.meet(copy)
    (tried.passes or tried.refused)(copy)
    assert copy.case.stage == to


@pytest.mark.parametrize(("before", "to"), sorted(FREE))
def test_a_move_without_a_condition_passes(before: str, to: str) -> None:
    copy = at_stage(before)
    stage_moved(to)(copy)
    assert copy.case.stage == to


def test_the_way_back_from_approved_is_open_when_the_evidence_is_gone() -> None:
    copy = at_stage("approved")
    withdraw_evidence(copy)
    for stage in ("in-review", "researching"):
        move(copy, stage)
    propose_again(copy)
    assert copy.case.stage == "drafted"


@pytest.mark.parametrize("to", ["closed", "correcting"])
def test_a_case_leaves_published_only_while_what_readers_saw_is_kept(to: str) -> None:
    case = without_copies_kept(at_stage("published"))
    event = make_event(Draft("stage-moved", {"stage": to}, {"reason": "Done."}), by=ANA, at=AT, clock=1, parents=(),
                       salt=salt_of(to))  # fmt: skip
    with pytest.raises(StageRefusedError) as caught:
        check_move(case, to, event)
    assert_refused(caught.value, "not kept with its hash")
    corrected = at_stage("correcting")
    correct(corrected)
    first, second = corrected.case.publications
    check_move(replace(corrected.case, publications=(replace(first, kept={}), second)), to, event)


@pytest.mark.parametrize(
    ("missing", "words", "option"),
    [
        ("appearance", "where it was said", "--appearance unknown"),
        ("claimed_on", "when it was said", "--claimed-on unknown"),
        ("claimant", "who said it", "--claimant unknown"),
    ],
)
def test_leaving_triage_names_exactly_what_nobody_has_said(missing: str, words: str, option: str) -> None:
    copy = told(**{missing: ""})
    error = copy.refusal("stage-moved", {"stage": "open"})
    assert_refused(error, words)
    assert error.hint == f"factcheck claim amend {CASE_ID} {option}"


def test_a_claim_without_words_does_not_leave_triage() -> None:
    copy = told()
    copy.erase(copy.events[0])
    assert_refused(copy.refusal("stage-moved", {"stage": "open"}), "no words", "factcheck claim amend")


@pytest.mark.parametrize("until", ["", "2026", "2026-05"])
def test_a_case_rests_until_a_day(until: str) -> None:
    copy = at_stage("researching")
    error = copy.refusal("stage-moved", {"stage": "on-hold", "until": until}, reason="The archive is shut.")
    assert_refused(error, "a day until which it rests", f"factcheck stage {CASE_ID} on-hold")
    assert copy.refusal("stage-moved", {"stage": "on-hold", "until": "soon"}, reason="Shut.").exit_code == 2


def test_a_case_that_rests_is_asked_for_its_day_in_the_same_command() -> None:
    on_hold = at_stage("researching").refusal("stage-moved", {"stage": "on-hold"})
    assert on_hold.hint == f'factcheck stage {CASE_ID} on-hold --because "WHY" --until DATE'
    declined = told().refusal("stage-moved", {"stage": "declined"})
    assert declined.hint == f'factcheck stage {CASE_ID} declined --because "WHY"'


@pytest.mark.parametrize(
    ("before", "to", "command"),
    [
        ("correcting", "researching", f"factcheck correct {CASE_ID}"),
        ("correcting", "closed", f"factcheck correct {CASE_ID}"),
        ("approved", "closed", f"factcheck publish {CASE_ID}"),
        ("triage", "published", f"factcheck stage {CASE_ID} open"),
        ("on-hold", "drafted", f"factcheck stage {CASE_ID} researching"),
        ("published", "withdrawn", f"factcheck withdraw {CASE_ID}"),
        ("in-review", "published", f"factcheck review {CASE_ID} --approve"),
        ("declined", "drafted", f'factcheck stage {CASE_ID} researching --because "WHY"'),
        ("declined", "open", f"factcheck show {CASE_ID}"),
        ("open", "published", f"factcheck assign {CASE_ID} WHO"),
        ("researching", "triage", f"factcheck show {CASE_ID}"),
    ],
)
def test_a_forbidden_move_names_the_first_command_on_the_way(before: str, to: str, command: str) -> None:
    assert_refused(at_stage(before).refusal("stage-moved", {"stage": to}, reason="So."), "can't go from", command)


def test_a_forbidden_move_says_what_keeps_the_case_from_the_first_step_or_that_nothing_leads_there() -> None:
    waiting = at_stage("open").refusal("stage-moved", {"stage": "published"})
    assert "What keeps it from researching: nobody is assigned." in waiting.message
    lost = at_stage("researching").refusal("stage-moved", {"stage": "declined"}, reason="So.")
    assert "nothing leads there from researching" in lost.message


def test_a_duplicate_names_another_case_by_its_id() -> None:
    copy = told()
    for other in ("", CASE_ID, "the other one"):
        assert_refused(copy.refusal("stage-moved", {"stage": "duplicate", "of": other}), "must name the case")


def test_a_request_that_was_answered_is_no_ground_to_wait() -> None:
    copy = at_stage("awaiting-reply")
    copy.do("reply-received", {"request": copy.case.requests[0].id, "stage": "researching"}, text="It was shut.")
    assert_refused(copy.refusal("stage-moved", {"stage": "awaiting-reply"}), "no request for a reply")


def test_a_stage_that_does_not_exist_is_refused_with_those_that_do() -> None:
    for stage in ("", "finished", "PUBLISHED"):
        error = told().refusal("stage-moved", {"stage": stage})
        assert_refused(error, "There is no stage")
        assert all(known in error.message for known in STAGES)


def test_a_case_in_a_stage_of_a_newer_version_moves_nowhere() -> None:
    copy = told()
    copy.force("stage-moved", {"stage": "translated"})
    assert copy.case.stage == "translated"
    assert_refused(copy.refusal("stage-moved", {"stage": "open"}), "may go to nowhere")


def test_changes_asked_for_do_not_approve_a_verdict() -> None:
    copy = at_stage("in-review")
    verdict = copy.events[-2].id
    for decision in ("ask-changes", "rate"):
        fields = {"verdict": verdict, "decision": decision, "stage": "approved", "rating": "true"}
        assert copy.refusal("verdict-reviewed", fields, by=BEN, reason="No.").exit_code == 3
    for fields in ({}, {"decision": "approve"}):
        error = copy.refusal("stage-moved", {"stage": "approved", **fields}, by=BEN)
        assert_refused(error, "no second person has approved")


def test_an_approval_of_a_verdict_that_was_replaced_is_none() -> None:
    copy = at_stage("in-review")
    review(copy)
    move(copy, "researching")
    propose(copy, "half-true")
    move(copy, "in-review")
    assert_refused(copy.refusal("stage-moved", {"stage": "approved"}), "no second person has approved")


def test_a_verdict_that_nobody_approved_is_not_published_even_if_it_came_back_by_an_undoing() -> None:
    copy = at_stage("drafted")
    newer = propose(copy, "half-true")
    move(copy, "in-review")
    review(copy, stage="approved")
    copy.undo(newer)
    assert copy.case.verdict is not None
    assert (copy.case.stage, copy.case.verdict.rating) == ("approved", "false")
    error = copy.refusal("published", {"kept": KEPT, "stage": "published"})
    assert_refused(error, "no second person has approved", f"factcheck stage {CASE_ID} in-review")


def test_a_case_whose_verdict_was_undone_is_not_published() -> None:
    copy = at_stage("approved")
    copy.undo(next(event for event in copy.events if event.kind == "verdict-proposed"))
    assert copy.case.stage == "approved"
    error = copy.refusal("published", {"kept": KEPT, "stage": "published"})
    assert_refused(error, "no verdict is proposed", f"factcheck stage {CASE_ID} in-review")
    move(copy, "in-review")
    error = copy.refusal("stage-moved", {"stage": "approved"})
    assert_refused(error, "no verdict is proposed", f"factcheck stage {CASE_ID} researching")


def test_publishing_out_of_a_correction_needs_the_correction() -> None:
    copy = at_stage("correcting")
    assert_refused(copy.refusal("published", {"kept": KEPT, "stage": "published"}), "no correction is recorded")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("claim", ("It was shut in 1951.", "It was shut in 1952.")),
        ("claimed_on", ("2025-10", "2025-11")),
        ("why", ("Widely shared.", "Read out in council.")),
    ],
)
def test_a_case_about_which_people_disagree_is_not_published(name: str, values: tuple[str, str]) -> None:
    ana = at_stage("approved")
    ben = ana.fork("ben")
    kind = "claim-reworded" if name == "claim" else "claim-amended"
    ana.do(kind, None, by=ANA, **{name: values[0]})
    ben.do(kind, None, by=BEN, **{name: values[1]})
    both = ana.merge(ben)
    error = both.refusal("published", {"kept": KEPT, "stage": "published"})
    command = f'factcheck resolve {CASE_ID} --field "{name}" --take 1'
    assert_refused(error, f"people disagree about {name}", command)
    both.do(kind, None, by=ANA, **{name: values[0]})
    publish(both)
    assert both.case.stage == "published"


def test_every_command_names_the_case_it_is_about() -> None:
    for stage in STAGES:
        command = command_towards(CASE_ID, stage)
        assert command.startswith("factcheck ")
        assert CASE_ID in command


@pytest.mark.parametrize("stage", STAGES)
def test_the_next_command_leads_towards_publication_until_there_is_nothing_to_do(stage: str) -> None:
    case = at_stage(stage).case
    command = next_command(case)
    if stage in {*stages.ENDED, stages.PUBLISHED}:
        assert command == ""
    else:
        assert command.startswith("factcheck ")
        assert CASE_ID in command


def test_a_stage_that_is_not_next_to_the_present_one_is_out_of_reach() -> None:
    check_reachable(told().case, "open")
    with pytest.raises(StageRefusedError):
        check_reachable(told().case, "published")


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_missing_on_the_way_to_publication_is_told_once(stage: str) -> None:
    missing = [step.missing for step in steps_ahead(at_stage(stage).case) if step.missing]
    assert len(missing) == len(set(missing))
