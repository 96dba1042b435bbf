"""Promise 2: eight processes write at once, on cases of their own and on one case. All of it is there, none of it twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from factcheck.errors import DamagedFileError
from factcheck.store import DeskStore
from tests.faults.desks import differing_answers, note, open_case, read_everything, temporaries_in
from tests.faults.forked import fork, wait_for
from tests.faults.outcome import Outcome

WRITERS = 8
ON_THEIR_OWN = 500
ON_ONE = 250


def write_at_once(folder: Path, on_their_own: int = ON_THEIR_OWN, on_one: int = ON_ONE) -> list[Outcome]:
    """So many changes by each writer, on its own case and then on one that all share."""
    root = folder / "busy-desk"
    root.mkdir()
    ids = [open_case(DeskStore(root), f"claim {number}").case.id for number in range(WRITERS)]
    return [
        _race(root, ids, on_their_own, f"{WRITERS} writers x {on_their_own} on their own cases"),
        _race(root, ids[:1] * WRITERS, on_one, f"{WRITERS} writers x {on_one} on one case"),
    ]


def _race(root: Path, ids: list[str], count: int, procedure: str) -> Outcome:
    began = time.monotonic()
    processes = [fork(_writing(root, ids[number], f"{procedure}: {number}", count)) for number in range(WRITERS)]
    codes = [wait_for(process) for process in processes]
    seconds = time.monotonic() - began
    wanted = {f"{procedure}: {number} {change}" for number in range(WRITERS) for change in range(count)}
    wrong = [f"writer {number} ended with {code}" for number, code in enumerate(codes) if code]
    wrong += _compare(root, wanted) + differing_answers(root)
    wrong += [f"{path} was left" for path in temporaries_in(root)]
    each = 1000 * seconds / (WRITERS * count)
    return Outcome(2, procedure, len(wanted), "changes", tuple(wrong), note=f"{each:.1f} ms each in {seconds:.0f} s")


def _writing(root: Path, identifier: str, name: str, count: int) -> Callable[[], None]:
    def write() -> None:
        store = DeskStore(root)
        for change in range(count):
            note(store, identifier, f"{name} {change}")

    return write


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
