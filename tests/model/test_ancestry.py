"""Who had seen what, and registers that keep what was set apart."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.ancestry import Ancestry, Said, is_conflict, newest, put, put_all, said
from factcheck.model.event import Draft, Event, make_event
from tests.model.making import ANA, AT, salt_of


def note(parents: Sequence[Event], mark: object = "") -> Event:
    clock = 1 + max((parent.clock for parent in parents), default=0)
    return make_event(
        Draft("note-added", {}, {"text": str(mark)}),
        by=ANA,
        at=AT,
        clock=clock,
        parents=[parent.id for parent in parents],
        salt=salt_of(mark, clock),
    )


def ancestry_of(events: Sequence[Event]) -> Ancestry:
    return Ancestry(sorted(events, key=lambda event: event.order))


@st.composite
def graphs(draw: st.DrawFn) -> list[Event]:
    """Events, each with some of those before it as parents."""
    events: list[Event] = []
    for mark in range(draw(st.integers(1, 12))):
        places = draw(st.sets(st.integers(0, len(events) - 1), max_size=3)) if events else set()
        events.append(note([events[place] for place in places], mark))
    return events


def ancestors(event: Event, by_id: dict[str, Event]) -> set[str]:
    found: set[str] = set()
    for parent in event.parents:
        found |= {parent} | ancestors(by_id[parent], by_id)
    return found


@given(graphs())
def test_an_author_had_seen_what_a_path_of_parents_leads_to(events: list[Event]) -> None:
    ancestry, by_id = ancestry_of(events), {event.id: event for event in events}
    for later in events:
        seen = ancestors(later, by_id)
        assert {earlier.id for earlier in events if ancestry.saw(later.id, earlier.id)} == seen


@given(graphs())
def test_the_heads_are_what_nobody_has_seen(events: list[Event]) -> None:
    parents = {parent for event in events for parent in event.parents}
    assert ancestry_of(events).heads() == tuple(sorted(event.id for event in events if event.id not in parents))


def test_nobody_has_seen_themselves_or_what_is_not_there() -> None:
    first = note([], "first")
    second = note([first], "second")
    ancestry = ancestry_of([first, second])
    assert ancestry.saw(second.id, first.id)
    assert not ancestry.saw(first.id, second.id)
    assert not ancestry.saw(first.id, first.id)
    assert not ancestry.saw("f" * 64, first.id)
    assert not ancestry.saw(second.id, "f" * 64)


def test_a_parent_that_is_missing_is_passed_over() -> None:
    first = note([], "first")
    second = note([first], "second")
    third = note([second], "third")
    ancestry = ancestry_of([first, third])
    assert ancestry.heads() == tuple(sorted([first.id, third.id]))
    assert not ancestry.saw(third.id, first.id)


def test_a_value_takes_the_place_of_what_its_author_had_seen_and_of_nothing_else() -> None:
    root = note([], "root")
    ana, ben = note([root], "ana"), note([root], "ben")
    both = note([ana, ben], "both")
    ancestry = ancestry_of([root, ana, ben, both])
    register: tuple[Said[str], ...] = ()
    register = put(register, said("1950", root), ancestry)
    register = put(register, said("1951", ana), ancestry)
    assert [one.value for one in register] == ["1951"]
    register = put(register, said("1952", ben), ancestry)
    assert [one.value for one in register] == ["1951", "1952"]
    assert is_conflict(register)
    assert newest(register, "") == "1952"
    assert [one.value for one in put(register, said("1953", both), ancestry)] == ["1953"]


def test_equal_values_set_apart_are_no_conflict() -> None:
    ana, ben = note([], "ana"), note([], "ben")
    register = put(put((), said("1952", ana), ancestry_of([ana, ben])), said("1952", ben), ancestry_of([ana, ben]))
    assert len(register) == 2
    assert not is_conflict(register)


def test_an_empty_register_has_no_conflict_and_the_default_value() -> None:
    assert not is_conflict(())
    assert newest((), "none") == newest(None, "none") == "none"


def test_several_registers_change_by_name_and_the_others_stay() -> None:
    root = note([], "root")
    later = note([root], "later")
    ancestry = ancestry_of([root, later])
    before = put_all({}, {"claim": "a", "why": "b"}, root, ancestry)
    after = put_all(before, {"why": "c"}, later, ancestry)
    assert {name: [one.value for one in register] for name, register in after.items()} == {"claim": ["a"], "why": ["c"]}
    assert before["why"][0].value == "b"
    assert after["why"][0] == Said("c", later.id, ANA, AT)
