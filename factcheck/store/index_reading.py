"""Reading folders of cases again: what changed in them is read, by all processors where it is much, and put into the index
in transactions that nobody has to wait long for.
"""

from __future__ import annotations

import os
import time

from factcheck.store.folders import file_names_in
from factcheck.store.index_entries import UNREAD, add_entries, drop_entry, read_entry
from factcheck.store.index_freshness import folder_time, record_folder, stamp_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.store.hands import Hands
    from factcheck.store.index_rows import CaseEntry

    File = tuple[str, str]  # folder and name

MANY = 2_000  # fewer files are read before other processes would have started
_AT_ONCE = 4_000  # files read in one transaction: a second or so, which who wants to write will wait for
_TOGETHER = 500  # entries that are held in memory before they are put into the index
_PART = 50  # files that are handed out together


class Reading:
    """Reads the folders of the desk at `root` again. `seen` is called once for each file that is compared."""

    def __init__(self, root: str, seen: Callable[[], None]) -> None:
        self._root = root
        self._seen = seen
        self._hands: Hands | None = None

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *told: object) -> None:
        if self._hands is not None:
            self._hands.__exit__(*told)

    def renew(self, connection: sqlite3.Connection, folders: list[str]) -> None:
        """Bring the entries of the first of the folders up to date, and record their times; they are taken off the list.

        To be called inside a transaction, until the list is empty.
        """
        looked_at: list[tuple[str, int, int]] = []
        changed: list[File] = []
        while folders and len(changed) < _AT_ONCE:
            folder = folders.pop(0)
            # The time is taken before the names, so that what changes while they are read leaves the folder marked.
            looked_at.append((folder, time.time_ns(), folder_time(os.path.join(self._root, folder))))
            changed += self._changed_in(connection, folder)
        self._add(connection, changed)
        for folder, scanned, mtime in looked_at:
            record_folder(connection, folder, mtime, 0 if _has_unread(connection, folder) else scanned)

    def _changed_in(self, connection: sqlite3.Connection, folder: str) -> Iterator[File]:
        """The files of a folder that are new or changed. What the index knew of those, and of files gone, is dropped."""
        known = "SELECT name, mtime_ns, size, ctime_ns, inode FROM cases WHERE folder = ?"
        before = {name: tuple(stamp) for name, *stamp in connection.execute(known, (folder,))}
        for name in file_names_in(self._root, folder):
            stamp = stamp_at(os.path.join(self._root, folder, name))
            if stamp is None:
                continue
            if stamp == before.get(name):
                self._seen()
                del before[name]
                continue
            yield folder, name
        for name in before:
            drop_entry(connection, folder, name)

    def _add(self, connection: sqlite3.Connection, changed: Sequence[File]) -> None:
        new: list[CaseEntry] = []
        for entry in self._entries(changed):
            new += [] if entry is None else [entry]
            if len(new) >= _TOGETHER:
                add_entries(connection, new)
                new = []
            self._seen()
        add_entries(connection, new)

    def _entries(self, files: Sequence[File]) -> Iterator[CaseEntry | None]:
        if len(files) < MANY:
            for folder, name in files:
                yield read_entry(self._root, folder, name)
            return
        if self._hands is None:
            from factcheck.store.hands import Hands  # a list after a small change is in a hurry

            self._hands = Hands()
        parts = [(self._root, files[start : start + _PART]) for start in range(0, len(files), _PART)]
        for entries in self._hands.spread(_read_part, parts):
            yield from entries


def _read_part(part: tuple[str, Sequence[File]]) -> list[CaseEntry | None]:
    root, files = part
    return [read_entry(root, folder, name) for folder, name in files]


def _has_unread(connection: sqlite3.Connection, folder: str) -> bool:
    asked = "SELECT 1 FROM cases WHERE folder = ? AND inode = ? LIMIT 1"
    return connection.execute(asked, (folder, UNREAD)).fetchone() is not None
