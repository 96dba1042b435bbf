"""Every call to the operating system that a save makes, in one seat: a test puts a fault at call N and sees what happens.

Two of them are not the same everywhere: Windows can't sync a folder, and has no flag against following a link.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import Protocol, cast

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a named pipe in place of a file must not make a reader wait for ever
_SYNCS_FOLDERS = os.name != "nt"


class OSOps(Protocol):
    """The calls of a save. Each raises OSError as the system does; `write` may take fewer bytes than it was given."""

    def create(self, path: str) -> int: ...
    def open_to_read(self, path: str) -> int: ...
    def open_to_append(self, path: str) -> int: ...
    def open_folder(self, path: str) -> int: ...
    def write(self, descriptor: int, data: memoryview) -> int: ...
    def read(self, descriptor: int, size: int) -> bytes: ...
    def read_at(self, descriptor: int, size: int, start: int) -> bytes: ...
    def truncate(self, descriptor: int, size: int) -> None: ...
    def stat_open(self, descriptor: int) -> os.stat_result: ...
    def fsync(self, descriptor: int) -> None: ...
    def sync_file_system(self, folder: str) -> bool: ...
    def close(self, descriptor: int) -> None: ...
    def replace(self, source: str, target: str) -> None: ...
    def unlink(self, path: str) -> None: ...
    def make_folder(self, path: str) -> None: ...
    def stat(self, path: str) -> os.stat_result: ...
    def list_names(self, path: str) -> list[str]: ...


class RealOps:
    """The calls themselves."""

    def create(self, path: str) -> int:
        """Open a file that must not be there yet, for its owner only."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY | _CLOSE_ON_EXEC
        return os.open(path, flags, FILE_MODE)

    def open_to_read(self, path: str) -> int:
        """Open a file, never through a link."""
        return os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY | _CLOSE_ON_EXEC | _NO_WAITING)

    def open_to_append(self, path: str) -> int:
        """Open a file that is there, so that whatever is written lands at its end; never through a link."""
        return os.open(path, os.O_RDWR | os.O_APPEND | _NO_FOLLOW | _BINARY | _CLOSE_ON_EXEC | _NO_WAITING)

    def open_folder(self, path: str) -> int:
        """Open a folder in order to sync it; -1 where the system knows no such thing."""
        return os.open(path, os.O_RDONLY | _CLOSE_ON_EXEC) if _SYNCS_FOLDERS else -1

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some or all of the bytes; how many were written."""
        return os.write(descriptor, data)

    def read(self, descriptor: int, size: int) -> bytes:
        """Read up to `size` bytes; none at the end."""
        return os.read(descriptor, size)

    def read_at(self, descriptor: int, size: int, start: int) -> bytes:
        """Read up to `size` bytes from the byte `start` on."""
        os.lseek(descriptor, start, os.SEEK_SET)
        return os.read(descriptor, size)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut an open file to so many bytes."""
        os.ftruncate(descriptor, size)

    def stat_open(self, descriptor: int) -> os.stat_result:
        """What is known of an open file."""
        return os.fstat(descriptor)

    def fsync(self, descriptor: int) -> None:
        """Wait until the bytes, or the names in a folder, are on the disk."""
        if descriptor >= 0:
            os.fsync(descriptor)

    def sync_file_system(self, folder: str) -> bool:
        """Wait until everything written to the disk that holds a folder is on it; False where the system has no such call.

        Many new files are waited for once instead of one by one.
        """
        sync = _syncfs()
        if sync is None:
            return False
        descriptor = os.open(folder, os.O_RDONLY | _CLOSE_ON_EXEC)
        try:
            if sync(descriptor) != 0:
                raise OSError(_ctypes_errno(), os.strerror(_ctypes_errno()))
        finally:
            os.close(descriptor)
        return True

    def close(self, descriptor: int) -> None:
        """Close a file or a folder."""
        if descriptor >= 0:
            os.close(descriptor)

    def replace(self, source: str, target: str) -> None:
        """Rename, in one step, over what is there."""
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        """Take a file away."""
        os.unlink(path)

    def make_folder(self, path: str) -> None:
        """Make one folder, for its owner only."""
        os.mkdir(path, FOLDER_MODE)

    def stat(self, path: str) -> os.stat_result:
        """What is known of a path itself: a link is not followed."""
        return os.lstat(path)

    def list_names(self, path: str) -> list[str]:
        """The names in a folder."""
        return os.listdir(path)


@cache
def _syncfs() -> Callable[[int], int] | None:
    """The call `syncfs` of Linux, which Python does not offer. It tells of lost writes from kernel 5.8 on."""
    if not sys.platform.startswith("linux") or _kernel() < (5, 8):
        return None
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    return cast("Callable[[int], int] | None", call)


def _kernel() -> tuple[int, ...]:
    return tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2] if part.isdigit())


def _ctypes_errno() -> int:
    import ctypes

    return ctypes.get_errno()
