"""Locks between processes: 64 files in `.locks/`, one of which a case's id picks, held while one file is written.

A fixed number of lock files means that none ever has to be taken away, which is where locks go wrong.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import LockedError
from factcheck.store.operations import FILE_MODE, FOLDER_MODE
from factcheck.store.os_words import not_saved

FOLDER = ".locks"
STRIPES = 64
PATIENCE = 20.0  # seconds; a save takes milliseconds, so who waits longer waits for something that hangs
_ASK_AGAIN = 0.004


@contextmanager
def locked(root: Path, identifier: str, *, what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of one id. `what` names the thing in messages.

    Raises LockedError when somebody else holds it for longer than `patience` seconds, NotWritableError where no lock can be
    made.
    """
    from filelock import FileLock, Timeout  # importing it takes longer than a whole read-only command may

    folder = root / FOLDER
    lock = FileLock(folder / f"{stripe_of(identifier):02d}.lock", mode=FILE_MODE)
    try:
        if not folder.is_dir():
            with suppress(FileExistsError):  # another process was quicker, or the lock will say what stands there
                os.mkdir(folder, FOLDER_MODE)
        lock.acquire(timeout=patience, poll_interval=_ASK_AGAIN)
    except Timeout as error:
        raise LockedError(
            f"{what} was not saved: somebody else is writing it and does not finish. Nothing was changed.",
            hint="Wait a moment and run the command again.",
        ) from error
    except OSError as error:
        raise not_saved(what, error) from error
    try:
        yield
    finally:
        with suppress(OSError):  # the file is written; a lock that can't be closed goes with the process
            lock.release()


def stripe_of(identifier: str) -> int:
    """Which of the lock files guards an id."""
    return zlib.crc32(identifier.encode()) % STRIPES
