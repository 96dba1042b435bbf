"""Small things remembered in the index: there until the index is made again, and never worth an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.store.index import Index
from factcheck.store.remembered import recall, remember
from factcheck.store.sqlite import sqlite3


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """An index in a file."""
    index = Index(str(tmp_path))
    assert index.connection
    return index


def test_what_was_remembered_is_recalled_by_another_process(index: Index, tmp_path: Path) -> None:
    remember(index, "labels", "Größe\x1f1")
    remember(index, "other", "x")
    index.close()
    assert Index(str(tmp_path)).run(lambda connection: recall(connection, "labels")) == "Größe\x1f1"


def test_the_newest_counts(index: Index) -> None:
    remember(index, "labels", "old")
    remember(index, "labels", "new")
    assert recall(index.connection, "labels") == "new"


def test_nothing_is_recalled_where_nothing_was_said(index: Index) -> None:
    assert recall(index.connection, "labels") == ""
    assert recall(index.connection, "boot") == ""


def test_it_is_gone_with_the_index(index: Index) -> None:
    remember(index, "labels", "old")
    index.remake()
    assert recall(index.connection, "labels") == ""


def test_no_index_is_made_for_it(tmp_path: Path) -> None:
    remember(Index(str(tmp_path)), "labels", "x")
    assert list(tmp_path.iterdir()) == []


def test_an_index_in_memory_remembers_nothing(tmp_path: Path) -> None:
    index = Index(str(tmp_path), in_memory=True)
    assert index.connection
    remember(index, "labels", "x")
    assert recall(index.connection, "labels") == ""


def test_an_index_that_is_locked_is_not_worth_an_error(index: Index, tmp_path: Path) -> None:
    other = sqlite3.connect(index.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    hurried = Index(str(tmp_path), patience=0.01)
    remember(hurried, "labels", "x")
    other.execute("ROLLBACK")
    other.close()
    assert recall(index.connection, "labels") == ""


def test_errors_are_those_of_the_usual_module() -> None:
    import sqlite3 as usual

    assert sqlite3.Error is usual.Error
    assert sqlite3.DatabaseError is usual.DatabaseError
    assert sqlite3.Connection is usual.Connection
