"""The index against the files: whether every row says what its file says. Opened for reading only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from factcheck.model.listing import Finding
from factcheck.store.folders import file_names_in, month_folders
from factcheck.store.index import demand_whole, open_to_read
from factcheck.store.index_entries import read_entry
from factcheck.store.index_freshness import stale_folders, stamp_at
from factcheck.store.index_proof import kept_seals, seal_of
from factcheck.store.index_schema import COLUMNS, VERSION
from factcheck.store.sqlite import sqlite3

_REMEDY = "factcheck reindex"


# By folder and name the stamp of a file and the seal of the row that it should have in the index.
Seals = dict[tuple[str, str], tuple[tuple[int, int, int, int], int]]


def examine_index(path: str, root: Path, seals: Seals) -> Iterator[Finding]:
    """What the index says otherwise than the files, or why it can't be used; nothing where there is none.

    `seals` are those of files that were just read; the others are read here. Files that changed since the index last
    looked are passed over: the next list reads them again.
    """
    if not Path(path).exists():
        return
    try:
        with closing(open_to_read(path)) as connection:
            demand_whole(connection, path)
            yield from _compare(connection, path, str(root), seals)
    except sqlite3.Error as error:
        yield Finding("index", "warning", path, "", f"The index can't be read: {error}.", _REMEDY)


def _compare(connection: sqlite3.Connection, path: str, root: str, seals: Seals) -> Iterator[Finding]:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        meaning = (
            f"The index is of version {version}, and this program's of version {VERSION}. The next list makes it again."
        )
        yield Finding("index", "note", path, "", meaning, _REMEDY)
        return
    seen: dict[str, set[str]] = {}
    for folder, name, seal, kept in kept_seals(connection):
        seen.setdefault(folder, set()).add(name)
        if seal != kept:
            yield Finding(
                "index", "warning", path, "", f"What the index keeps of {name} is not what was put there.", _REMEDY
            )
        elif not _agrees(connection, root, folder, name, seal, seals):
            yield Finding(
                "index", "warning", path, "", f"The index says something else of {name} than the file.", _REMEDY
            )
    stale = set(stale_folders(connection, root))
    for folder in month_folders(root, ""):
        if folder not in stale and seen.get(folder, set()) != set(file_names_in(root, folder)):
            yield Finding("index", "warning", path, "", f"The index does not list what lies in {folder}.", _REMEDY)


def _agrees(connection: sqlite3.Connection, root: str, folder: str, name: str, seal: int, seals: Seals) -> bool:
    row = connection.execute(
        "SELECT mtime_ns, size, ctime_ns, inode FROM cases WHERE folder = ? AND name = ?", (folder, name)
    ).fetchone()
    stamp, right = seals.get((folder, name), (None, 0))
    if row == stamp:
        return seal == right
    entry = read_entry(root, folder, name) if row == stamp_at(f"{root}/{folder}/{name}") else None
    return entry is None or seal == seal_of([entry.row[column] for column in COLUMNS], entry.texts, entry.labels)
