"""Making the index again from every case file."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.errors import NotWritableError
from factcheck.store.folders import all_files
from factcheck.store.index import Index
from factcheck.store.index_freshness import refresh
from factcheck.store.os_words import not_saved
from factcheck.store.sqlite import sqlite3


def remake_index(index: Index, progress: Callable[[int, int], None] | None = None) -> int:
    """Throw the index away and fill a new one; the number of cases in it. Raises NotWritableError."""
    total = sum(1 for _ in all_files(index.root, "")) if progress else 0
    done = 0

    def seen() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, max(done, total))

    def fill(connection: sqlite3.Connection) -> int:
        refresh(connection, index.root, seen)
        return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0])

    try:
        index.remake()
    except OSError as error:
        raise not_saved("The index", error) from error
    cases = index.run(fill)
    if index.notes:
        raise NotWritableError(f"The index could not be made. {index.notes[0]}", hint="factcheck doctor")
    return cases
