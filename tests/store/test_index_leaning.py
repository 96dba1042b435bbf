"""Finding what may lean on what: by the index at any size, and by reading everything where there is none."""

from __future__ import annotations

import sqlite3

import pytest

from factcheck.store.index_leaning import (
    _TOUCHED_BY_CASES,
    _TOUCHED_BY_SOURCES,
    EVIDENCE,
    PUBLISHED_AS,
    SOURCE,
    TIED_TO,
    WITHDRAWN,
    key_of,
    leaning_labels,
)
from factcheck.store.index_report import _DAYS
from factcheck.store.index_schema import create_tables

PIECE = {"id": "7qk2m3xa", "url": "https://www.office.example/1/", "origin": "Road  Office", "erased": False,
         "copies": [{"sha256": "a" * 64, "payload_sha256": "b" * 64}], "withdrawn": []}  # fmt: skip
GONE = {
    **PIECE,
    "id": "8qk2m3xa",
    "url": "https://other.example/",
    "withdrawn": [{"reason": "x"}],
    "copies": [],
    "origin": None,
}
RECORD = {"verdict": {"cites": ["7qk2m3xa"]}, "disputed": [], "evidence": [PIECE, GONE],
          "publications": [{"url": "https://daily.example/checks/1", "kept": {"json": "c" * 64}}],
          "links": [{"case": "k3f9x2ab"}]}  # fmt: skip


@pytest.fixture
def connection() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(made)
    return made


def plan(connection: sqlite3.Connection, statement: str, values: tuple[str, ...]) -> list[str]:
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]


def test_the_labels_of_a_case() -> None:
    found = set(leaning_labels(RECORD))
    address, other = key_of("a:office.example/1"), key_of("a:other.example")
    assert {(SOURCE, address), (SOURCE, key_of(f"c:{'a' * 64}")), (SOURCE, key_of(f"c:{'b' * 64}"))} <= found
    assert {
        (WITHDRAWN, other),
        (SOURCE, other),
        ("origin", key_of("o:road office")),
    } <= found  # readers may have seen it
    assert {(EVIDENCE, "7qk2m3xa"), (EVIDENCE, "8qk2m3xa"), (TIED_TO, "k3f9x2ab")} <= found
    assert {(PUBLISHED_AS, key_of("a:daily.example/checks/1")), (PUBLISHED_AS, key_of(f"c:{'c' * 64}"))} <= found
    assert (WITHDRAWN, address) not in found


def test_what_was_withdrawn_before_anything_was_published_is_no_source_any_more() -> None:
    assert (SOURCE, key_of("a:other.example")) not in set(leaning_labels({**RECORD, "publications": []}))


def test_no_label_is_looked_for_among_all(connection: sqlite3.Connection) -> None:
    for statement, values in ((_TOUCHED_BY_SOURCES, (SOURCE, WITHDRAWN)),
                              (_TOUCHED_BY_CASES, (PUBLISHED_AS, SOURCE, TIED_TO))):  # fmt: skip
        steps = plan(connection, statement, values)
        assert not [step for step in steps if "SCAN" in step and "labels" in step], steps


@pytest.mark.parametrize("what", _DAYS)
def test_the_days_of_a_report_are_counted_along_an_index(connection: sqlite3.Connection, what: str) -> None:
    (step,) = plan(connection, _DAYS[what], ("2026-01-01", "2026-12-31"))
    assert "USING" in step
    assert "SCAN" not in step
