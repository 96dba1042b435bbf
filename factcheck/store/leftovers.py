"""Temporary files: their names, and what dead processes left of them.

A temporary file says which machine and which process made it. One whose process is gone is taken away at the start of the
next write in its folder; it is never taken for a case, because nobody was told that it was saved.
"""

from __future__ import annotations

import os
import re
import zlib
from functools import cache

from factcheck.store.operations import OSOps

_TEMPORARY = re.compile(r"\.(?P<target>.+)\.(?P<machine>[0-9a-f]{8})-(?P<process>[0-9]{1,10})-(?P<count>[0-9]+)\.tmp")


def temporary_name(target: str, count: int) -> str:
    """The name of the file that a write of `target` fills before it takes the target's place."""
    return f".{target}.{machine()}-{os.getpid()}-{count}.tmp"


def is_temporary(name: str) -> bool:
    """Whether a name is that of a temporary file of ours."""
    return _TEMPORARY.fullmatch(name) is not None


def is_abandoned(name: str) -> bool:
    """Whether a temporary file was left by a process of this machine that is gone."""
    match = _TEMPORARY.fullmatch(name)
    return match is not None and match["machine"] == machine() and not is_running(int(match["process"]))


def sweep(ops: OSOps, folder: str) -> None:
    """Take away what dead processes left in a folder. What can't be taken away stays: it harms nothing."""
    try:
        left = [name for name in ops.list_names(folder) if name.endswith(".tmp") and is_abandoned(name)]
        for name in left:
            ops.unlink(os.path.join(folder, name))
    except OSError:
        return


@cache
def machine() -> str:
    """This machine's name as eight hexadecimal digits; file names need no more of it."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


def is_running(process: int) -> bool:
    """Whether a process of this machine is alive. On Windows, where asking would end it, every process counts as alive."""
    if os.name == "nt" or process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
