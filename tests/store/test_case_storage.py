"""TinyDB edits a copy in memory, and one commit writes it."""

from __future__ import annotations

from typing import Any

from tinydb import TinyDB, where

from factcheck.store.case_storage import CaseStorage, save_tables
from factcheck.store.layout import Tables, read_layout

ONE, TWO, THREE = ({"id": name, "kind": "note-added"} for name in ("one", "two", "three"))


def saved(before: Tables | None, *events: dict[str, Any]) -> list[Tables]:
    """What was written, one entry for each write."""
    written: list[bytes] = []
    save_tables("case", before, {"schema": 1}, events, written.append)
    return [read_layout("case", data) for data in written]


def test_a_new_file_is_written_once() -> None:
    assert saved(None, ONE, TWO) == [Tables({"schema": 1}, [ONE, TWO])]


def test_events_that_follow_are_inserted_and_those_between_take_their_place() -> None:
    before = Tables({"schema": 1, "old": True}, [ONE, THREE])
    assert saved(before, ONE, THREE, TWO) == [Tables({"schema": 1}, [ONE, THREE, TWO])]
    assert saved(before, ONE, TWO, THREE) == [Tables({"schema": 1}, [ONE, TWO, THREE])]


def test_the_storage_serves_every_table_operation_and_writes_nothing_before_commit() -> None:
    written: list[bytes] = []
    storage = CaseStorage("case", Tables({"schema": 1}, [ONE, TWO]), written.append)
    with TinyDB(storage=lambda: storage) as database:
        events = database.table("events")
        assert events.search(where("id") == "two") == [TWO]
        assert events.insert(THREE) == 3
        events.update({"kind": "tagged"}, where("id") == "one")
        assert written == []
        assert database.tables() == {"case", "events"}
        storage.commit()
    (data,) = written
    assert read_layout("case", data).events == [{**ONE, "kind": "tagged"}, TWO, THREE]


def test_an_edit_that_is_not_committed_is_gone() -> None:
    written: list[bytes] = []
    storage = CaseStorage("case", Tables({"schema": 1}, [ONE]), written.append)
    with TinyDB(storage=lambda: storage) as database:
        database.table("events").insert(TWO)
    assert written == []
