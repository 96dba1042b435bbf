"""Writing what somebody asked for into a file of theirs: a summary, a letter, a picture, a bundle."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from factcheck.errors import NotWritableError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ANYONE, _OWNER = 0o666, 0o600  # less what the user's umask takes away


def write_out(to: Path, data: bytes, *, private: bool = False, hint: str = "Name another file with -o.") -> None:
    """Write a file, in the place of the one that is there, if any: whole, or the older one stays as it was.

    A private one nobody else may read; else an older file keeps its mode. A link is followed, and what is no file
    (/dev/stdout, a named pipe) is written to. Raises NotWritableError with `hint`.
    """
    try:
        real = Path(os.path.realpath(to))
        known = real.stat() if real.exists() else None
        if known is not None and not stat.S_ISREG(known.st_mode):
            real.write_bytes(data)
        else:
            _replace(real, data, _OWNER if private else _ANYONE, None if private or known is None else known.st_mode)
    except OSError as error:
        raise NotWritableError(f"{to} can't be written: {error.strerror or error}.", hint=hint) from error


def _replace(real: Path, data: bytes, mode: int, kept_mode: int | None) -> None:
    passing = real.with_name(f".{real.name[:80]}.{os.urandom(4).hex()}")
    try:
        with open(passing, "wb", opener=lambda name, _flags: os.open(name, _NEW, mode)) as file:
            file.write(data)
        if kept_mode is not None:
            passing.chmod(stat.S_IMODE(kept_mode))
        passing.replace(real)
    except BaseException:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        raise
