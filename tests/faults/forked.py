"""Processes that are forked from a warm one, so that a thousand of them cost no more than a thousand saves."""

from __future__ import annotations

import json
import os
import resource
import signal
import traceback
from collections.abc import Callable
from typing import Any

from filelock import FileLock
from tinydb import TinyDB

from factcheck.model import kinds
from factcheck.store import DeskStore, case_storage

# Loaded here, before anything is forked, so that no child has to.
LOADED = (FileLock, TinyDB, DeskStore, case_storage, kinds)
KILLED = -signal.SIGKILL


def fork(work: Callable[[], object], *, keep: int = -1) -> int:
    """Start a process that does some work; its id. Its exit code is 0 where the work ended, 70 where an error escaped it.

    The error is written to the descriptor `keep`, where there is one.
    """
    process = os.fork()
    if process:
        return process
    code = 70
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must hear of it and this process must end here
        if keep >= 0:
            os.write(keep, f"escaped {json.dumps(traceback.format_exc()[-1500:])}\n".encode())
    finally:
        os._exit(code)


def wait_for(process: int) -> int:
    """The exit code of a process that was started here, negative the number of the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def in_child(work: Callable[[], Any], *, memory: int = 0) -> tuple[int, Any]:
    """Do some work in a process of its own: its exit code, and what the work returned, by way of JSON.

    `memory` is how many bytes it may take more than it has; 0 for any number.
    """
    read, write = os.pipe()

    def answer() -> None:
        os.close(read)
        if memory:
            limit_memory(memory)
        told = json.dumps(work()).encode()
        while told:
            told = told[os.write(write, told) :]

    process = fork(answer, keep=write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    code = wait_for(process)
    return code, json.loads(told) if code == 0 and told else told.decode("utf-8", "replace")


def limit_memory(more: int) -> None:
    """Let this process take so many bytes more than it has, where the system tells how many those are."""
    if not os.path.exists("/proc/self/statm"):  # noqa: PTH110 - a file of the kernel
        return
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the kernel
        held = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + more, held + more))
