"""Promise 5: the disk fills up. What was acknowledged can be read, a refusal says so, and all goes on with room again.

The disk is one megabyte of memory: once it runs out of bytes, once out of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from factcheck.errors import NotWritableError
from factcheck.store import DeskStore
from tests.faults.desks import damage_in, differing_answers, events_of, note, open_case, temporaries_in
from tests.faults.forked import in_child
from tests.faults.mounted import apart, memory_disk, why_not
from tests.faults.outcome import Outcome, Tell, say_nothing

DISKS = {"bytes": "size=1m", "names": "size=8m,nr_inodes=150"}
FILLER = 300 * 1024  # bytes that are freed in the end; the index, which had no room to grow, takes some of them
TRIES = 5  # saves that are tried on the full disk, each of another length


def fill_the_disk(folder: Path, rounds: int, seed: int, tell: Tell = say_nothing) -> Iterator[Outcome]:
    """Fill each sort of disk so many times."""
    for sort, options in DISKS.items():
        procedure = f"a disk that runs out of {sort}"
        reason = why_not()
        if reason:
            yield Outcome(5, procedure, skipped=reason)
            continue
        wrong: list[str] = []
        saved = 0
        for number in range(rounds):
            tell(f"{procedure}: {number} of {rounds}")
            code, told = in_child(partial(apart, partial(_fill, folder, options, Random(f"{seed}.{number}"))))
            if code:
                wrong.append(f"round {number}: {told}")
                continue
            saved += told["saved"]
            wrong += [f"round {number}: {one}" for one in told["wrong"]]
        yield Outcome(5, procedure, saved, "acknowledged saves", tuple(wrong), note=f"{rounds} disks filled")


def _fill(folder: Path, options: str, rng: Random) -> dict[str, object]:
    with memory_disk(folder / "small-disk", options) as at:
        fillers = [at / f"filler{number}" for number in range(6)]
        for filler in fillers:
            filler.write_bytes(bytes(FILLER // 6))
        code, told = in_child(lambda: _write_until_full(at / "desk", rng))
        if code:
            return {"saved": 0, "wrong": [str(told)]}
        wrong = told["wrong"]
        code, found = in_child(lambda: _look(at / "desk", told["saved"]))
        wrong += found if code == 0 else [f"on the full disk: {found}"]
        for filler in fillers:
            filler.unlink()
        code, found = in_child(lambda: _go_on(at / "desk", told["saved"]))
        wrong += found if code == 0 else [f"with room again: {found}"]
        return {"saved": len(told["saved"]), "wrong": wrong}


def _write_until_full(root: Path, rng: Random) -> dict[str, list[str]]:
    root.mkdir()
    store = DeskStore(root)
    saved: list[str] = []
    wrong: list[str] = []
    refused = 0
    while refused < TRIES:
        text = f"claim {len(saved)} " + "words " * rng.randrange(900)
        try:
            if store.case_ids() and rng.randrange(3) == 0:
                saved.append(note(store, rng.choice(store.case_ids()), text).id)
            elif rng.randrange(6) == 0:
                saved.append(store.keep_bytes(f"{text}{len(saved)}".encode(), "txt"))
            else:
                saved.append(open_case(store, text).events[0].id)
        except NotWritableError as error:
            refused += 1
            if "the disk is full. Nothing was changed." not in error.message or "Free some space" not in error.hint:
                wrong.append(f"the refusal was not clear: {error.message} {error.hint}")
    return {"saved": saved, "wrong": wrong}


def _look(root: Path, saved: list[str]) -> list[str]:
    """Whether everything that was acknowledged can be read, and lists and searches answer, on the full disk."""
    wrong = damage_in(root)
    if not wrong:
        store = DeskStore(root)
        there = {event for events in events_of(root).values() for event in events}
        lost = [name for name in saved if name not in there and not store.holds_capture(name)]
        wrong = [f"{name} was acknowledged and is lost" for name in lost] + differing_answers(root)
        wrong += [f"{len(there) - len(saved)} more than was acknowledged"] if len(there) > len(saved) else []
    return wrong


def _go_on(root: Path, saved: list[str]) -> list[str]:
    store = DeskStore(root)
    again = [open_case(store, "claim with room again").events[0].id]
    again.append(note(store, store.case_ids()[0], "a note with room again").id)
    again.append(store.keep_bytes(b"a copy with room again", "txt"))
    left = [path for path in temporaries_in(root) if not path.startswith("captures")]
    return _look(root, [*saved, *again]) + [f"{path} was left" for path in left]
