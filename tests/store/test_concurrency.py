"""Several processes, some of them killed: every acknowledged change is there, once, and every file can be read."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.store import CaseFile, DeskStore

if TYPE_CHECKING:
    from tests.store.conftest import World

# Writes notes into the cases named, for ever or `count` times, and prints each note once it is saved.
WRITER = """
import itertools, sys
from pathlib import Path
from factcheck.model.event import Draft, Who
from factcheck.store import DeskStore
root, name, count, *ids = sys.argv[1:]
store = DeskStore(Path(root))
for number in range(int(count)) if int(count) else itertools.count():
    text = f"{name} {number}"
    def edit(change):
        change.add(Draft("note-added", {}, {"text": text}))
    store.change_case(ids[number % len(ids)], edit, by=Who(name), at="2026-10-02T10:00:00Z")
    print(text, flush=True)
"""


def start(root: Path, name: str, count: int, *ids: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(root), name, str(count), *ids]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def notes_in(store: DeskStore) -> list[str]:
    """Every note of the desk. Fails where a file can't be read."""
    notes: list[str] = []
    for file in store.iter_cases():
        assert isinstance(file, CaseFile), file
        notes += [note.text for note in file.case.notes]
    return notes


def test_two_processes_on_one_case_lose_nothing(world: World) -> None:
    world.opened(identifier="k7h2m3pq")
    writers = [start(world.root, name, 30, "k7h2m3pq") for name in ("Anna", "Ben")]
    told = [line for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sorted(notes_in(world.store)) == sorted(told)
    assert len(told) == 60


def test_a_process_killed_at_any_moment_loses_nothing_it_acknowledged(world: World) -> None:
    ids = ["k7h2m3pq", "00000000", "zzzzzzzz"]
    for identifier in ids:
        world.opened(f"Claim {identifier}", identifier=identifier)
    told: list[str] = []
    for number in range(6):
        writer = start(world.root, f"Writer {number}", 0, *ids)
        assert writer.stdout is not None
        told += [writer.stdout.readline().strip() for _ in range(3 + 5 * number)]
        writer.send_signal(signal.SIGKILL)
        told += writer.communicate()[0].splitlines()
    notes = notes_in(world.store)
    assert set(told) <= set(notes)
    assert len(notes) == len(set(notes))
    assert len(notes) <= len(told) + 6  # at most one saved and not yet told for each that was killed
    world.noted("k7h2m3pq", "and on it goes")
    assert [name for name in world.temporaries() if ".k7h2m3pq" in name] == []
