"""Locks between processes: 64 files in `.locks/`, one of which a case's id picks, held while one file is written.

A fixed number of lock files means that none ever has to be taken away, which is where locks go wrong. Who has to wait holds
a second one, `….turn`, for which everybody asks first: else a writer that saves one thing after another, and asks again the
moment it is done, would leave the others to chance until their patience ends.
"""

from __future__ import annotations

import os
import time
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
_ASK_AGAIN = 0.004  # seconds; the longer somebody waits, the more often they ask
_BUSY, _NONE = -1, -2  # instead of a descriptor


@contextmanager
def locked(root: Path, identifier: str, *, what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of one id. `what` names the thing in messages.

    Raises LockedError when somebody else holds it for longer than `patience` seconds, NotWritableError where no lock can be
    made.
    """
    folder = root / FOLDER
    path = str(folder / f"{stripe_of(identifier):02d}.lock")
    held = _take_in_turn(path, what, patience)
    release = partial(_let_go, held) if held is not None else _wait_for(folder, path, what, patience)
    try:
        yield
    finally:
        with suppress(OSError):  # the file is written; a lock that can't be closed goes with the process
            release()


def _take_in_turn(path: str, what: str, patience: float) -> int | None:
    """The descriptor of a lock file that is there, once it is free and who waited for it before has had it.

    None is no answer: whatever is in the way, filelock finds out. Both lock the same file in the same way, and loading
    filelock takes as long as the rest of a save. Raises LockedError.
    """
    began, waited, turn = time.monotonic(), 0.0, _BUSY
    try:
        while True:
            if turn < 0:
                turn = _take(f"{path.removesuffix('.lock')}.turn", os.O_CREAT if waited else 0)
            held = _take(path) if turn != _BUSY else _BUSY
            if held != _BUSY:
                return held if held != _NONE else None
            waited = time.monotonic() - began
            if waited >= patience:
                raise _still_locked(what)
            time.sleep(min(_ASK_AGAIN / (1 + waited), patience - waited))
    finally:
        if turn >= 0:
            os.close(turn)


def _take(path: str, create: int = 0) -> int:
    """The descriptor of a lock file that is now ours; else _BUSY, or _NONE where there is no such file or no such lock."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock

        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW | create, FILE_MODE)
    except (ImportError, OSError):
        return _NONE
    found = _NONE
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
        if os.fstat(descriptor).st_nlink:  # else its name was taken away meanwhile, and it guards nothing
            found = descriptor
    except BlockingIOError:
        found = _BUSY
    except OSError:
        pass
    finally:
        if found != descriptor:
            os.close(descriptor)
    return found


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
        raise _still_locked(what) from error
    except OSError as error:
        raise not_saved(what, error) from error
    return lock.release


def _still_locked(what: str) -> LockedError:
    return LockedError(
        f"{what} was not saved: somebody else is writing it and does not finish. Nothing was changed.",
        hint="Wait a moment and run the command again.",
    )


def stripe_of(identifier: str) -> int:
    """Which of the lock files guards an id."""
    return zlib.crc32(identifier.encode()) % STRIPES
