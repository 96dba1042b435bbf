"""A case is moved; two people who move it apart see where it counts."""

from __future__ import annotations

from tests.model.making import BEN, CASE_ID, OTHER_CASE, at_stage, move, propose, told


def test_a_case_stands_where_it_was_moved_for_the_reason_that_was_given() -> None:
    copy = at_stage("researching")
    move(copy, "on-hold", reason="The archive is shut.", until="2026-05-01")
    assert (copy.case.stage, copy.case.stage_reason) == ("on-hold", "The archive is shut.")
    assert copy.case.held_until == "2026-05-01"
    move(copy, "researching", reason="")
    assert (copy.case.stage, copy.case.stage_reason, copy.case.held_until) == ("researching", "", "")


def test_a_duplicate_is_tied_to_the_case_it_duplicates() -> None:
    copy = told()
    move(copy, "duplicate", of=OTHER_CASE)
    assert [(link.relation, link.case) for link in copy.case.links] == [("duplicate-of", OTHER_CASE)]


def test_a_move_without_a_stage_is_refused() -> None:
    error = told().refusal("stage-moved", reason="Somewhere.")
    assert "There is no stage" in error.message
    assert error.hint == f"factcheck show {CASE_ID}"


def test_of_two_moves_made_apart_the_least_published_counts_and_both_are_shown() -> None:
    ana = at_stage("published")
    ben = ana.fork("ben")
    move(ana, "closed")
    move(ben, "correcting", by=BEN, reason="A reader wrote.")
    both = ana.merge(ben)
    assert both.case.stage == "correcting"
    assert both.case.conflicts == ("stage",)
    assert {value.value for value in both.case.stages} == {"closed", "correcting"}


def test_a_case_that_one_reopened_and_another_closed_is_open() -> None:
    ana = at_stage("published")
    ben = ana.fork("ben")
    move(ana, "closed")
    move(ana, "researching", reason="New records.")
    move(ben, "closed", by=BEN)
    assert ana.merge(ben).case.stage == "researching"


def test_the_reason_shown_is_that_of_the_stage_that_counts() -> None:
    ana = at_stage("researching")
    ben = ana.fork("ben")
    move(ana, "on-hold", reason="The archive is shut.", until="2026-05-01")
    ben.do("note-added", by=BEN, text="I have it.")
    propose(ben, by=BEN)
    both = ana.merge(ben)
    assert (both.case.stage, both.case.stage_reason) == ("on-hold", "The archive is shut.")
    assert both.case.held_until == "2026-05-01"


def test_a_move_from_where_the_case_counts_settles_it() -> None:
    ana = at_stage("drafted")
    ben = ana.fork("ben")
    move(ana, "in-review")
    move(ben, "researching", by=BEN)
    both = ana.merge(ben)
    assert (both.case.stage, both.case.conflicts) == ("researching", ("stage",))
    move(both, "drafted")
    assert not both.case.conflicts


def test_to_say_that_it_stays_where_it_counts_settles_it_too() -> None:
    ana = at_stage("drafted")
    ben = ana.fork("ben")
    move(ana, "in-review")
    move(ben, "researching", by=BEN)
    both = ana.merge(ben)
    move(both, "researching")
    assert (both.case.stage, len(both.case.stages)) == ("researching", 1)
    assert "already researching" in both.refusal("stage-moved", {"stage": "researching"}).message


def test_the_same_move_made_apart_is_no_conflict() -> None:
    ana = at_stage("drafted")
    ben = ana.fork("ben")
    move(ana, "in-review")
    move(ben, "in-review", by=BEN)
    both = ana.merge(ben)
    assert (both.case.stage, len(both.case.stages)) == ("in-review", 2)
    assert not both.case.conflicts


def test_a_move_that_was_undone_leaves_the_case_where_it_was() -> None:
    copy = at_stage("researching")
    move(copy, "on-hold", until="2026-05-01")
    copy.undo(copy.events[-1])
    assert (copy.case.stage, copy.case.held_until) == ("researching", "")


def test_a_move_that_was_erased_holds_without_its_reason() -> None:
    copy = at_stage("researching")
    move(copy, "on-hold", until="2026-05-01")
    copy.erase(copy.events[-1])
    copy.force("stage-moved", {"stage": 3, "of": 4}, reason=5)
    copy.force("stage-moved")
    assert (copy.case.stage, copy.case.stage_reason, copy.case.held_until) == ("on-hold", "", "2026-05-01")


def test_of_equal_moves_made_apart_the_last_gives_the_reason() -> None:
    ana = at_stage("researching")
    ben = ana.fork("ben")
    move(ana, "on-hold", reason="The archive is shut.", until="2026-05-01")
    ben.do("note-added", by=BEN, text="A later clock.")
    move(ben, "on-hold", by=BEN, reason="The archivist is ill.", until="2026-04-01")
    case = ana.merge(ben).case
    assert (case.stage_reason, case.held_until) == ("The archivist is ill.", "2026-04-01")


def test_only_a_duplicate_is_tied_to_another_case_by_a_move() -> None:
    copy = told()
    move(copy, "declined", of=OTHER_CASE)
    copy.force("stage-moved", {"stage": "duplicate"})
    assert copy.case.links == ()
