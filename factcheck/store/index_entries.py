"""Putting entries into the index and taking them out, and bringing one file's up to date."""

from __future__ import annotations

import os
from collections.abc import Sequence

from factcheck.store.atomic import read_whole
from factcheck.store.index_freshness import stamp_at
from factcheck.store.index_proof import seal_of
from factcheck.store.index_rows import CaseEntry, damaged_entry, entry_of
from factcheck.store.index_schema import COLUMNS, TEXTS
from factcheck.store.layout import LARGEST_FILE
from factcheck.store.operations import RealOps
from factcheck.store.os_words import explain
from factcheck.store.sqlite import sqlite3

_INSERT = f"INSERT INTO cases (row, seal, {', '.join(COLUMNS)}) VALUES (?, ?{', ?' * len(COLUMNS)})"
_INSERT_WORDS = f"INSERT INTO words (rowid, {', '.join(TEXTS)}) VALUES (?{', ?' * len(TEXTS)})"
_INSERT_LABELS = "INSERT OR IGNORE INTO labels VALUES (?, ?, ?, ?)"
_ops = RealOps()
UNREAD = -1  # in the place of an inode: the file was there and could not be read


def read_entry(root: str, folder: str, name: str) -> CaseEntry | None:
    """The entry of a file as it is now, None where there is no such file."""
    path = os.path.join(root, folder, name)
    stamp = stamp_at(path)
    if stamp is None:
        return None
    try:
        data, known = read_whole(_ops, path, LARGEST_FILE)
    except FileNotFoundError:
        return None
    except OSError as error:
        # It may be readable a moment later without having changed, so its row must never look up to date.
        return damaged_entry(folder, name, (*stamp[:3], UNREAD), f"it can't be read: {explain(error)}")
    return entry_of(folder, name, (known.st_mtime_ns, known.st_size, known.st_ctime_ns, known.st_ino), data)


def put_entry(connection: sqlite3.Connection, entry: CaseEntry) -> None:
    """Put an entry in the place of the one of the same file, if there is one."""
    drop_entry(connection, entry.row["folder"], entry.row["name"])
    add_entries(connection, [entry])


def add_entries(connection: sqlite3.Connection, entries: Sequence[CaseEntry]) -> None:
    """Add entries of files that have none. To be called inside a transaction."""
    first = 1 + connection.execute("SELECT coalesce(max(row), 0) FROM cases").fetchone()[0]
    rows = [[entry.row[name] for name in COLUMNS] for entry in entries]
    numbered = list(zip(range(first, first + len(rows)), rows, entries, strict=True))
    connection.executemany(
        _INSERT, [(number, seal_of(row, entry.texts, entry.labels), *row) for number, row, entry in numbered]
    )
    connection.executemany(_INSERT_WORDS, [(number, *entry.texts) for number, _, entry in numbered])
    labels = [(kind, key, number, value) for number, _, entry in numbered for kind, key, value in entry.labels]
    connection.executemany(_INSERT_LABELS, labels)


def drop_entry(connection: sqlite3.Connection, folder: str, name: str) -> None:
    """Take the entry of a file out, if there is one."""
    found = connection.execute("SELECT row FROM cases WHERE folder = ? AND name = ?", (folder, name)).fetchone()
    if found is not None:
        connection.execute("DELETE FROM words WHERE rowid = ?", found)
        connection.execute("DELETE FROM labels WHERE row = ?", found)
        connection.execute("DELETE FROM cases WHERE row = ?", found)


def renew_file(connection: sqlite3.Connection, root: str, folder: str, name: str) -> None:
    """Bring the entry of one file up to date."""
    entry = read_entry(root, folder, name)
    if entry is None:
        drop_entry(connection, folder, name)
    else:
        put_entry(connection, entry)
        if entry.row["inode"] == UNREAD:
            connection.execute("UPDATE folders SET scanned_ns = 0 WHERE path = ?", (folder,))
