"""The fold is a function of a set of events: order, duplication and the way copies met do not matter."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.canonical import LARGEST_INTEGER, canonical_bytes
from factcheck.model.case_record import case_record
from factcheck.model.event import Draft, Event, event_of, make_event, record_of, without_body
from factcheck.model.fold import NotAFileError, fold_article, fold_case, fold_next, in_order, undone_ids
from tests.model.histories import cases, histories, random_case, worked_on
from tests.model.making import (
    ANA,
    AT,
    BEN,
    CASE_ID,
    CaseCopy,
    at_stage,
    kept_article,
    opened,
    reread,
    salt_of,
    told,
)
from tests.model.test_kinds import KINDS


def record(events: list[Event]) -> bytes:
    """The bytes of the folded case, which two folds share only if they agree in everything that is kept."""
    return canonical_bytes(case_record(fold_case(events)))


@given(cases(), st.randoms(use_true_random=False))
def test_a_case_is_the_same_in_every_order_and_with_every_event_twice(events: list[Event], rng: Random) -> None:
    shuffled = events + rng.choices(events, k=3)
    rng.shuffle(shuffled)
    assert fold_case(shuffled) == fold_case(events)
    assert record(shuffled) == record(events)
    assert in_order(shuffled) == events


@given(histories(3))
def test_copies_that_meet_agree_in_whatever_order_they_meet(copies: list[list[Event]]) -> None:
    one, two, three = copies
    together = record(one + two + three)
    assert record(in_order(three + two) + one) == together  # associative, commutative
    assert record(in_order(two + one) + in_order(one + three)) == together  # idempotent
    assert record(in_order(in_order(one + two) + three) * 2) == together
    assert fold_case(one + two + three) == fold_case(three + one + two)


@given(histories(3))
def test_no_event_is_lost_where_copies_meet(copies: list[list[Event]]) -> None:
    merged = in_order(event for copy in copies for event in copy)
    assert {event.id for event in merged} == {event.id for copy in copies for event in copy}
    assert [event.order for event in merged] == sorted(event.order for event in merged)
    case = fold_case(merged)
    seen = {parent for event in merged for parent in event.parents}
    assert set(case.heads) == {event.id for event in merged} - seen
    assert case.clock == max(event.clock for event in merged)


@given(histories(2))
def test_what_people_wrote_apart_is_all_in_the_merged_case(copies: list[list[Event]]) -> None:
    one, two = copies
    merged = fold_case(one + two)
    for case in (fold_case(one), fold_case(two)):
        for name in ("publications", "corrections", "withdrawals"):
            assert {each.event for each in getattr(case, name)} <= {each.event for each in getattr(merged, name)}
    undone = set(merged.undone)
    for event in in_order(one + two):
        if event.kind == "evidence-added" and event.id not in undone:
            assert any(piece.event == event.id for piece in merged.evidence)
        if event.kind == "note-added" and event.id not in undone:
            assert any(note.stamp.event == event.id for note in merged.notes)


@given(histories(2))
def test_a_conflict_is_settled_by_saying_it_again_once_both_were_seen(copies: list[list[Event]]) -> None:
    both = CaseCopy(in_order(copies[0] + copies[1]))
    for name, register in both.case.details.items():
        if name in both.case.conflicts:
            kind = "claim-reworded" if name == "claim" else "claim-amended"
            both.do(kind, None, by=ANA, **{name: register[0].value})
            assert name not in both.case.conflicts
            assert len(both.case.details[name]) == 1


@given(cases())
def test_a_case_read_back_from_its_records_is_the_same_case(events: list[Event]) -> None:
    assert reread(events) == events
    assert fold_case(reread(events)) == fold_case(events)


@given(cases(), st.randoms(use_true_random=False))
def test_bodies_may_be_taken_out_of_any_events(events: list[Event], rng: Random) -> None:
    erased = [without_body(event) if rng.randrange(2) else event for event in events]
    case = fold_case(erased)
    canonical_bytes(case_record(case))
    assert case.heads == fold_case(events).heads
    assert [event.id for event in reread(erased)] == [event.id for event in events]
    confidential = {piece.id: piece.confidential for piece in fold_case(events).evidence}
    assert {piece.id: piece.confidential for piece in case.evidence} == confidential


@given(cases(), st.randoms(use_true_random=False))
def test_what_one_copy_erased_does_not_come_back_from_another(events: list[Event], rng: Random) -> None:
    erased = [without_body(event) if rng.randrange(3) == 0 else event for event in events]
    assert in_order(erased + events) == in_order(events + erased) == erased
    assert record(events + erased) == record(erased)


@given(cases(), st.data())
def test_events_may_be_missing_from_the_middle(events: list[Event], data: st.DataObject) -> None:
    kept = [event for event in events if event.kind == "case-opened" or data.draw(st.booleans())]
    canonical_bytes(case_record(fold_case(kept)))


def random_values() -> st.SearchStrategy[Any]:
    plain = st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | st.text("aé1-", max_size=4)
    known = st.sampled_from(["open", "drafted", "published", CASE_ID, "2026-03-20", "supports", "a" * 64, "unknown"])
    keys = st.sampled_from(["name", "kind", "text", "start", "end", "before", "html", "x"])
    return st.recursive(
        plain | known,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=5,
    )


FIELD_NAMES = (
    "add", "alone", "article", "case", "case_linked", "cites", "confidential", "deadline", "decision", "evidence", "kept",
    "of", "published_on", "question", "rating", "received_on", "relation", "request", "scale", "stage", "standard",
    "target", "targets", "text_sha256", "undone_kinds", "until", "verdict", "remove", "reason",
)  # fmt: skip
BODY_NAMES = (
    "appearance", "because", "checkable", "claim", "claimant", "claimed_on", "due", "file", "kind", "note", "now",
    "priority", "published_on", "quote", "reason", "reasoning", "reasons", "score", "sha256", "size", "stance", "text",
    "title", "to", "url", "was", "when", "where", "why",
)  # fmt: skip
forgeries = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.dictionaries(st.sampled_from(FIELD_NAMES), random_values(), max_size=5),
        st.dictionaries(st.sampled_from(BODY_NAMES), random_values(), max_size=5),
    ),
    max_size=8,
)


@given(forgeries)
def test_events_that_verify_fold_whatever_they_hold(forged: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    copy = at_stage("drafted")
    for kind, fields, body in forged:
        known = {"evidence": copy.evidence.id} if "evidence" in fields else {}
        if kind not in ("case-opened", "article-added"):
            copy.force(kind, {**fields, **known}, **body)
    case = copy.case
    canonical_bytes(case_record(case))
    for name in ("quote", "claimant", "score", "due", "priority", "is_fresh", "is_published", "approvals", "verdict"):
        getattr(case, name)


@given(st.dictionaries(st.sampled_from(BODY_NAMES), random_values()))
def test_a_case_opens_whatever_its_opening_holds(body: dict[str, Any]) -> None:
    draft = Draft("case-opened", {"case": CASE_ID}, body)
    event = make_event(draft, by=ANA, at=AT, clock=1, parents=(), salt=salt_of("forged"))
    canonical_bytes(case_record(fold_case([event])))


def test_a_set_of_events_without_one_opening_is_no_case() -> None:
    events = random_case(Random(1), 6)
    for wrong in ([], events[1:], kept_article().events):
        with pytest.raises(NotAFileError, match="no event opens it"):
            fold_case(wrong)
    with pytest.raises(NotAFileError, match="2 events open it"):
        fold_case(events + random_case(Random(2), 3))
    with pytest.raises(NotAFileError, match="no event opens it"):
        fold_article(events)


def test_the_newest_event_is_when_a_case_was_updated() -> None:
    copy = opened()
    event = copy.do("note-added", by=BEN, text="Call the archive.")
    case = copy.case
    assert (case.updated.by, case.updated.at, case.updated.event) == (BEN, event.at, event.id)
    assert (case.opened.by, case.heads, case.clock) == (ANA, (event.id,), 2)


def test_kinds_and_fields_of_a_newer_version_are_kept_and_change_nothing_that_is_known() -> None:
    copy = told()
    before = case_record(copy.case)
    copy.force("image-geolocated", {"lens": {"metres": 3}}, where="Halden")
    copy.force("note-added", {"mood": ["calm"]}, text="A note.", colour="red")
    assert copy.case.unknown_kinds == ("image-geolocated",)
    assert [note.text for note in copy.case.notes] == ["A note."]
    after = case_record(copy.case)
    changing = {"updated_at", "updated_by", "heads", "clock", "unknown_kinds", "notes"}
    assert {name for name in after if after[name] != before[name]} == changing - {"updated_by"}
    for event in copy.events:
        assert record_of(event_of(record_of(event))) == record_of(event)
    assert record_of(copy.events[-2])["lens"] == {"metres": 3}
    assert record_of(copy.events[-1])["body"] == {"text": "A note.", "colour": "red"}


def test_an_article_in_a_case_and_a_case_in_an_article_are_kinds_that_are_not_known_there() -> None:
    copy = told()
    copy.force("article-amended", title="x")
    assert copy.case.unknown_kinds == ("article-amended",)


def test_an_undoing_of_an_undoing_does_not_count_as_one() -> None:
    copy = opened()
    note = copy.do("note-added", text="Call the archive.")
    first = copy.undo(note)
    assert undone_ids(copy.events) == {note.id}
    copy.undo(first)
    assert undone_ids(copy.events) == {first.id}


@given(cases(), st.integers(0, 2**32 - 1))
def test_one_more_event_gives_what_folding_all_of_them_again_gives(events: list[Event], seed: int) -> None:
    longer = worked_on(Random(seed), events)
    if longer[-1].kind == "undone":  # changes what earlier events mean
        return
    followed = fold_next(fold_case(events), longer[-1])
    assert followed == fold_case(longer)
    assert case_record(followed) == case_record(fold_case(longer))
    assert all(followed.ancestry.saw(longer[-1].id, event.id) for event in events)
    assert not any(followed.ancestry.saw(event.id, longer[-1].id) for event in events)


def test_an_article_with_one_more_event_is_what_folding_all_of_them_gives() -> None:
    copy = kept_article()
    before = copy.article
    event = copy.do("proposal-declined", quote="Traffic went by ferry.", reason="Nobody doubts it.")
    assert fold_next(before, event) == copy.article
