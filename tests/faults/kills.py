"""Promise 1: writers are killed at random moments. What they acknowledged is in its file, and every file can be read.

Each writer says which event, or which copy, it has saved, through a pipe, after the save; then it saves the next. The one
who kills waits a random time and does not care what they are about.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from factcheck.errors import DamagedFileError
from factcheck.model.ids import new_id
from factcheck.store import DeskStore
from tests.faults.desks import (
    ANA,
    article_opening,
    damage_in,
    differing_answers,
    note,
    open_case,
    opening,
    read_everything,
    temporaries_in,
)
from tests.faults.forked import KILLED, fork, wait_for
from tests.faults.outcome import Outcome

AT_ONCE = 4  # writers
A_ROUND = 50  # kills, after which the cases that they change are new ones, so that none grows long
LONGEST_LIFE = 0.3  # seconds; a save takes a hundredth of it or so
PROCEDURE = "SIGKILL of writers at random moments"


@dataclass
class Writer:
    """A process that writes, and what it has acknowledged so far."""

    process: int
    pipe: int
    until: float
    told: bytes = b""


@dataclass
class Tally:
    """What all writers acknowledged: events and copies; and what went wrong."""

    events: set[str] = field(default_factory=set)
    copies: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    killed: int = 0

    def take(self, told: bytes) -> None:
        """Take in what a dead writer had said. A line without its end was never acknowledged."""
        for line in told.split(b"\n")[:-1]:
            sort, _, name = line.decode().partition(" ")
            if sort == "escaped":
                self.wrong.append(f"a writer failed: {name}")
            else:
                (self.copies if sort == "copy" else self.events).add(name)


def kill_writers(folder: Path, kills: int, seed: int) -> Outcome:
    """Kill so many writers on one desk, and compare."""
    root = folder / "killed-desk"
    root.mkdir()
    rng, tally = Random(seed), Tally()
    rounds = 0
    while tally.killed < kills:
        rounds += 1
        _one_round(root, min(A_ROUND, kills - tally.killed), rng, rounds, tally)
        tally.wrong += differing_answers(root)
    halves = len(temporaries_in(root))
    tally.wrong += _compare(root, tally)
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
            works = _works(root, at, shared, own[started % AT_ONCE], f"{number}.{started}")
            writers.append(_start(works[rng.randrange(len(works))], rng))
            started += 1
        _listen(writers)
        for writer in [one for one in writers if one.until <= time.monotonic()]:
            writers.remove(writer)
            _kill(writer, tally)


def _works(root: Path, at: str, shared: str, own: str, name: str) -> list[Callable[[], Iterator[str]]]:
    """What a writer may be about: each yields, after each save, what is saved."""

    def change(identifier: str) -> Iterator[str]:
        store = DeskStore(root)
        for number in count():
            yield f"event {note(store, identifier, f'claim {name} {number}').id}"

    def open_some() -> Iterator[str]:
        store = DeskStore(root)
        for number in count():
            yield f"event {open_case(store, f'claim {name} {number}', at=at).events[0].id}"
            files = store.create_cases([opening(f"claim {name} {number} {more}") for more in range(3)], by=ANA, at=at)
            yield "\n".join(f"event {file.events[0].id}" for file in files)

    def keep() -> Iterator[str]:
        store = DeskStore(root)
        for number in count():
            yield f"copy {store.keep_bytes(f'{name} {number}'.encode() * 99, 'txt')}"
            article = store.create_article(article_opening(f"Claim {name} {number}."), by=ANA, at=at)
            yield f"event {article.events[0].id}"

    return [lambda: change(own), lambda: change(shared), open_some, keep]


def _start(work: Callable[[], Iterator[str]], rng: Random) -> Writer:
    read, write = os.pipe()

    def acknowledge() -> None:
        os.close(read)
        for told in work():
            os.write(write, f"{told}\n".encode())

    process = fork(acknowledge, keep=write)
    os.close(write)
    os.set_blocking(read, False)
    return Writer(process, read, time.monotonic() + rng.uniform(0, LONGEST_LIFE))


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


def _kill(writer: Writer, tally: Tally) -> None:
    os.kill(writer.process, signal.SIGKILL)
    tally.killed += wait_for(writer.process) == KILLED
    os.set_blocking(writer.pipe, True)
    with os.fdopen(writer.pipe, "rb") as pipe:
        tally.take(writer.told + pipe.read())


def _compare(root: Path, tally: Tally) -> list[str]:
    wrong = damage_in(root)
    there: set[str] = set()
    texts: list[str] = []
    for file in read_everything(root):
        if not isinstance(file, DamagedFileError):
            there |= {event.id for event in file.events}
            texts += [event.words("text") for event in file.events if event.kind == "note-added"]
    store = DeskStore(root)
    kept = {digest for digest in tally.copies if store.holds_capture(digest)}
    lost = [f"event {event} was acknowledged and is lost" for event in sorted(tally.events - there)]
    lost += [f"copy {digest} was acknowledged and is lost" for digest in sorted(tally.copies - kept)]
    twice = len(texts) - len(set(texts))
    return [*wrong, *lost, *([f"{twice} notes are there twice"] if twice else []), *_swept(root, store)]


def _swept(root: Path, store: DeskStore) -> list[str]:
    """Save once more in each folder of cases, which takes away what the dead left there."""
    for folder in sorted({path.rsplit("/", 1)[0] for path in temporaries_in(root) if path[:2] == "20"}):
        open_case(store, "claim after all", at=f"{folder}-05T10:00:00Z", identifier=new_id())
    left = [path for path in temporaries_in(root) if path[:2] == "20"]
    return [f"{path} was left, and the next save did not take it away" for path in left]
