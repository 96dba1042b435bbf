"""A change is undone by one more event; what is on record is not."""

from __future__ import annotations

import pytest

from factcheck.model.case_record import case_record
from factcheck.model.event import Event
from tests.model.making import (
    ANA,
    BEN,
    CASE_ID,
    CaseCopy,
    add_evidence,
    at_stage,
    correct,
    kept_article,
    moment,
    opened,
)


def undoing(*events: Event, told: tuple[str, ...] | None = None) -> dict[str, list[str]]:
    kinds = [event.kind for event in events] if told is None else list(told)
    return {"targets": [event.id for event in events], "undone_kinds": kinds}


def test_what_was_undone_no_longer_counts_and_stays_in_the_history() -> None:
    copy = opened()
    event = copy.do("note-added", text="Call the archive.")
    copy.undo(event)
    assert not copy.case.notes
    assert copy.case.undone == (event.id,)
    assert event in copy.events
    assert (copy.case.updated.at, copy.case.clock) == (moment(2), 3)


def test_several_events_are_undone_together() -> None:
    copy = opened()
    events = [copy.do("note-added", text=str(number)) for number in range(3)]
    copy.undo(*events[1:])
    assert [note.text for note in copy.case.notes] == ["0"]


def test_an_undoing_may_itself_be_undone_and_the_change_again_after_that() -> None:
    copy = opened()
    event = copy.do("note-added", text="Call the archive.")
    first = copy.undo(event)
    copy.undo(first)
    assert [note.text for note in copy.case.notes] == ["Call the archive."]
    copy.undo(event)
    assert not copy.case.notes


def test_two_people_who_undid_the_same_change_apart_undid_it_once() -> None:
    ana = opened()
    event = ana.do("note-added", text="Call the archive.")
    ben = ana.fork("ben")
    first = ana.undo(event)
    ben.undo(event, by=BEN)
    both = ana.merge(ben)
    assert not both.case.notes
    both.undo(first)
    assert not both.case.notes  # the other undoing still stands


def test_one_thing_is_not_undone_twice() -> None:
    copy = opened()
    event = copy.do("note-added", text="Call the archive.")
    copy.undo(event)
    error = copy.refusal("undone", undoing(event))
    assert error.hint == f"factcheck history {CASE_ID}"


def test_what_is_not_there_is_not_undone() -> None:
    copy = opened()
    for targets in ([], ["a" * 64], ["x"], [3]):
        assert copy.refusal("undone", {"targets": targets, "undone_kinds": []}).exit_code == 3
    assert copy.refusal("undone").exit_code == 3


def record_events() -> list[tuple[CaseCopy, Event]]:
    """Each sort of event that is on record, in the case where it happened."""
    published = at_stage("published")
    corrected = at_stage("correcting")
    correct(corrected)
    withdrawn = at_stage("withdrawn")
    fresh = opened()
    return [(copy, copy.events[-1]) for copy in (published, corrected, withdrawn, fresh)]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("told", [None, (), ("note-added",)])
def test_what_readers_saw_and_the_opening_are_on_record_whatever_the_undoing_says_it_undoes(
    place: int, told: tuple[str, ...] | None
) -> None:
    copy, event = record_events()[place]
    error = copy.refusal("undone", undoing(event, told=told))
    assert f"“{event.kind}” can't be undone" in error.message
    assert CASE_ID in error.hint


@pytest.mark.parametrize("place", range(4))
def test_a_forged_undoing_of_what_is_on_record_has_no_effect(place: int) -> None:
    copy, event = record_events()[place]
    before = case_record(copy.case)
    copy.force("undone", undoing(event))
    after = case_record(copy.case)
    changing = {"updated_at", "updated_by", "heads", "clock"}
    assert {name for name in after if after[name] != before[name]} <= changing
    assert copy.case.undone == ()


def test_evidence_that_a_verdict_rests_on_is_not_undone_unnoticed() -> None:
    copy = at_stage("drafted")
    copy.undo(next(event for event in copy.events if event.kind == "evidence-added"))
    assert not copy.case.is_fresh
    assert "no longer counts" in copy.refusal("stage-moved", {"stage": "in-review"}).message


def test_undoing_what_the_author_of_the_verdict_had_not_seen_makes_it_fresh_again() -> None:
    copy = at_stage("drafted")
    add_evidence(copy, 7)
    event = copy.events[-1]
    assert not copy.case.is_fresh
    copy.undo(event)
    assert copy.case.is_fresh
    copy.undo(copy.events[-1])
    assert not copy.case.is_fresh


def test_undoing_something_else_leaves_a_verdict_fresh() -> None:
    copy = at_stage("drafted")
    copy.undo(copy.do("note-added", text="Call the archive."))
    assert copy.case.is_fresh


def test_an_undoing_that_dangles_or_has_another_shape_raises_nothing() -> None:
    copy = opened()
    copy.force("undone", {"targets": ["a" * 64, 3, None], "undone_kinds": 3})
    copy.force("undone", {"targets": "x"})
    copy.force("undone", {"targets": [copy.events[-1].id]})
    assert copy.case.claim


def test_what_happened_to_an_article_is_undone_too_but_not_its_taking_in() -> None:
    copy = kept_article()
    event = copy.do("proposal-declined", quote="Traffic went by ferry.", reason="opinion")
    copy.do("undone", undoing(event), by=ANA)
    assert not copy.article.declined
    assert copy.article.unknown_kinds == ()
    error = copy.refusal("undone", undoing(copy.events[0], told=()))
    assert "article-added" in error.message
    assert "no such change" in copy.refusal("undone", undoing(event)).message


def test_what_one_of_two_people_did_before_they_met_can_be_undone_after() -> None:
    ana = opened()
    ben = ana.fork("ben")
    event = ana.do("note-added", text="one")
    ana.do("note-added", text="two")
    ben.do("note-added", by=BEN, text="three")
    both = ana.merge(ben)
    both.undo(event)
    assert {note.text for note in both.case.notes} == {"two", "three"}
