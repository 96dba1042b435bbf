"""A change in the making checks every event against what the ones before it left, and adds all of it or nothing of one."""

from __future__ import annotations

import re

import pytest

from factcheck.errors import RefusedError, UsageError
from factcheck.model.change import add_article, change_article, change_case, new_salt, open_case
from factcheck.model.event import Draft, event_of, record_of
from factcheck.model.fold import fold_case
from tests.model.making import ANA, ARTICLE_ID, AT, BEN, CASE_ID, CLAIM, at_stage, kept_article, moment, opened, told


def note(text: str = "Call the archive.") -> Draft:
    return Draft("note-added", {}, {"text": text})


def test_events_follow_one_another_and_each_saw_the_one_before() -> None:
    copy = told()
    change = change_case(copy.events, BEN, moment(9))
    first, second = change.add(note()), change.add(note("Again."))
    assert first.parents == (copy.events[-1].id,)
    assert second.parents == (first.id,)
    assert (first.clock, second.clock) == (2, 3)
    assert (first.by, first.at) == (BEN, moment(9))
    assert change.added == [first, second]
    assert change.events == [*copy.events, first, second]
    assert change.state == fold_case(change.events)


def test_an_event_after_a_merge_saw_both_sides() -> None:
    ana = told()
    ben = ana.fork("ben")
    ana.do("note-added", text="one")
    ana.do("note-added", text="two")
    ben.do("note-added", by=BEN, text="three")
    both = ana.merge(ben)
    event = change_case(both.events, ANA, AT).add(note())
    assert set(event.parents) == {ana.events[-1].id, ben.events[-1].id}
    assert event.clock == 1 + max(ana.case.clock, ben.case.clock)


def test_what_a_change_adds_verifies_and_has_a_salt_of_its_own() -> None:
    change = change_case(told().events, ANA, AT)
    first, second = change.add(note()), change.add(note())
    assert first.salt != second.salt
    for event in (first, second):
        assert event_of(record_of(event)) == event
    assert re.fullmatch(r"[0-9a-f]{32}", new_salt())
    assert new_salt() != new_salt()


def test_what_one_command_did_together_names_its_first_event() -> None:
    change = change_case(told().events, ANA, AT)
    first, second, third = (change.add(note(text)) for text in ("one", "two", "three"))
    assert "with" not in first.fields
    assert second.field("with") == third.field("with") == first.id


def test_a_later_event_is_checked_against_what_an_earlier_one_left() -> None:
    copy = at_stage("open")
    change = change_case(copy.events, ANA, AT)
    moved = Draft("stage-moved", {"stage": "researching"}, {})
    with pytest.raises(RefusedError):
        change.add(moved)
    change.add(Draft("assigned", {"add": [ANA.name]}, {}))
    change.add(moved)
    assert change.state.stage == "researching"


def test_what_is_refused_adds_nothing_and_leaves_what_was_added_before() -> None:
    change = change_case(told().events, ANA, AT)
    kept = change.add(note())
    before = (change.state, list(change.events))
    for wrong in (note(" "), Draft("claim-reworded", {}, {}), Draft("verdict-proposed", {"rating": "true"}, {})):
        with pytest.raises(RefusedError):
            change.add(wrong)
    assert (change.state, change.events, change.added) == (*before, [kept])


def test_the_events_that_were_given_are_not_changed() -> None:
    copy = told()
    before = list(copy.events)
    change_case(copy.events, ANA, AT).add(note())
    assert copy.events == before


def test_a_preview_shows_what_would_be_and_adds_nothing() -> None:
    change = change_case(told().events, ANA, AT)
    before = change.state
    assert [each.text for each in change.preview(note()).notes] == ["Call the archive."]
    assert (change.state, change.added) == (before, [])
    with pytest.raises(RefusedError):
        change.preview(note(""))


def test_a_kind_that_is_not_known_is_not_made() -> None:
    change = change_case(told().events, ANA, AT)
    with pytest.raises(UsageError, match="unheard-of"):
        change.add(Draft("unheard-of", {}, {}))
    assert change.added == []


def test_what_happens_to_articles_does_not_happen_to_cases_nor_the_reverse() -> None:
    with pytest.raises(UsageError, match="to a case"):
        change_case(told().events, ANA, AT).add(Draft("article-amended", {}, {"title": "x"}))
    with pytest.raises(UsageError, match="to an article"):
        change_article(kept_article().events, ANA, AT).add(note())


def test_what_has_no_canonical_form_is_not_added() -> None:
    change = change_case(told().events, ANA, AT)
    with pytest.raises(ValueError, match="float"):
        change.add(Draft("note-added", {}, {"text": "x", "score": 0.5}))
    assert change.added == []


def test_a_new_case_begins_with_its_opening_and_nothing_else() -> None:
    change = open_case(CASE_ID, ANA, AT)
    with pytest.raises(UsageError, match="The first event of a file opens it"):
        change.add(note())
    assert (change.events, change.added) == ([], [])
    opening = change.add(Draft("case-opened", {"case": CASE_ID}, {"claim": CLAIM}))
    assert (opening.parents, opening.clock) == ((), 1)
    assert change.state == fold_case(change.events)
    assert (change.state.id, change.state.heads) == (CASE_ID, (opening.id,))


def test_a_new_article_begins_with_its_taking_in_and_nothing_else() -> None:
    change = add_article(ARTICLE_ID, ANA, AT)
    with pytest.raises(UsageError, match="The first event"):
        change.add(Draft("proposal-declined", {}, {"quote": "The mayor said."}))
    assert change.events == []
    article = change_article(kept_article().events, BEN, AT)
    article.add(Draft("proposal-declined", {}, {"quote": "The mayor said."}))
    assert article.state.declined[0].stamp.by == BEN


def test_the_same_change_with_the_same_salt_makes_the_same_events() -> None:
    changes = [change_case(opened().events, ANA, AT, lambda: "0" * 32) for _ in range(2)]
    assert changes[0].add(note()) == changes[1].add(note())
