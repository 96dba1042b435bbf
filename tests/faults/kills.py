"""Promise 1: writers are killed at random moments. What they acknowledged is in its file, and every file can be read.

Each writer says which event, or which copy, it has saved, through a pipe, after the save; then it saves the next. The one
who kills waits a random time and does not care what they are about.
"""

from __future__ import annotations

import os
import select
import time
from functools import partial
from pathlib import Path
from random import Random

from factcheck.model.ids import new_id
from factcheck.store import DeskStore
from tests.faults.desks import differing_answers, open_case, temporaries_in
from tests.faults.outcome import Outcome, Tell, say_nothing
from tests.faults.writers import Tally, Writer, compare, kill_writer, start_writer, works_on

AT_ONCE = 4  # writers
A_ROUND = 50  # kills, after which the cases that they change are new ones, so that none grows long
PROCEDURE = "SIGKILL of writers at random moments"


def kill_writers(folder: Path, kills: int, seed: int, tell: Tell = say_nothing) -> Outcome:
    """Kill so many writers on one desk, and compare."""
    root = folder / "killed-desk"
    root.mkdir()
    rng, tally = Random(seed), Tally()
    rounds = 0
    while tally.killed < kills:
        rounds += 1
        tell(f"{tally.killed:,} of {kills:,} killed")
        _one_round(root, min(A_ROUND, kills - tally.killed), rng, rounds, tally)
        tally.wrong += differing_answers(root)
    halves = len(temporaries_in(root))
    tally.wrong += compare(root, tally) + swept(root)
    saved = len(tally.events) + len(tally.copies)
    tally.wrong += [] if saved > kills else [f"only {saved} saves were acknowledged: the writers were killed too early"]
    return Outcome(
        1,
        PROCEDURE,
        tally.killed,
        "kills",
        tuple(tally.wrong),
        note=f"{saved:,} acknowledged saves, {halves} kills within one",
    )


def _one_round(root: Path, kills: int, rng: Random, number: int, tally: Tally) -> None:
    at = f"20{number % 80 + 10}-{rng.randint(1, 12):02d}-02T10:00:00Z"
    store = DeskStore(root)
    shared, *own = [open_case(store, f"claim of round {number}", at=at).case.id for _ in range(AT_ONCE + 1)]
    store.index.close()  # an open file of SQLite must not be carried over into another process
    writers: list[Writer] = []
    started = 0
    while started < kills or writers:
        while started < kills and len(writers) < AT_ONCE:
            works = works_on(partial(DeskStore, root), at, shared, own[started % AT_ONCE], f"{number}.{started}")
            writers.append(start_writer(works[rng.randrange(len(works))], rng))
            started += 1
        _listen(writers)
        for writer in [one for one in writers if one.until <= time.monotonic()]:
            writers.remove(writer)
            kill_writer(writer, tally)


def _listen(writers: list[Writer]) -> None:
    """Take what the writers say until the first of them has to die."""
    patience = max(0.0, min(writer.until for writer in writers) - time.monotonic())
    speaking = [writer for writer in writers if not writer.told.startswith(b"escaped")]
    ready, _, _ = select.select([writer.pipe for writer in speaking], [], [], patience)
    for writer in speaking:
        if writer.pipe in ready:
            heard = os.read(writer.pipe, 65536)
            writer.told += heard
            writer.until = writer.until if heard else 0.0


def swept(root: Path) -> list[str]:
    """What is still left of the dead once a save in each folder of cases should have taken it away."""
    store = DeskStore(root)
    for folder in sorted({path.rsplit("/", 1)[0] for path in temporaries_in(root) if path[:2] == "20"}):
        open_case(store, "claim after all", at=f"{folder}-05T10:00:00Z", identifier=new_id())
    left = [path for path in temporaries_in(root) if path[:2] == "20"]
    return [f"{path} was left, and the next save did not take it away" for path in left]
