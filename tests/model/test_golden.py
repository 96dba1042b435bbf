"""What was written under schema 1 opens, verifies and means the same for ever.

The files are never made again: a difference is a promise broken to everybody who has such files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.article_record import article_record
from factcheck.model.canonical import canonical_bytes, sha256
from factcheck.model.case_record import case_record
from factcheck.model.event import Draft, event_of, make_event, record_of
from factcheck.model.fold import fold_article, fold_case, in_order

FOLDER = Path(__file__).parent / "golden"
DIGESTS = {
    "schema-1-article-events.json": "3bd6ccc406751462cfe31f95085c3c168e4e6e9b931efa173e6a61ed82653603",
    "schema-1-article.json": "d5d9311d960d12bc9550ca9609d23c74ed3adda8e30166013b207c0400b102cb",
    "schema-1-case.json": "7a4cd32a64a76715f5baf91627cb819c9323aeca971c89efec05ce72cc278c6d",
    "schema-1-events.json": "3802ec7dae3ad92a26b76ad822c3f792fcfeecdb9fa657a7ba4a08a6ddc8f32f",
}


def read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_a_golden_file_is_the_one_that_was_laid_down(name: str) -> None:
    assert sha256(canonical_bytes(read(name))) == DIGESTS[name]


@pytest.mark.parametrize("name", ["schema-1-events.json", "schema-1-article-events.json"])
def test_every_event_verifies_and_is_written_back_as_it_was(name: str) -> None:
    records = read(name)
    events = [event_of(record) for record in records]
    assert [record_of(event) for event in events] == records
    assert in_order(events) == events


@pytest.mark.parametrize("name", ["schema-1-events.json", "schema-1-article-events.json"])
def test_the_same_deed_gets_the_same_id_today(name: str) -> None:
    for event in map(event_of, read(name)):
        if event.body is not None:
            draft = Draft(event.kind, event.fields, event.body)
            made = make_event(
                draft, by=event.by, at=event.at, clock=event.clock, parents=event.parents, salt=event.salt
            )
            assert made == event


def test_the_case_folds_to_what_it_was() -> None:
    events = [event_of(record) for record in read("schema-1-events.json")]
    assert case_record(fold_case(events)) == read("schema-1-case.json")
    assert len(events) == 24


def test_the_article_folds_to_what_it_was() -> None:
    events = [event_of(record) for record in read("schema-1-article-events.json")]
    assert article_record(fold_article(events)) == read("schema-1-article.json")


def test_the_golden_case_holds_what_is_hardest_to_keep() -> None:
    events = [event_of(record) for record in read("schema-1-events.json")]
    assert any(len(event.parents) == 2 for event in events)
    assert any(event.body is None for event in events)
    assert any(event.kind == "undone" for event in events)
    case = fold_case(events)
    assert case.unknown_kinds == ("image-geolocated",)
    assert any(piece.confidential for piece in case.evidence)
    assert case.corrections
