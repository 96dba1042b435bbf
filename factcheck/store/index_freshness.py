"""Whether the index still tells what the folder holds, at the cost of one look at each month's folder.

A file is changed by renaming a new one over it, which moves its folder's time, so that only folders whose time is not the
recorded one are read again. A folder whose time lies within one tick of its last reading may have changed once more within
that tick, and counts as changed. What another program edits in place moves no folder's time: it is noticed when the row is
about to be shown, and by the doctor.
"""

from __future__ import annotations

import os
import time

from factcheck.store.folders import month_folders, unreadable
from factcheck.store.index import transaction

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    Stamp = tuple[int, int, int, int]
    Shown = tuple[str, str, Stamp]

FINE_TICK = 20_000_000  # nanoseconds; twice the coarsest clock of a Linux kernel
COARSE_TICK = 2_100_000_000  # file systems that keep whole seconds, or two
MISSING = -1


def folder_time(path: str) -> int:
    """The time of a folder in nanoseconds, MISSING where there is none. Raises DamagedFileError."""
    try:
        return os.stat(path).st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return MISSING
    except OSError as error:
        raise unreadable(path, error) from error


def is_settled(mtime_ns: int, scanned_ns: int) -> bool:
    """Whether a folder read at `scanned_ns` can't have changed again without its time showing it."""
    tick = COARSE_TICK if mtime_ns % 1_000_000 == 0 else FINE_TICK
    return mtime_ns != MISSING and scanned_ns - mtime_ns > tick


def stale_folders(connection: sqlite3.Connection, root: str) -> list[str]:
    """The months' folders whose rows may be out of date, those that are gone among them, in order."""
    recorded = {path: (mtime, scanned) for path, mtime, scanned in connection.execute("SELECT * FROM folders")}
    stale = []
    for folder in month_folders(root, ""):
        mtime, scanned = recorded.pop(folder, (MISSING, 0))
        if mtime != folder_time(f"{root}/{folder}") or not is_settled(mtime, scanned):
            stale.append(folder)
    return sorted([*stale, *recorded])


def refresh(connection: sqlite3.Connection, root: str, seen: Callable[[], None] = lambda: None) -> None:
    """Read again what may have changed since the index last looked. `seen` is called once for each file compared."""
    stale = [folder for folder in stale_folders(connection, root) if not _settle(connection, root, folder, seen)]
    if not stale:
        return
    from factcheck.model.collecting import uncollected  # not needed where nothing changed, and a list is in a hurry
    from factcheck.store.index_reading import Reading

    with uncollected(), Reading(root, seen) as reading:
        while stale:
            with transaction(connection):
                reading.renew(connection, stale)


def record_folder(connection: sqlite3.Connection, folder: str, mtime_ns: int, scanned_ns: int) -> None:
    """Record as which time a folder was read; a folder that is gone is forgotten."""
    if mtime_ns == MISSING:
        connection.execute("DELETE FROM folders WHERE path = ?", (folder,))
    else:
        connection.execute("INSERT OR REPLACE INTO folders VALUES (?, ?, ?)", (folder, mtime_ns, scanned_ns))


def mark_folder(connection: sqlite3.Connection, folder: str) -> None:
    """Let a folder that was never read count as changed, so that its rows go with it when it is taken away."""
    connection.execute("INSERT OR IGNORE INTO folders VALUES (?, ?, 0)", (folder, MISSING))


def _settle(connection: sqlite3.Connection, root: str, folder: str, seen: Callable[[], None]) -> bool:
    """Record the time of a folder whose files all are as the index knows them; False where one is not.

    So it is after a save of ours: the file is in the index, and only the folder's time could not be trusted yet.
    """
    scanned, mtime = time.time_ns(), folder_time(f"{root}/{folder}")
    kept = "SELECT name, mtime_ns, size, ctime_ns, inode FROM cases WHERE folder = ?"
    known = {name: tuple(stamp) for name, *stamp in connection.execute(kept, (folder,))}
    compared = len(known)
    try:
        names = os.listdir(f"{root}/{folder}") if known else []
    except OSError:
        return False  # whoever reads the folder says why
    for name in names:
        if name.endswith(".json") and known.pop(name, None) != stamp_at(f"{root}/{folder}/{name}"):
            return False
    if known or not compared:
        return False
    with transaction(connection):
        record_folder(connection, folder, mtime, scanned)
    for _ in range(compared):
        seen()
    return True


def renew_changed(connection: sqlite3.Connection, root: str, shown: Iterable[Shown]) -> bool:
    """Read again those files about to be shown that are no longer what their rows were made from; whether there were any.

    Each is given as its folder, its name and the stamp in its row.
    """
    changed = [(folder, name) for folder, name, stamp in shown if stamp_at(f"{root}/{folder}/{name}") != stamp]
    if not changed:
        return False
    from factcheck.store.index_entries import renew_file

    with transaction(connection):
        for folder, name in changed:
            renew_file(connection, root, folder, name)
    return True


def stamp_at(path: str) -> Stamp | None:
    """By what the file at a path is recognised as unchanged, None where there is no file. Raises DamagedFileError."""
    try:
        known = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(path, error) from error
    return known.st_mtime_ns, known.st_size, known.st_ctime_ns, known.st_ino
