"""Promise 3: every call to the system that a save makes fails once, in every way, or is the last one of the process.

The calls go through one seat, `OSOps`; here somebody else sits in it. Each disturbance happens in a process of its own, so
that what it leaves was left by a dead one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from factcheck.store.operations import RealOps
from tests.faults.aftermath import KILLED, Content, Told, attempt, content_of, judge, judge_next
from tests.faults.deeds import AGAIN, DEEDS, FIRST, Deed, copy_scene, drop_scene, make_scene, store_with
from tests.faults.forked import in_child
from tests.faults.outcome import Outcome

ERRORS = tuple(
    getattr(errno, name) for name in ("ENOSPC", "EIO", "EMFILE", "EACCES", "EROFS", "EDQUOT", "EINTR", "EAGAIN")
)
KILL = -1
KILLED_HERE = 97  # the exit code of a process that ended at a call
PROCEDURE = "every call of a save fails: "


class DisturbedOps(RealOps):
    """The calls of a save. Number `at` (from 1) fails with `code`, and with `lasting` so do all after it.

    With the code KILL the process ends there and then, as if it had been killed. `calls` are the names of those made.
    """

    def __init__(self, at: int = 0, code: int = 0, *, lasting: bool = False) -> None:
        self.at, self.code, self.lasting = at, code, lasting
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_") or name in ("at", "code", "lasting", "calls"):
            return value

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            if number == self.at or (self.lasting and number > self.at > 0):
                if self.code == KILL:
                    os._exit(KILLED_HERE)
                raise OSError(self.code, os.strerror(self.code))
            return value(*arguments)

        return call


def fail_every_call(folder: Path, deeds: tuple[Deed, ...] = DEEDS, *, short: bool = False) -> Iterator[Outcome]:
    """Disturb every call of every deed. `short` takes one way to fail for each call, in turn, instead of all of them."""
    scene = folder / "scene"
    make_scene(scene)
    before = content_of(scene)
    for deed in deeds:
        wrong, tried = [], 0
        names = _calls_of(deed, scene, folder)
        for at, code, lasting in _disturbances(len(names), short):
            how = "from there on " if lasting else ""
            what = "killed" if code == KILL else errno.errorcode[code]
            found = _disturb(deed, scene, folder, before, DisturbedOps(at, code, lasting=lasting))
            wrong += [f"{deed.name}, call {at} ({names[at - 1]}) {how}{what}: {one}" for one in found]
            tried += 1
        yield Outcome(3, PROCEDURE + deed.name, tried, "faults", tuple(wrong), note=f"{len(names)} calls")


def _disturbances(calls: int, short: bool) -> Iterator[tuple[int, int, bool]]:
    ways = [(KILL, False), *((code, lasting) for code in ERRORS for lasting in (False, True))]
    for at in range(1, calls + 1):
        for code, lasting in [ways[at % len(ways)]] if short else ways:
            yield at, code, lasting


def _calls_of(deed: Deed, scene: Path, folder: Path) -> list[str]:
    """The names of the calls that a deed makes where nothing fails."""
    copy_scene(scene, folder / "counted")
    ops = DisturbedOps()
    told = attempt(deed, store_with(folder / "counted", ops), FIRST)
    assert told.answer == "saved", told
    drop_scene(folder / "counted")
    return ops.calls


def _disturb(deed: Deed, scene: Path, folder: Path, before: Content, ops: DisturbedOps) -> list[str]:
    root = folder / "disturbed"
    copy_scene(scene, root)
    code, answer = in_child(lambda: asdict(attempt(deed, store_with(root, ops), FIRST)))
    if code not in (0, KILLED_HERE) or (ops.code == KILL and code == 0):
        drop_scene(root)
        return [f"it ended with {code}: {answer}"]
    told = Told(KILLED) if code else Told(answer["answer"], tuple(answer["saved"]), answer["message"])
    wrong = judge(deed, root, before, told) + judge_next(deed, root, AGAIN)
    drop_scene(root)
    return wrong
