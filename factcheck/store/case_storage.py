"""A file of the desk as a TinyDB database: read strictly once, edited in memory, written durably once.

TinyDB's own storage writes in place and at every edit, so that a power cut or a second writer destroys what was there.
This one gives TinyDB's tables a copy in memory; nothing reaches the file before `commit`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from factcheck.store.layout import EVENTS, Tables, lay_out

Database = dict[str, dict[str, Any]]


class CaseStorage(Storage):
    """The storage of one file.

    `table` is the name of the table of the state; `tables` is what was read, None for a new file; `save` gets the bytes of
    the whole file at `commit`.
    """

    def __init__(self, table: str, tables: Tables | None, save: Callable[[bytes], None]) -> None:
        self._table = table
        self._save = save
        self._data: Database | None = None
        if tables is not None:
            numbered = {str(place): event for place, event in enumerate(tables.events, 1)}
            self._data = {table: {"1": dict(tables.record)}, EVENTS: numbered}

    def read(self) -> Database | None:
        """What the file would hold now, None while it is new and empty."""
        return None if self._data is None else {name: dict(rows) for name, rows in self._data.items()}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take an edit of TinyDB's, in memory."""
        self._data = {name: dict(rows) for name, rows in data.items()}

    def commit(self) -> None:
        """Write everything that was edited, once, durably."""
        assert self._data is not None, "nothing was edited"
        events = [self._data[EVENTS][str(place)] for place in range(1, len(self._data[EVENTS]) + 1)]
        self._save(lay_out(self._table, self._data[self._table]["1"], events))


def save_tables(
    table: str,
    before: Tables | None,
    record: Mapping[str, Any],
    events: Sequence[Mapping[str, Any]],
    save: Callable[[bytes], None],
) -> None:
    """Bring the database from what was read to this state and these events, all of them in their order, and commit.

    A document's id is its place in that order. Events that only follow those that are there are inserted; where others come
    between, as after a merge, the table is filled anew.
    """
    storage = CaseStorage(table, before, save)
    with TinyDB(storage=lambda: storage) as database:
        table_of_events = database.table(EVENTS)
        known = len(before.events) if before else 0
        if before and before.events != list(events[:known]):
            table_of_events.truncate()
            known = 0
        added = enumerate(events[known:], known + 1)
        table_of_events.insert_multiple(Document(event, doc_id=place) for place, event in added)
        states = database.table(table)
        states.truncate()
        states.insert(Document(record, doc_id=1))
        storage.commit()
