"""Who published each article, for counting by outlet: a table that is kept up as the index is, by the times of the folders.

An article's file is read when it is new or its time or size is another; whatever can't be read has no outlet.
"""

from __future__ import annotations

import os
import time

from factcheck.store.atomic import read_whole
from factcheck.store.file_names import id_in_name
from factcheck.store.folders import file_names_in, month_folders
from factcheck.store.index import transaction
from factcheck.store.index_freshness import folder_time, is_settled, stamp_at
from factcheck.store.layout import LARGEST_FILE, LayoutError, read_state
from factcheck.store.operations import RealOps

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_ARTICLES = "articles"
_ops = RealOps()


def refresh_outlets(connection: sqlite3.Connection, root: str) -> None:
    """Bring the table of outlets up to date, at the cost of one look at each month's folder of articles."""
    recorded = {path: (mtime, read) for path, mtime, read in connection.execute("SELECT * FROM outlet_folders")}
    stale = []
    for folder in month_folders(root, _ARTICLES):
        mtime, read = recorded.pop(folder, (-1, 0))
        if mtime != folder_time(f"{root}/{folder}") or not is_settled(mtime, read):
            stale.append(folder)
    if not stale and not recorded:
        return
    with transaction(connection):
        for folder in recorded:
            connection.execute("DELETE FROM outlets WHERE folder = ?", (folder,))
            connection.execute("DELETE FROM outlet_folders WHERE path = ?", (folder,))
        for folder in stale:
            _read_folder(connection, root, folder)


def _read_folder(connection: sqlite3.Connection, root: str, folder: str) -> None:
    read, mtime = time.time_ns(), folder_time(f"{root}/{folder}")
    query = "SELECT name, mtime_ns, size FROM outlets WHERE folder = ?"
    known = {name: (stamp, size) for name, stamp, size in connection.execute(query, (folder,))}
    for name in file_names_in(root, folder):
        stamp = stamp_at(f"{root}/{folder}/{name}")
        if stamp is None or known.pop(name, None) == stamp[:2]:
            continue
        row = (id_in_name(name), folder, name, *stamp[:2], _publisher(os.path.join(root, folder, name)))
        connection.execute("INSERT OR REPLACE INTO outlets VALUES (?, ?, ?, ?, ?, ?)", row)
    for name in known:
        connection.execute("DELETE FROM outlets WHERE folder = ? AND name = ?", (folder, name))
    connection.execute("INSERT OR REPLACE INTO outlet_folders VALUES (?, ?, ?)", (folder, mtime, read))


def _publisher(path: str) -> str:
    try:
        data, _ = read_whole(_ops, path, LARGEST_FILE)
        publisher = read_state("article", data).get("publisher")
    except (OSError, LayoutError, ValueError, RecursionError):
        return ""
    return publisher if isinstance(publisher, str) else ""
