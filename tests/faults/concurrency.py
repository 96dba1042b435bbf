"""Promise 2: eight processes write at once, on cases of their own and on one case. All of it is there, none of it twice."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import DamagedFileError, LockedError
from factcheck.store import DeskStore
from tests.faults.desks import accusations, differing_answers, note, open_case, read_everything, temporaries_in
from tests.faults.forked import fork, wait_for
from tests.faults.outcome import Outcome, Tell, say_nothing

WRITERS = 8
ON_THEIR_OWN = 500
ON_ONE = 250
REFUSED = "refused "


def write_at_once(
    folder: Path, on_their_own: int = ON_THEIR_OWN, on_one: int = ON_ONE, tell: Tell = say_nothing
) -> Iterator[Outcome]:
    """So many changes by each writer, on its own case and then on one that all share."""
    root = folder / "busy-desk"
    root.mkdir()
    store = DeskStore(root)
    ids = [open_case(store, f"claim {number}").case.id for number in range(WRITERS)]
    store.index.close()
    for written, count, where in ((ids, on_their_own, "their own cases"), (ids[:1] * WRITERS, on_one, "one case")):
        tell(f"{count} changes by each on {where}")
        yield _race(root, written, count, f"{WRITERS} writers x {count} on {where}")


def _race(root: Path, ids: list[str], count: int, procedure: str) -> Outcome:
    began = time.monotonic()
    said = [root.with_name(f"writer-{number}") for number in range(WRITERS)]
    processes = [_start(root, ids[number], f"{procedure}: {number}", count, said[number]) for number in range(WRITERS)]
    codes = [wait_for(process) for process in processes]
    seconds = time.monotonic() - began
    told = [path.read_text(encoding="utf-8") for path in said]
    wanted = {f"{procedure}: {number} {change}" for number in range(WRITERS) for change in range(count)}
    wrong = [f"writer {number} ended with {code}: {told[number]}" for number, code in enumerate(codes) if code]
    wrong += _compare(root, wanted) + differing_answers(root) + accusations(root)
    wrong += [f"{path} was left" for path in temporaries_in(root)]
    note = f"{1000 * seconds / (WRITERS * count):.1f} ms each in {seconds:.0f} s"
    refused = sum(one.count(REFUSED) for one in told)
    note += f", {refused} told to wait and tried again" if refused else ""
    return Outcome(2, procedure, len(wanted), "changes", tuple(wrong), note=note)


def _start(root: Path, identifier: str, name: str, count: int, said: Path) -> int:
    """Start a writer. Where it is told that others hold the file for too long it tries again, as a person would, and says
    so; what it was refused must not be there twice then."""
    descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)

    def write() -> None:
        store = DeskStore(root)
        change = 0
        while change < count:
            try:
                note(store, identifier, f"{name} {change}")
                change += 1
            except LockedError:
                os.write(descriptor, REFUSED.encode())

    process = fork(write, keep=descriptor)
    os.close(descriptor)
    return process


def _compare(root: Path, wanted: set[str]) -> list[str]:
    wrong: list[str] = []
    texts: list[str] = []
    for file in read_everything(root):
        if isinstance(file, DamagedFileError):
            wrong.append(file.message)
        else:
            texts += [event.words("text") for event in file.events if event.kind == "note-added"]
    found = [text for text in texts if text.split(":")[0] == next(iter(wanted)).split(":")[0]]
    wrong += [f"“{text}” is lost" for text in sorted(wanted - set(found))]
    return [*wrong, *([f"{len(found) - len(set(found))} are there twice"] if len(found) != len(set(found)) else [])]
