"""A line is an event exactly where it is the canonical text of a record that `event_of` accepts."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from factcheck.model import event_lines
from factcheck.model.canonical import canonical_text, sha256
from factcheck.model.event import Draft, Event, Who, event_of, hash_body, make_event, record_of, without_body
from factcheck.model.event_lines import events_of_lines
from tests.model.histories import random_article, random_case

Record = dict[str, Any]
SALT = "0f" * 16


def line_of(record: Record) -> str:
    """The line of a record in a file."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def note(fields: Record | None = None, body: Record | None = None) -> Event:
    """A note with fields and words of its own."""
    draft = Draft("note-added", fields or {}, body or {"text": "Asked."})
    return make_event(draft, by=Who("Ben Ito"), at="2026-10-02T10:00:00Z", clock=1, parents=(), salt=SALT)


def sealed(record: Record) -> Record:
    """The record with the hashes that its content gives, as a forger would who knows how they are made."""
    hashed = hash_body(record["body"], record["salt"])
    record = {**record, "body_hash": hashed}
    open_part = {key: value for key, value in record.items() if key not in ("id", "body", "salt")}
    return {**record, "id": sha256(line_of(open_part).encode())}


def accepts(line: str) -> bool:
    """Whether the line is taken for an event."""
    try:
        events_of_lines([line])
    except (ValueError, RecursionError):
        return False
    return True


def is_event(line: str) -> bool:
    """Whether it should be: by reading it, verifying it value by value, and writing it down again."""
    try:
        record = json.loads(line)
        event_of(record)
        return canonical_text(record) == line
    except ValueError:
        return False


@pytest.mark.parametrize("seed", range(40))
def test_the_lines_of_a_history_are_its_events(seed: int) -> None:
    chance = Random(seed)
    events = random_case(chance, 12, foreign=True) if seed % 2 else random_article(chance, 6)
    lines = [line_of(record_of(event)) for event in events]
    assert events_of_lines(lines) == [(json.loads(line), event) for line, event in zip(lines, events, strict=True)]


FORGED: dict[str, Callable[[Record], Record]] = {
    "as it is": lambda record: record,
    "another word": lambda record: {**record, "body": {"text": "Told."}},
    "another author": lambda record: {**record, "by": {"address": "", "name": "Ana"}},
    "another id": lambda record: {**record, "id": "0" * 64},
    "another hash": lambda record: {**record, "body_hash": "0" * 64},
    "no kind": lambda record: sealed({**record, "kind": "Note"}),
    "no moment": lambda record: sealed({**record, "at": "2026-02-30T10:00:00Z"}),
    "an hour too late": lambda record: sealed({**record, "at": "2026-10-02T24:00:00Z"}),
    "a clock that is true": lambda record: sealed({**record, "clock": True}),
    "a clock of 0": lambda record: sealed({**record, "clock": 0}),
    "parents that are none": lambda record: sealed({**record, "parents": ["a"]}),
    "two parents": lambda record: sealed({**record, "parents": ["a" * 64, "b" * 64]}),
    "parents out of order": lambda record: sealed({**record, "parents": ["b" * 64, "a" * 64]}),
    "an author with more": lambda record: sealed({**record, "by": {**record["by"], "age": 1}}),
    "an author of numbers": lambda record: sealed({**record, "by": {"address": "", "name": 1}}),
    "a body that is a list": lambda record: sealed({**record, "body": []}),
    "a body taken out": lambda record: record_of(without_body(event_of(record))),
    "a body taken out and its salt not": lambda record: {**record, "body": None},
    "a salt too short": lambda record: sealed({**record, "salt": "0f"}),
    "a number too large": lambda record: sealed({**record, "size": 2**53}),
    "the largest number": lambda record: sealed({**record, "size": 2**53 - 1}),
    "a fraction": lambda record: sealed({**record, "size": 1.5}),
    "a key that is not ASCII": lambda record: sealed({**record, "größe": 1}),
    "such a key deep inside": lambda record: sealed({**record, "more": [{"größe": 1}]}),
    "letters that are not ASCII": lambda record: sealed({**record, "more": "größe"}),
    "a field between body and hash": lambda record: sealed({**record, "body2": 3}),
    "a body inside of a field": lambda record: sealed({**record, "a": {"body": record["body"], "body_hash": "0" * 64}}),
    "an id inside of a field": lambda record: sealed({**record, "a": {"id": record["id"], "salt": record["salt"]}}),
    "words that look like keys": lambda record: sealed({**record, "a": '"body":{},"id":"","salt":"'}),
    "a body that holds keys": lambda record: sealed({**record, "body": {"body_hash": "", "id": "", "salt": ""}}),
    "nested as deep as may be": lambda record: sealed({**record, "body": nested(31)}),
    "nested too deeply": lambda record: sealed({**record, "more": nested(40)}),
    "half a character": lambda record: {**record, "more": "\ud800"},
    "too few keys": lambda record: {key: value for key, value in record.items() if key != "at"},
}  # fmt: skip


def nested(levels: int) -> Record:
    """An object that holds an object that holds …"""
    return {"in": nested(levels - 1)} if levels else {}


@pytest.mark.parametrize("how", FORGED)
def test_it_accepts_what_is_accepted_value_by_value_and_nothing_else(how: str) -> None:
    line = line_of(FORGED[how](record_of(note({"marked": True}))))
    assert accepts(line) == is_event(line)


def test_some_of_these_are_events_and_some_are_not() -> None:
    found = {how: is_event(line_of(forge(record_of(note())))) for how, forge in FORGED.items()}
    assert sum(found.values()) > 8
    assert sum(not is_one for is_one in found.values()) > 15


@pytest.mark.parametrize(
    "spell",
    [
        lambda line: line.replace(",", ", ", 1),
        lambda line: line.replace("Asked", "\\u0041sked"),
        lambda line: line.replace('"marked":true', '"marked":true,"marked":true'),
        lambda line: line.replace('"clock":1', '"clock":1.0'),
        lambda line: line.replace('"clock":1', '"clock":01'),
        lambda line: line.replace('"clock":1', '"clock":-0'),
        lambda line: line.replace('"clock":1,', "").replace("}", ',"clock":1}'),
        lambda line: f"{line} ",
        lambda line: f"{line},{line}",
        lambda line: line[:-1],
        lambda _: "[]",
        lambda _: "",
        lambda _: "NaN",
    ],
)
def test_another_spelling_of_the_same_is_not_taken(spell: Callable[[str], str]) -> None:
    line = line_of(record_of(note({"marked": True})))
    assert accepts(line)
    assert not accepts(spell(line))


def test_two_lines_can_not_lend_each_other_their_ends() -> None:
    one, two = line_of(record_of(note())), line_of(record_of(note({"marked": [{}, {}]})))
    cut = two.index("},{}") + 1
    with pytest.raises(ValueError, match="canonical"):
        events_of_lines([f"{one},{two[:cut]}", two[cut + 1 :]])


def test_nearly_every_event_is_cut_and_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    events = random_case(Random(3), 20, foreign=False)
    lines = [line_of(record_of(event)) for event in events]
    monkeypatch.setattr(event_lines, "event_of", lambda _record: pytest.fail("it was verified value by value"))
    assert len(events_of_lines(lines)) == len(events)
