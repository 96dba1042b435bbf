"""Only a verdict that was approved or published is told as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from factcheck.model import stages
from factcheck.model.event import Draft, Who
from factcheck.model.fold import fold_case
from factcheck.publish.standing import GROUPS, group_of, standing_of, standing_publications

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

NewCase = Callable[..., "CaseMaker"]


@pytest.fixture
def proposed(new_case: NewCase) -> CaseMaker:
    made = new_case().upto("researching")
    return made.propose("false", "It is not so.", made.source("Accounts"))


def test_a_proposed_verdict_is_a_draft_only_where_drafts_are_asked_for(proposed: CaseMaker) -> None:
    assert standing_of(proposed.case) == "not-checked"
    assert standing_of(proposed.case, drafts=True) == "draft"
    assert group_of(proposed.case) == "being-reviewed"


def test_an_approved_verdict_is_checked(proposed: CaseMaker) -> None:
    assert standing_of(proposed.approve().case) == "checked"


def test_an_approval_that_was_taken_back_to_review_is_not_checked(proposed: CaseMaker) -> None:
    proposed.approve().do("stage-moved", {"stage": "in-review"}, {"reason": ""})
    assert standing_of(proposed.case) == "not-checked"


def test_a_published_verdict_stays_checked_while_the_case_is_closed_or_taken_up_again(proposed: CaseMaker) -> None:
    proposed.approve().publish().do("stage-moved", {"stage": "closed"}, {"reason": ""})
    assert standing_of(proposed.case) == "checked"
    proposed.do("stage-moved", {"stage": "researching"}, {"reason": "A reader wrote."})
    assert standing_of(proposed.case) == "checked"


def test_a_new_verdict_that_nobody_has_published_yet_is_being_corrected(proposed: CaseMaker) -> None:
    proposed.approve().publish().do("stage-moved", {"stage": "correcting"}, {"reason": "A figure."})
    assert standing_of(proposed.case) == "checked"
    proposed.propose("true", "It is so.", proposed.case.evidence[0].id)
    assert (standing_of(proposed.case), group_of(proposed.case)) == ("not-checked", "being-corrected")


def test_a_verdict_that_a_correction_brought_is_checked(proposed: CaseMaker) -> None:
    proposed.approve().publish().correct("It is not so.", "It is so.", "New accounts.", rating="true")
    assert standing_of(proposed.case) == "checked"


def test_a_withdrawn_verdict_is_withdrawn_until_another_is_approved(proposed: CaseMaker) -> None:
    proposed.approve().publish().withdraw("It was wrong.")
    assert standing_of(proposed.case) == standing_of(proposed.case, drafts=True) == "withdrawn"
    assert standing_publications(proposed.case) == ()
    proposed.do("stage-moved", {"stage": "researching"}, {"reason": "We look again."})
    assert standing_of(proposed.case) == "withdrawn"
    proposed.propose("true", "It is so.", proposed.case.evidence[0].id).approve()
    assert standing_of(proposed.case) == "checked"
    proposed.publish(on="2026-06-01")
    assert [one.published_on for one in standing_publications(proposed.case)] == ["2026-06-01"]


def test_a_disputed_case_is_not_checked(new_case: NewCase) -> None:
    mine = new_case().upto("researching")
    cited = mine.source("Accounts")
    theirs = new_case()
    theirs.events = list(mine.events)
    mine.propose("false", "It is not so.", cited).approve().publish()
    theirs.propose("true", "It is so.", cited, by=Who("Tom Okafor"))
    case = fold_case([*mine.events, *theirs.events])
    assert case.is_disputed
    assert standing_of(case, drafts=True) == "not-checked"
    assert group_of(case) == "being-reviewed"


@pytest.mark.parametrize(
    ("stage", "group"),
    [("open", "not-started"), ("researching", "being-researched"), ("on-hold", "on-hold"), ("declined", "declined")],
)
def test_a_case_without_a_verdict_says_how_far_the_work_is(new_case: NewCase, stage: str, group: str) -> None:
    assert group_of(new_case().upto(stage).case) == group
    assert group_of(new_case().case) == "not-started"


def test_every_stage_has_a_group() -> None:
    from factcheck.publish import standing

    assert set(standing._GROUPS) <= set(stages.STAGES)
    assert set(GROUPS) == set(standing._GROUPS.values()) | {"being-reviewed"}


def test_a_waiting_case_waits_for_a_reply(new_case: NewCase) -> None:
    made = new_case().upto("researching")
    made.ask("The council")
    assert group_of(made.case) == "awaiting-reply"


def test_a_stage_of_a_newer_version_counts_as_not_started(new_case: NewCase) -> None:
    made = new_case()
    event = made.events[0]
    from factcheck.model.event import make_event

    moved = make_event(
        Draft("stage-moved", {"stage": "invented"}, {}), by=event.by, at=event.at, clock=2, parents=[event.id], salt="0" * 32
    )  # fmt: skip
    assert group_of(fold_case([event, moved])) == "not-started"
