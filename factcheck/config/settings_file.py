"""How a settings file is read and written: whole, no larger than a person writes, and for its owner's eyes alone."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from factcheck.errors import DuplicateRefusedError, NotWritableError, SettingsError

LARGEST_FILE = 256 * 1024  # bytes

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a named pipe in its place must not hold the program
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, *, may_be_link: bool = False, may_be_missing: bool = False) -> bytes:
    """The bytes of a settings file, none where it may be missing and is.

    Raises SettingsError naming the file where it can't be read, is a link or no file, or is larger than LARGEST_FILE.
    """
    try:
        data = _read(path, may_be_link)
    except OSError as error:
        if may_be_missing and isinstance(error, FileNotFoundError):
            return b""
        raise SettingsError(
            f"{path} can't be read: {error.strerror}.", hint="Check that it is there, a plain file, and yours to read."
        ) from error
    if len(data) > LARGEST_FILE:
        raise SettingsError(f"{path} is larger than {LARGEST_FILE // 1024} kB.", hint="Take out what is no setting.")
    return data


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, durably, mode 0600, in a folder made for its owner where there is none.

    Raises DuplicateRefusedError where something is there, and NotWritableError where the system refuses.
    """
    try:
        make_folder(path.parent)
        _write(path, text)
        _settle_folder(path.parent)
    except FileExistsError as error:
        raise DuplicateRefusedError(
            f"{path} is there already; nothing was changed.", hint=f"Open it in a text editor: {path}"
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error


def replace(path: Path, text: str) -> None:
    """Write a file in place of the one that is there, if any: a reader sees the old or the new, never a part.

    Raises NotWritableError where the system refuses; the old file is then as it was.
    """
    real = path.resolve()  # a settings file kept elsewhere and linked to stays linked to
    passing = real.with_name(f".{real.name}.{os.urandom(4).hex()}")
    try:
        make_folder(real.parent)
        _write(passing, text)
        passing.replace(real)
        _settle_folder(real.parent)
    except OSError as error:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        raise _not_written(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone; one that is there stays as it is.

    Raises OSError. Python itself would leave the mode of those above to the system.
    """
    if not folder.parent.is_dir() and folder.parent != folder:
        make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error


def _read(path: Path, may_be_link: bool) -> bytes:
    guards = _NO_WAITING if may_be_link else _NO_WAITING | _NO_LINKS
    if path.is_symlink() and not may_be_link:  # where the system has no O_NOFOLLOW, this is the only guard
        raise OSError(errno.ELOOP, "it is a symbolic link, which is not followed")
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | guards)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return file.read(LARGEST_FILE + 1)


def _write(path: Path, text: str) -> None:
    """Write a new file and wait until it is on the disk; a file that could not be finished is taken away again."""
    with open(path, "wb", opener=lambda name, _flags: os.open(name, _NEW, 0o600)) as file:
        try:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def _settle_folder(folder: Path) -> None:
    """Make the name of a new file survive a power cut, where the system lets a folder be opened for it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_written(path: Path, error: OSError) -> NotWritableError:
    return NotWritableError(
        f"{path} could not be written: {error.strerror or error}. Nothing was changed.",
        hint="Check that there is room and that the folder is yours to write to.",
    )
