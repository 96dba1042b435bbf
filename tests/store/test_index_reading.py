"""A whole desk is read by all processors, and the index is the same as from one."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.store import DeskStore, index_reading
from factcheck.store.index_proof import prove
from factcheck.store.index_remaking import remake_index

if TYPE_CHECKING:
    from tests.store.conftest import World

_TABLES = ("cases", "labels", "words")


def kept(store: DeskStore) -> list[list[tuple[Any, ...]]]:
    """Everything that a fresh index keeps, and its number of cases, which it proves."""
    seen: list[tuple[int, int]] = []
    cases = remake_index(store.index, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (cases, cases) == (len(seen), len(seen))
    prove(store.index.connection)
    return [sorted(store.index.connection.execute(f"SELECT * FROM {table}"), key=repr) for table in _TABLES]


@pytest.fixture
def many(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A desk of 130 cases in two folders, one of them damaged, where so many count as many."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for number in range(130):
        month = "2026-09" if number % 2 else "2026-10"
        world.opened(f"Claim {number}", identifier=f"{number:07d}z", at=f"{month}-01T10:00:00Z")
    next(world.root.glob("2026-10/0000064z-*.json")).write_bytes(b"{}")
    return world


def test_several_processes_make_the_index_that_one_makes(many: World, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = kept(many.store)
    monkeypatch.setattr(index_reading, "MANY", 100)
    monkeypatch.setattr(index_reading, "read_entry", lambda *_: pytest.fail("read here"))
    assert kept(many.store) == alone


def test_where_no_process_can_be_started_the_files_are_read_here(many: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    alone = kept(many.store)
    monkeypatch.setattr(index_reading, "MANY", 100)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert kept(many.store) == alone


def test_few_files_need_no_other_process(many: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_words, **_more: pytest.fail("another process was started"))
    assert len(kept(many.store)[0]) == 130
