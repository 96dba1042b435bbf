"""Locks between processes: 64 files in `.locks/`, one of which a case's id picks, held while one file is written.

A fixed number of lock files means that none ever has to be taken away, which is where locks go wrong.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
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
    folder = root / FOLDER
    path = str(folder / f"{stripe_of(identifier):02d}.lock")
    held = _take_at_once(path)
    release = partial(_let_go, held) if held is not None else _wait_for(folder, path, what, patience)
    try:
        yield
    finally:
        with suppress(OSError):  # the file is written; a lock that can't be closed goes with the process
            release()


def _take_at_once(path: str) -> int | None:
    """The descriptor of a lock that is there and free. None is no answer: whatever is in the way, filelock finds out.

    Both lock the same file in the same way, and loading filelock takes as long as the rest of a save.
    """
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock

        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW)
    except (ImportError, OSError):
        return None
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
        if os.fstat(descriptor).st_nlink:  # else its name was taken away meanwhile, and it guards nothing
            return descriptor
    except OSError:
        pass
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _let_go(descriptor: int) -> None:
    from fcntl import LOCK_UN, flock

    try:
        flock(descriptor, LOCK_UN)
    finally:
        os.close(descriptor)


def _wait_for(folder: Path, path: str, what: str, patience: float) -> Callable[[], object]:
    from filelock import FileLock, Timeout

    lock = FileLock(path, mode=FILE_MODE)
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
    return lock.release


def stripe_of(identifier: str) -> int:
    """Which of the lock files guards an id."""
    return zlib.crc32(identifier.encode()) % STRIPES
