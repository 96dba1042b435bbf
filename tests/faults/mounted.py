"""File systems of a procedure's own: a small disk in memory, and a disk in a file. They go with the process that made them.

A process that works apart has its own view of what is mounted, so that nothing is left behind even where it is killed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.faults.forked import in_child

Answer = TypeVar("Answer")
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000  # flags of unshare(2)
_PRIVATE = 0x00004000 | 0x00040000  # MS_REC | MS_PRIVATE of mount(2)


def apart(work: Callable[[], Answer]) -> Answer:
    """Do some work where mounting disturbs nobody. Only in a process of its own: there is no way back. Raises OSError."""
    if _system().unshare(_NEW_MOUNTS) != 0:
        _become_root_of_a_new_user_space()
    _mount(None, "/", None, _PRIVATE, None)
    return work()


@contextmanager
def memory_disk(at: Path, options: str) -> Iterator[Path]:
    """A disk of memory at a folder that is made for it, `size=1m`. Raises OSError."""
    at.mkdir(parents=True, exist_ok=True)
    _mount("tmpfs", str(at), "tmpfs", 0, options)
    try:
        yield at
    finally:
        _system().umount2(os.fsencode(at), 2)


def make_image(image: Path, kind: str) -> None:
    """Make an empty disk in a file; `kind` is ext4 or xfs. Raises CalledProcessError."""
    with image.open("wb") as file:
        file.truncate((400 if kind == "xfs" else 64) << 20)
    quiet = ["-q", "-F"] if kind == "ext4" else ["-q", "-f"]
    run_quietly([f"mkfs.{kind}", *quiet, str(image)])


@contextmanager
def image_disk(image: Path, at: Path) -> Iterator[Path]:
    """The disk in a file, mounted at a folder. Raises CalledProcessError."""
    at.mkdir(parents=True, exist_ok=True)
    run_quietly(["mount", "-o", "loop", str(image), str(at)])
    try:
        yield at
    finally:
        run_quietly(["umount", str(at)])


def run_quietly(words: list[str]) -> None:
    """Run a command of the system. Raises CalledProcessError."""
    subprocess.run(words, check=True, capture_output=True, env={**os.environ, "PATH": _path()})


def why_not() -> str:
    """Why no small disk can be mounted here, "" where it can."""
    if not sys.platform.startswith("linux"):
        return "it needs Linux"
    with tempfile.TemporaryDirectory() as folder:
        return _reason_against(lambda: apart(lambda: _try_memory(Path(folder))))


def why_no_image(kind: str) -> str:
    """Why no disk in a file can be mounted here, "" where it can."""
    if not sys.platform.startswith("linux"):
        return "it needs Linux"
    if os.geteuid() != 0:
        return "mounting a disk needs root"
    if not shutil.which(f"mkfs.{kind}", path=_path()):
        return f"there is no mkfs.{kind}"
    with tempfile.TemporaryDirectory() as folder:
        return _reason_against(lambda: apart(lambda: _try_image(Path(folder), kind)))


def _try_memory(folder: Path) -> str:
    with memory_disk(folder / "disk", "size=64k") as at:
        (at / "file").write_text("there is room")
    return ""


def _try_image(folder: Path, kind: str) -> str:
    make_image(folder / "image", kind)
    with image_disk(folder / "image", folder / "disk") as at:
        (at / "file").write_text("there is room")
    return ""


def _reason_against(attempt: Callable[[], str]) -> str:
    def answer() -> str:
        try:
            return attempt()
        except subprocess.CalledProcessError as error:
            return f"it can't be mounted here ({error.stderr.decode('utf-8', 'replace').strip()})"
        except OSError as error:
            return f"nothing may be mounted here ({error.strerror})"

    code, told = in_child(answer)
    return str(told) if code == 0 else f"trying it ended with {code}"


def _become_root_of_a_new_user_space() -> None:
    user, group = os.geteuid(), os.getegid()
    if _system().unshare(_NEW_MOUNTS | _NEW_USER) != 0:
        raise _error()
    Path("/proc/self/setgroups").write_text("deny", encoding="utf-8")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="utf-8")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="utf-8")


def _mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None) -> None:
    names = [None if name is None else name.encode() for name in (source, target, kind, options)]
    if _system().mount(*names[:3], ctypes.c_ulong(flags), names[3]) != 0:
        raise _error()


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _error() -> OSError:
    return OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
