"""Keeping the index up to date with a save: its transaction opens before the temporary file and ends after the rename.

So two writers can't hide each other's change: a folder's new time is recorded only where its old one was known and settled,
and where a writer dies in between, the folder stays marked. A save never fails because of the index.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.store.folders import file_names_in
from factcheck.store.index import NONSENSE, Index
from factcheck.store.index_entries import put_entry
from factcheck.store.index_freshness import folder_time, is_settled, mark_folder, record_folder
from factcheck.store.index_rows import entry_of_verified
from factcheck.store.remembered import put
from factcheck.store.sqlite import sqlite3
from factcheck.store.verified import name_of, proof_of

# What may go wrong with the index, or with looking at the folder for its sake: no reason to refuse a save.
_HARMLESS = (sqlite3.Error, FactcheckError, OSError, *NONSENSE)

Stamp = tuple[int, int, int, int]
Record = Callable[[str, Stamp, bytes, Mapping[str, Any]], None]


@contextmanager
def recording(index: Index, folder: str) -> Iterator[Record]:
    """Call what is yielded with name, stamp, bytes and state of a file of `folder`, relative to the desk, once it is saved.

    The state is what the bytes were made from, so that it need not be read from them again.
    """
    with index.lock:
        begun = _begin(index, folder)
        if begun is None:
            yield lambda _name, _stamp, _data, _state: None
            return
        connection, was_settled = begun
        end = "COMMIT"
        recorded = 0

        def record(name: str, stamp: Stamp, data: bytes, state: Mapping[str, Any]) -> None:
            nonlocal end, recorded
            try:
                put_entry(connection, entry_of_verified(folder, name, stamp, state, data))
                put(connection, name_of(f"{folder}/{name}"), proof_of(data))
                if not recorded:
                    mark_folder(connection, folder)
                recorded += 1
            except _HARMLESS:
                end = "ROLLBACK"

        try:
            yield record
            if recorded and was_settled:
                with suppress(*_HARMLESS):  # then the folder stays marked
                    _record_folder(connection, index.root, folder)
        except BaseException:
            end = "ROLLBACK"
            raise
        finally:
            _end(connection, end)


def _begin(index: Index, folder: str) -> tuple[sqlite3.Connection, bool] | None:
    """The connection with its transaction, and whether the folder was known as it is; None where there is no index to write.

    The folder's new time will tell the next reader then.
    """
    if not index.exists():
        return None
    try:
        connection = index.connection
        connection.execute("BEGIN IMMEDIATE")
    except _HARMLESS:
        return None
    try:
        return connection, _was_settled(connection, index.root, folder)
    except _HARMLESS:
        _end(connection, "ROLLBACK")
        return None


def _end(connection: sqlite3.Connection, how: str) -> None:
    try:
        connection.execute(how)
    except sqlite3.Error:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def _was_settled(connection: sqlite3.Connection, root: str, folder: str) -> bool:
    recorded = connection.execute("SELECT mtime_ns, scanned_ns FROM folders WHERE path = ?", (folder,)).fetchone()
    return recorded is not None and recorded[0] == folder_time(os.path.join(root, folder)) and is_settled(*recorded)


def _record_folder(connection: sqlite3.Connection, root: str, folder: str) -> None:
    """Record the folder as read now, if its time is settled and it holds no file that the index does not know.

    A file that another program put there while ours was written has moved the folder's time within ours.
    """
    mtime, now = folder_time(os.path.join(root, folder)), time.time_ns()
    if is_settled(mtime, now):
        known = connection.execute("SELECT count(*) FROM cases WHERE folder = ?", (folder,)).fetchone()[0]
        if known == len(file_names_in(root, folder)):
            record_folder(connection, folder, mtime, now)
