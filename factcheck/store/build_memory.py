"""What a long job remembers between two runs: a file in `.index/`, derived and disposable like the index beside it.

It is never needed for a right answer, so whatever is wrong with it (it is gone, cut, of another version, not writable) means
that the job does all of its work again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FOLDER = ".index"
LARGEST = 1 << 30
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def read_memory(root: Path, name: str) -> bytes:
    """What was remembered under a name, b"" where nothing was."""
    with suppress(OSError):
        handle = os.open(_path(root, name), os.O_RDONLY | _NO_LINKS)
        with open(handle, "rb") as file:
            return file.read(LARGEST)
    return b""


def write_memory(root: Path, name: str, data: Iterable[bytes]) -> None:
    """Remember something in the place of what was remembered, for the owner's eyes alone; nothing where that can't be."""
    path = _path(root, name)
    passing = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(0o700, exist_ok=True)
        handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600)
        with open(handle, "wb") as file:
            file.writelines(data)
        passing.replace(path)
    except OSError:
        with suppress(OSError):
            passing.unlink()


def _path(root: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name to remember something under")
    return root / FOLDER / f"{name}.json"
