"""Processes that save one thing after another and say of each that it is saved, and what all of them said."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from factcheck.errors import DamagedFileError
from factcheck.store import DeskStore
from tests.faults.desks import ANA, accusations, article_opening, damage_in, note, open_case, opening, read_everything
from tests.faults.forked import KILLED, fork, wait_for

LONGEST_LIFE = 0.3  # seconds; a save takes a hundredth of it or so
Work = Callable[[], Iterator[str]]


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


def works_on(open_store: Callable[[], DeskStore], at: str, shared: str, own: str, name: str) -> list[Work]:
    """What a writer may be about: each yields, after each save, what is saved."""

    def change(identifier: str) -> Iterator[str]:
        store = open_store()
        for number in count():
            yield f"event {note(store, identifier, f'claim {name} {number}').id}"

    def open_some() -> Iterator[str]:
        store = open_store()
        for number in count():
            yield f"event {open_case(store, f'claim {name} {number}', at=at).events[0].id}"
            files = store.create_cases([opening(f"claim {name} {number} {more}") for more in range(3)], by=ANA, at=at)
            yield "\n".join(f"event {file.events[0].id}" for file in files)

    def keep() -> Iterator[str]:
        store = open_store()
        for number in count():
            yield f"copy {store.keep_bytes(f'{name} {number}'.encode() * 99, 'txt')}"
            article = store.create_article(article_opening(f"Claim {name} {number}."), by=ANA, at=at)
            yield f"event {article.events[0].id}"

    return [lambda: change(own), lambda: change(shared), open_some, keep]


def start_writer(work: Work, rng: Random) -> Writer:
    """Start a writer that will die at a random moment."""
    read, write = os.pipe()

    def acknowledge() -> None:
        os.close(read)
        for told in work():
            os.write(write, f"{told}\n".encode())

    process = fork(acknowledge, keep=write)
    os.close(write)
    os.set_blocking(read, False)
    return Writer(process, read, time.monotonic() + rng.uniform(0, LONGEST_LIFE))


def kill_writer(writer: Writer, tally: Tally) -> None:
    """Kill a writer and take what it said last."""
    os.kill(writer.process, signal.SIGKILL)
    tally.killed += wait_for(writer.process) == KILLED
    os.set_blocking(writer.pipe, True)
    with os.fdopen(writer.pipe, "rb") as pipe:
        tally.take(writer.told + pipe.read())


def compare(root: Path, tally: Tally) -> list[str]:
    """What is damaged, lost or twice there of what was acknowledged."""
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
    return [*wrong, *lost, *([f"{twice} notes are there twice"] if twice else []), *accusations(root)]
