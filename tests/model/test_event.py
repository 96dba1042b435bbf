"""An event's id covers all of it, its body can be taken out, and nothing but an event is read as one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.model.canonical import LARGEST_INTEGER, canonical_bytes
from factcheck.model.event import (
    Draft,
    Event,
    InvalidEventError,
    Who,
    event_of,
    hash_body,
    make_event,
    record_of,
    without_body,
)
from tests.model.making import ANA, AT, BEN

SALT = "00112233445566778899aabbccddeeff"
ENVELOPE = {"at", "body", "body_hash", "by", "clock", "id", "kind", "parents", "salt"}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.characters(codec="ascii"), max_size=8).filter(lambda name: name not in ENVELOPE)
contents = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
objects = st.dictionaries(names, contents, max_size=4)


def note(
    fields: Mapping[str, Any] | None = None, body: Mapping[str, Any] | None = None, parents: tuple[str, ...] = ()
) -> Event:
    draft = Draft("note-added", fields or {}, {"text": "The log is in the county archive."} if body is None else body)
    return make_event(draft, by=ANA, at=AT, clock=1 + len(parents), parents=parents, salt=SALT)


def test_the_id_is_the_sha_256_of_everything_but_the_body_and_its_salt() -> None:
    event = note({"with": "b" * 64}, parents=("a" * 64,))
    by = {"address": ANA.address, "name": ANA.name}
    hashed = {"at": AT, "body_hash": event.body_hash, "by": by, "clock": 2, "kind": "note-added", "parents": ["a" * 64]}
    assert event.id == hashlib.sha256(canonical_bytes({**hashed, "with": "b" * 64})).hexdigest()


def test_the_body_enters_the_id_through_a_salted_hash_alone() -> None:
    event = note(body={"text": "x"})
    assert event.body_hash == hashlib.sha256(bytes.fromhex(SALT) + b'{"text":"x"}').hexdigest()
    assert event.body_hash != hash_body({"text": "x"}, "f" * 32)


@given(objects, objects)
def test_an_event_read_back_is_the_event_that_was_made(fields: dict[str, Any], body: dict[str, Any]) -> None:
    event = note(fields, body)
    assert event_of(json.loads(json.dumps(record_of(event)))) == event
    assert event.fields == fields
    assert event.body == body


def changed(record: dict[str, Any], key: str) -> Any:
    """Another value that the field might have had, of a right shape."""
    return {
        "at": "2026-03-02T09:00:01Z",
        "body_hash": "e" * 64,
        "by": {"name": "Ana Ruiz", "address": "ana@elsewhere.example"},
        "clock": record["clock"] + 1,
        "id": "d" * 64,
        "kind": "question-asked",
        "parents": [],
        "body": {"text": "The log is lost."},
        "salt": "f" * 32,
        "marked": False,
    }[key]


@pytest.mark.parametrize("key", sorted(ENVELOPE | {"marked"}))
def test_whatever_is_altered_no_longer_agrees(key: str) -> None:
    record = record_of(note({"marked": True}, parents=("a" * 64,)))
    event_of(record)
    with pytest.raises(InvalidEventError, match="does not agree"):
        event_of({**record, key: changed(record, key)})


def test_a_field_that_is_added_or_taken_away_no_longer_agrees() -> None:
    record = record_of(note({"marked": True}))
    with pytest.raises(InvalidEventError, match="does not agree"):
        event_of({**record, "more": 1})
    with pytest.raises(InvalidEventError, match="does not agree"):
        event_of({key: value for key, value in record.items() if key != "marked"})


def test_the_order_in_which_parents_were_named_does_not_matter() -> None:
    one, other = "a" * 64, "b" * 64
    assert note(parents=(one, other)) == note(parents=(other, one))
    assert note(parents=(one, other)).parents == (one, other)


@given(objects)
def test_an_event_verifies_without_its_body_and_keeps_its_id(body: dict[str, Any]) -> None:
    event = note({"confidential": True}, body)
    erased = without_body(event)
    assert event_of(record_of(erased)) == erased
    assert (erased.id, erased.body_hash, erased.fields) == (event.id, event.body_hash, event.fields)
    assert (erased.body, erased.salt) == (None, "")
    assert without_body(erased) == erased


def test_what_was_taken_out_reads_as_nothing() -> None:
    erased = without_body(note({"stage": "open", "cites": ["a"]}, {"text": "x", "count": 3}))
    assert (erased.words("text"), erased.value("count")) == ("", None)
    assert (erased.field("stage"), erased.strings("cites")) == ("open", ("a",))


def test_a_body_without_its_salt_and_a_salt_without_its_body_are_refused() -> None:
    record = record_of(note())
    with pytest.raises(InvalidEventError, match="salt is not 16 bytes"):
        event_of({**record, "salt": ""})
    with pytest.raises(InvalidEventError, match="its salt was not"):
        event_of({**record, "body": None})


def test_values_of_another_type_than_asked_for_read_as_nothing() -> None:
    event = note({"stage": 3, "cites": "abc", "kept": ["a", 1, None, "b"]}, {"text": 5})
    assert (event.words("text"), event.value("text")) == ("", 5)
    assert (event.field("stage"), event.strings("cites"), event.strings("kept")) == ("", (), ("a", "b"))


def test_an_event_does_not_change_with_the_lists_it_was_made_from() -> None:
    cites = ["a"]
    event = note({"cites": cites})
    cites.append("b")
    assert event.strings("cites") == ("a",)
    assert note({"cites": ("a",)}) == event


@pytest.mark.parametrize("key", sorted(ENVELOPE))
def test_an_events_own_fields_take_no_name_that_every_event_has(key: str) -> None:
    with pytest.raises(ValueError, match=key):
        note({key: "x"})


@pytest.mark.parametrize(
    ("fields", "body"),
    [({"score": 0.5}, {}), ({}, {"score": 0.5}), ({"é": 1}, {}), ({}, {"text": "\ud800"}), ({}, {"n": 2**60}),
     ({"a": b"x"}, {})],
)  # fmt: skip
def test_what_has_no_canonical_form_becomes_no_event(fields: dict[str, Any], body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"float|ASCII|surrogates|too large|canonical"):
        note(fields, body)


@pytest.mark.parametrize("depth", [33, 60, 64, 65, 900, 5_000])
def test_a_body_or_field_of_any_depth_is_an_event_with_a_canonical_record_or_none(depth: int) -> None:
    deep: Any = "end"
    for _ in range(depth):
        deep = {"a": deep}
    with pytest.raises(ValueError, match="too deeply"):
        note(body=deep)
    with pytest.raises(InvalidEventError):
        event_of({**record_of(note()), "body": deep})
    with pytest.raises(ValueError, match="too deeply"):
        note(fields={"deep": deep})
    with pytest.raises(InvalidEventError):
        event_of({**record_of(note()), "deep": deep})


def test_the_record_of_the_deepest_event_has_a_canonical_form_within_a_file() -> None:
    deep: Any = "end"
    for _ in range(32):
        deep = {"a": deep}
    canonical_bytes({"events": {"1": record_of(note({"deep": deep}, deep))}})


MALFORMED: list[tuple[str, Any]] = [
    ("kind", ""), ("kind", "Note-Added"), ("kind", "note_added"), ("kind", "-note"), ("kind", "note-"), ("kind", 3),
    ("kind", None), ("kind", "note added"), ("kind", "note--added"), ("kind", "../x"), ("kind", "notе"),
    ("clock", 0), ("clock", -1), ("clock", True), ("clock", 1.0), ("clock", "1"), ("clock", 2**53), ("clock", None),
    ("clock", 10**5000), ("at", "2026-03-02"), ("at", "2026-03-02T09:00:00"), ("at", 5), ("at", None), ("at", ""),
    ("at", "2026-02-30T09:00:00Z"), ("at", "２０２６-03-02T09:00:00Z"), ("by", None), ("by", "Ana"), ("by", {}),
    ("by", {"name": "Ana"}), ("by", {"name": "Ana", "address": None}), ("by", ["name", "address"]),
    ("by", {"name": "A", "address": "", "more": ""}), ("by", {"name": 1, "address": ""}),
    ("by", {"name": "\ud800", "address": ""}), ("parents", None),
    ("parents", "a" * 64), ("parents", ["a"]), ("parents", [1]), ("parents", ["b" * 64, "a" * 64]), ("parents", {}),
    ("parents", ["a" * 64, "a" * 64]), ("parents", [["a" * 64]]), ("parents", ["A" * 64]), ("id", ""), ("id", None),
    ("id", "a" * 63), ("id", ["a"]), ("body", []), ("body", "text"), ("body", 1), ("body", False), ("body", {"a": 1.5}),
    ("body", {"é": 1}), ("body", {"a": "\udfff"}), ("body", {"a": 2**70}), ("body_hash", None), ("body_hash", "x"),
    ("salt", None), ("salt", "0" * 31), ("salt", "G" * 32), ("salt", "0" * 32 + "\n"), ("salt", 0), ("salt", "AB" * 16),
    ("extra", 1.5), ("extra", {"é": 1}), ("extra", "\ud800"), ("extra", 2**53), ("é", 1),
]  # fmt: skip


def sealed(record: dict[str, Any]) -> dict[str, Any]:
    """The record with hashes that agree, where it has a form to be hashed: only its shape is left to refuse it."""
    try:
        if isinstance(record["salt"], str) and record["body"] is not None:
            record = {**record, "body_hash": hash_body(record["body"], record["salt"])}
        hashed = {key: value for key, value in record.items() if key not in ("id", "body", "salt")}
        return {**record, "id": hashlib.sha256(canonical_bytes(hashed)).hexdigest()}
    except ValueError:
        return record


def test_sealing_makes_an_event_of_what_has_the_shape_of_one() -> None:
    record = sealed({**record_of(note()), "at": "2026-03-02T10:00:00Z", "clock": LARGEST_INTEGER, "more": [1]})
    assert event_of(record).clock == LARGEST_INTEGER


@pytest.mark.parametrize(("key", "value"), MALFORMED, ids=[f"{key} {n}" for n, (key, _) in enumerate(MALFORMED)])
def test_a_malformed_record_is_no_event(key: str, value: Any) -> None:
    malformed = {**record_of(note()), key: value}
    for record in (malformed, sealed(malformed) if key not in ("id", "body_hash") else malformed):
        with pytest.raises(InvalidEventError) as caught:
            event_of(record)
        assert str(caught.value)


@pytest.mark.parametrize("key", sorted(ENVELOPE))
def test_a_record_that_lacks_something_says_what(key: str) -> None:
    record = record_of(note())
    del record[key]
    with pytest.raises(InvalidEventError, match=f"it lacks {key}"):
        event_of(record)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(anything)
@example([])
@example(None)
def test_any_json_value_is_an_event_or_invalid(value: Any) -> None:
    with pytest.raises(InvalidEventError):
        event_of(value)


@given(st.dictionaries(st.sampled_from(sorted(ENVELOPE | {"stage", "é"})), anything, min_size=1, max_size=4))
def test_an_event_with_any_values_put_in_is_itself_or_invalid(values: dict[str, Any]) -> None:
    record = record_of(note())
    try:
        assert event_of({**record, **values}) == event_of(record)
    except InvalidEventError as error:
        assert str(error)  # noqa: PT017 - one of the two must hold


def test_two_entries_mean_one_person_by_address_or_else_by_name() -> None:
    assert ANA.is_same_person(Who("A. Ruiz", "ANA@desk.example"))
    assert not ANA.is_same_person(BEN)
    assert not ANA.is_same_person(Who("Ana Ruiz", "other@desk.example"))
    assert ANA.is_same_person(Who("ana ruiz"))
    assert Who("Ana Ruiz").is_same_person(ANA)
    assert str(ANA) == "Ana Ruiz <ana@desk.example>"
    assert str(Who("Ana Ruiz")) == "Ana Ruiz"


def test_events_stand_in_the_order_of_clock_and_id() -> None:
    first, second = note(), note(parents=("0" * 64,))
    assert first.order < second.order
    assert first.order == (1, first.id)
