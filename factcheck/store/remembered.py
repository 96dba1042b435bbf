"""Small things that the index remembers for those in a hurry. Like all of it, they are made again when they are gone."""

from __future__ import annotations

from factcheck.store.index import Index, transaction
from factcheck.store.sqlite import sqlite3


def recall(connection: sqlite3.Connection, name: str) -> str:
    """What was remembered under a name, "" for nothing."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (f"remembered {name}",)).fetchone()
    return str(found[0]) if found else ""


def put(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Remember a text under a name, in whatever transaction is open."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"remembered {name}", value))


def remember(index: Index, name: str, value: str) -> None:
    """Remember a text under a name where there is an index on the disk; it is not worth an error where there is none."""
    if not index.is_on_disk or not index.exists():
        return
    try:
        connection = index.connection
        with transaction(connection):
            put(connection, name, value)
    except sqlite3.Error:
        return
