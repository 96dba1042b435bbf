"""Opens many cases at once, then creates the same files: `python -m tests.benchmarks.bulk_opening DESK 1000`.

It prints the seconds that the opening itself took, and those of creating with one sync at the end; making up what to open
and starting the program are not in it. What was opened is taken away again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.event import Draft
from factcheck.store import DeskStore
from tests.benchmarks.build import unchanged_ledger
from tests.benchmarks.invented import STAFF, TAGS, invent_claim, invent_name, invent_sentence

AT = "2031-01-15T09:00:00Z"  # a month that the built desks do not have, so that it can be taken away whole


def seconds_to_open(root: Path, count: int) -> tuple[float, list[tuple[str, bytes]]]:
    """How long the store takes to open so many cases, and the files it made, which are taken away again."""
    store = DeskStore(root)
    store.stats("2031-01-15")  # the index is up to date, as at a desk that is in use
    edits = [partial(_open, _bodies(number)) for number in range(count)]
    with unchanged_ledger(root):
        start = time.perf_counter()
        opened = store.create_cases(edits, by=STAFF[0], at=AT)
        seconds = time.perf_counter() - start
    files = [(file.path.name, file.path.read_bytes()) for file in opened]
    shutil.rmtree(opened[0].path.parent)
    store.stats("2031-01-15")
    return seconds, files


def seconds_to_create(folder: Path, files: list[tuple[str, bytes]]) -> float:
    """How long it takes to create the same files in an empty folder, with one sync at the end."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        start = time.perf_counter()
        for name, data in files:
            (Path(place) / name).write_bytes(data)
        os.sync()
        return time.perf_counter() - start


def _bodies(number: int) -> tuple[dict[str, object], list[str]]:
    chance = Random(f"bulk {number}")
    claim: dict[str, object] = {
        "claim": invent_claim(chance),
        "claimant": {"name": invent_name(chance), "kind": "person"},
        "claimed_on": "2031-01-14",
        "quote": {"text": invent_sentence(chance), "start": 10, "end": 90},
        "why": invent_sentence(chance),
    }
    return claim, chance.sample(TAGS, 2)


def _open(bodies: tuple[dict[str, object], list[str]], change: Change[Case]) -> None:
    claim, tags = bodies
    change.add(Draft("case-opened", {"case": change.state.id}, claim))
    change.add(Draft("tagged", {"add": tags, "remove": []}, {}))


def main(say: Callable[[str], None] = print) -> None:
    """Open and create so many cases, and print the seconds of each."""
    parser = argparse.ArgumentParser(description="Open many cases at once, and create the same files.")
    parser.add_argument("desk", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    opening, files = seconds_to_open(given.desk, given.count)
    say(f"{opening} {seconds_to_create(given.desk.parent, files)}")


if __name__ == "__main__":
    main()
