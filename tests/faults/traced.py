"""Promise 3 once more, from outside: strace makes a call to the system fail while a save runs, whoever makes that call.

The seat of `OSOps` holds the calls of a save; here also those count that the lock, the index and Python itself make. Each
fault has a process of its own, which strace takes hold of before the save: what is counted begins there, so that no start
of an interpreter is tested instead. A mark stands before the save and one after it, and a fault counts only where
"(INJECTED)" lies between them.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import select
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factcheck.store import DeskStore
from tests.faults.aftermath import KILLED, Content, Told, attempt, content_of, judge, judge_next
from tests.faults.deeds import AGAIN, DEEDS, FIRST, Deed, copy_scene, drop_scene, make_scene
from tests.faults.forked import KILLED as BY_SIGNAL
from tests.faults.forked import fork, wait_for
from tests.faults.outcome import Outcome, Tell, say_nothing
from tests.faults.system_calls import ERRORS, NOT_MET

START, END = "/FAULT_START", "/FAULT_END"
INJECTED = "(INJECTED)"
PROCEDURE = "strace lets every call fail: "
KILL = "KILL"
WAYS = (*(errno.errorcode[code] for code in ERRORS), KILL)
# Calls that touch files. What only asks for memory or a number can't fail in these ways.
FILE_CALLS = frozenset(
    {
        *("open", "openat", "close", "read", "pread64", "write", "pwrite64", "lseek", "ftruncate", "getdents64"),
        *("fsync", "fdatasync", "syncfs", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat"),
        *("stat", "lstat", "fstat", "newfstatat", "statx", "fchmod", "fchown", "flock", "fcntl", "ioctl"),
    }
)
# The index makes these by the dozen and can be made again: of them each fails in one way, turn by turn, and each write is
# also the last thing that the process does.
OF_THE_INDEX = frozenset({"pread64", "pwrite64", "fcntl", "newfstatat", "stat", "lstat", "fstat", "lseek", "ioctl"})
TRIES = 3  # a fault that missed its save is tried again
NOT_MADE = "that call was not made this time"  # clocks decide whether the index reads a folder once more
_PR_SET_PTRACER, _ANYBODY = 0x59616D61, -1
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """The call number `at` (from 1) of this name, and how it fails: the name of an error, or KILL."""

    call: str
    at: int
    way: str

    @property
    def options(self) -> list[str]:
        """What strace has to be told."""
        how = f"signal={self.way}" if self.way == KILL else f"error={self.way}"
        return ["-e", f"trace={self.call},/^f?access", "-e", f"inject={self.call}:{how}:when={self.at}"]


class NotTracedError(Exception):
    """The system does not let strace take hold of a process."""


def why_not(folder: Path) -> str:
    """Why no process can be traced here, "" where one can."""
    if not shutil.which("strace"):
        return "there is no strace"
    try:
        trace(lambda: None, ["-e", "trace=/^f?access"], folder / "trace")
    except NotTracedError as error:
        return f"strace may not take hold of a process here ({error})"
    return ""


def trace(work: Callable[[], Any], options: list[str], log: Path) -> tuple[int, Any, str]:
    """Do some work in a process that strace watches: its exit code, what it returned, and the log from the first mark on."""
    go, allowed = os.pipe()
    told, tells = os.pipe()
    process = fork(_watched(work, go, allowed, told, tells), keep=tells)
    os.close(go)
    os.close(tells)
    os.read(told, 1)
    words = ["strace", "-p", str(process), "-o", str(log), *options]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        if "attached" not in said:
            os.kill(process, signal.SIGKILL)
        os.close(allowed)
        with os.fdopen(told, "rb") as pipe:
            answer = pipe.read()
        code = wait_for(process)
    if "attached" not in said:
        raise NotTracedError(said.strip())
    traced = log.read_text(encoding="utf-8", errors="replace").partition(START)[2]
    return code, json.loads(answer) if code == 0 else answer.decode("utf-8", "replace"), traced


def _watched(work: Callable[[], Any], go: int, allowed: int, told: int, tells: int) -> Callable[[], None]:
    def act() -> None:
        os.close(allowed)
        os.close(told)
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_long(_ANYBODY), 0, 0, 0)
        os.write(tells, b".")
        waiting = select.poll()
        waiting.register(go, select.POLLHUP)
        waiting.poll()
        os.access(START, os.F_OK)
        answer = work()
        os.access(END, os.F_OK)
        os.write(tells, json.dumps(answer).encode())

    return act


def trace_every_call(
    folder: Path, deeds: tuple[Deed, ...] = DEEDS, *, only: frozenset[str] = FILE_CALLS, short: bool = False,
    tell: Tell = say_nothing,
) -> Iterator[Outcome]:  # fmt: skip
    """Let every call of every deed fail. `short` takes one way to fail for each call, in turn, instead of all of them."""
    reason = why_not(folder)
    if reason:
        yield Outcome(3, PROCEDURE.removesuffix(": "), skipped=reason)
        return
    scene = folder / "traced-scene"
    make_scene(scene)
    before = content_of(scene)
    for deed in deeds:
        _warm(deed, scene, folder)
        calls = _calls_of(deed, scene, folder)
        faults = list(_faults(calls, only, short))
        wrong: list[str] = []
        injected = unmade = 0
        for number, fault in enumerate(faults):
            tell(f"{deed.name}, fault {number:,} of {len(faults):,}")
            found = _try(deed, scene, folder, before, fault)
            if found == [NOT_MADE]:
                unmade += 1
                continue
            injected += NOT_MET not in found
            wrong += [f"{deed.name}, {fault.call} number {fault.at} {fault.way}: {one}" for one in found]
        note = f"{sum(calls.values())} calls, {injected:,} times {INJECTED} between the marks"
        note += f", {unmade} not made again" if unmade else ""
        yield Outcome(3, PROCEDURE + deed.name, injected, "faults", tuple(wrong), note=note)


def _faults(calls: Counter[str], only: frozenset[str], short: bool) -> Iterator[Fault]:
    for call in sorted(set(calls) & only):
        for at in range(1, calls[call] + 1):
            ways = {WAYS[at % len(WAYS)]} if short or call in OF_THE_INDEX else set(WAYS)
            ways |= {KILL} if call == "pwrite64" and not short else set()
            for way in sorted(ways):
                yield Fault(call, at, way)


def _warm(deed: Deed, scene: Path, folder: Path) -> None:
    """Do the deed here once, so that whatever it loads late is loaded before anything is traced."""
    copy_scene(scene, folder / "warm")
    store = DeskStore(folder / "warm")
    attempt(deed, store, FIRST)
    store.index.close()
    drop_scene(folder / "warm")


def _calls_of(deed: Deed, scene: Path, folder: Path) -> Counter[str]:
    """How often the deed makes each call where nothing fails."""
    root = folder / "counted"
    copy_scene(scene, root)
    code, answer, log = trace(_saving(deed, root), [], folder / "trace")
    assert (code, answer["answer"]) == (0, "saved"), answer
    drop_scene(root)
    return Counter(_CALL.findall(log.partition(END)[0]))


def _saving(deed: Deed, root: Path) -> Callable[[], Any]:
    return lambda: asdict(attempt(deed, DeskStore(root), FIRST))


def _try(deed: Deed, scene: Path, folder: Path, before: Content, fault: Fault) -> list[str]:
    """What was wrong after a fault. One that meets no save is told, unless the save did without that call each time."""
    root, made = folder / "traced", 0
    for _ in range(TRIES):
        copy_scene(scene, root)
        code, answer, log = trace(_saving(deed, root), fault.options, folder / "trace")
        if _lies_between(fault, log):
            found = _judge_end(deed, root, before, fault, code, answer)
            drop_scene(root)
            return found
        drop_scene(root)
        made = max(made, _CALL.findall(log.partition(END)[0]).count(fault.call))
    return [NOT_MET] if made >= fault.at else [NOT_MADE]


def _lies_between(fault: Fault, log: str) -> bool:
    """Whether the fault met the process after the first mark and before the second."""
    between, end, _ = log.partition(END)
    if fault.way == KILL:
        return "killed by SIGKILL" in between and not end
    return INJECTED in between


def _judge_end(deed: Deed, root: Path, before: Content, fault: Fault, code: int, answer: Any) -> list[str]:
    if code != (BY_SIGNAL if fault.way == KILL else 0):
        return [f"it ended with {code}: {answer}"]
    told = Told(KILLED) if code else Told(answer["answer"], tuple(answer["saved"]), answer["message"])
    return judge(deed, root, before, told) + judge_next(deed, root, AGAIN)
