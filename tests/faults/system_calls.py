"""Promise 3: every call to the system that a save makes fails once, in every way, or is the last one of the process.

The calls go through one seat, `OSOps`; here somebody else sits in it. Each disturbance happens in a process of its own, so
that what it leaves was left by a dead one.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from factcheck.store.operations import RealOps
from tests.faults.aftermath import KILLED, Content, Told, attempt, content_of, judge, judge_next
from tests.faults.deeds import AGAIN, DEEDS, FIRST, Deed, copy_scene, drop_scene, make_scene, store_with
from tests.faults.forked import KILLED as BY_SIGNAL
from tests.faults.forked import in_child
from tests.faults.outcome import Outcome, Tell, say_nothing

ERRORS = tuple(
    getattr(errno, name) for name in ("ENOSPC", "EIO", "EMFILE", "EACCES", "EROFS", "EDQUOT", "EINTR", "EAGAIN")
)
KILL = -1
STRAYED = 98  # the exit code of a process that a fault met outside its save
PROCEDURE = "every call of a save fails: "
NOT_MET = "the fault was not met"


class DisturbedOps(RealOps):
    """The calls of a save. Number `at` (from 1) fails with `code`, and with `lasting` so do all after it.

    With the code KILL the process kills itself there and then. `calls` are the names of those made, `fired` is how many
    failed. A fault outside of what `_during` surrounds ends the process, so that none is counted that the save did not meet.
    """

    def __init__(self, at: int = 0, code: int = 0, *, lasting: bool = False) -> None:
        self.at, self.code, self.lasting = at, code, lasting
        self.calls: list[str] = []
        self.fired = 0
        self._is_saving = False

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_") or name in ("at", "code", "lasting", "calls", "fired"):
            return value

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            if number == self.at or (self.lasting and number > self.at > 0):
                self._fail()
            return value(*arguments)

        return call

    def _fail(self) -> None:
        if not self._is_saving:
            os._exit(STRAYED)
        self.fired += 1
        if self.code == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(self.code, os.strerror(self.code))

    def _during(self, save: Callable[[], Told]) -> Told:
        """The answer of the save that is disturbed."""
        self._is_saving = True
        try:
            return save()
        finally:
            self._is_saving = False


def fail_every_call(
    folder: Path, deeds: tuple[Deed, ...] = DEEDS, *, short: bool = False, tell: Tell = say_nothing
) -> Iterator[Outcome]:
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
            tell(f"{deed.name}, call {at} of {len(names)}")
            found = _disturb(deed, scene, folder, before, DisturbedOps(at, code, lasting=lasting))
            wrong += [f"{deed.name}, call {at} ({names[at - 1]}) {how}{what}: {one}" for one in found]
            tried += NOT_MET not in found
        yield Outcome(
            3,
            PROCEDURE + deed.name,
            tried,
            "faults",
            tuple(wrong),
            note=f"{len(names)} calls, every fault inside the save",
        )


def _disturbances(calls: int, short: bool) -> Iterator[tuple[int, int, bool]]:
    ways = [(KILL, False), *((code, lasting) for code in ERRORS for lasting in (False, True))]
    for at in range(1, calls + 1):
        for code, lasting in [ways[at % len(ways)]] if short else ways:
            yield at, code, lasting


def _calls_of(deed: Deed, scene: Path, folder: Path) -> list[str]:
    """The names of the calls that a deed makes where nothing fails."""
    copy_scene(scene, folder / "counted")
    ops = DisturbedOps()
    store = store_with(folder / "counted", ops)
    told = ops._during(lambda: attempt(deed, store, FIRST))
    assert told.answer == "saved", told
    drop_scene(folder / "counted")
    return ops.calls


def _disturb(deed: Deed, scene: Path, folder: Path, before: Content, ops: DisturbedOps) -> list[str]:
    root = folder / "disturbed"
    copy_scene(scene, root)

    def save() -> dict[str, Any]:
        store = store_with(root, ops)
        told = ops._during(lambda: attempt(deed, store, FIRST))
        return {**asdict(told), "fired": ops.fired}

    code, answer = in_child(save)
    wrong = _judge_end(deed, root, before, ops, code, answer)
    drop_scene(root)
    return wrong


def _judge_end(deed: Deed, root: Path, before: Content, ops: DisturbedOps, code: int, answer: Any) -> list[str]:
    if code == STRAYED or (code == 0 and not answer["fired"]):
        return [NOT_MET]
    if code != (BY_SIGNAL if ops.code == KILL else 0):
        return [f"it ended with {code}: {answer}"]
    told = Told(KILLED) if code else Told(answer["answer"], tuple(answer["saved"]), answer["message"])
    return judge(deed, root, before, told) + judge_next(deed, root, AGAIN)
