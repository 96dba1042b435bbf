"""Promise 13: the index is deleted, cut, or its maker killed at any moment; the next question gets the same answers."""

from __future__ import annotations

import os
import select
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from factcheck.store import DeskStore, index
from tests.faults.desks import answers, differing_answers, note, open_case
from tests.faults.forked import KILLED, fork, in_child, wait_for
from tests.faults.outcome import Outcome, Tell, say_nothing

CASES = 30
MONTHS = ("2026-08", "2026-09", "2026-10")
LONGEST = 0.06  # seconds that a process lives which makes the index, or answers from it

Harm = Callable[[Path, Random], bool]  # whether somebody died at it


def lose_the_index(folder: Path, times: int, seed: int, tell: Tell = say_nothing) -> Outcome:
    """Harm the index so often, and ask the desk each time, from a process that knows nothing of it."""
    root = folder / "desk-with-index"
    root.mkdir()
    _fill(root)
    rng = Random(seed)
    wrong: list[str] = []
    ways: Counter[str] = Counter()
    killed = 0
    for number in range(times):
        if number % 50 == 0:
            tell(f"{number} of {times}")
        way = HARMS[number % len(HARMS)]
        name = way.__name__.strip("_").replace("_", " ")
        killed += way(root, rng)
        ways[name] += 1
        code, told = in_child(lambda: differing_answers(root))
        wrong += [f"{name}, time {number}: {one}" for one in (told if code == 0 else [f"ended with {code}: {told}"])]
        if number % 10 == 0:
            wrong += _after_a_save(root, f"{name}, time {number}")
    wrong += [] if killed else ["nobody was killed before the work was done"]
    note_ = ", ".join(f"{name} {count}" for name, count in ways.items())
    return Outcome(13, "the index is lost", times, "losses", tuple(wrong), note=f"{note_}; {killed} died at it")


def _fill(root: Path) -> None:
    store = DeskStore(root)
    for number in range(CASES):
        open_case(store, f"claim {number} about a lake", at=f"{MONTHS[number % len(MONTHS)]}-03T10:00:00Z")
    store.reindex()
    store.index.close()


def _after_a_save(root: Path, when: str) -> list[str]:
    def save() -> list[str]:
        store = DeskStore(root)
        note(store, store.case_ids()[0], f"claim after {when}")
        return differing_answers(root, store)

    code, told = in_child(save)
    return [f"{when}, after a save: {one}" for one in (told if code == 0 else [f"ended with {code}: {told}"])]


def _index(root: Path) -> Path:
    return root / index.FOLDER / index.FILE


def _delete_it(root: Path, _rng: Random) -> bool:
    _index(root).unlink(missing_ok=True)
    return False


def _delete_its_folder(root: Path, _rng: Random) -> bool:
    shutil.rmtree(_index(root).parent, ignore_errors=True)
    return False


def _cut_it(root: Path, rng: Random) -> bool:
    path = _index(root)
    os.truncate(path, rng.randrange(path.stat().st_size))
    return False


def _cut_it_at_a_page(root: Path, rng: Random) -> bool:
    path = _index(root)
    os.truncate(path, 4096 * rng.randrange(path.stat().st_size // 4096))
    return False


def _flip_it_while_the_machine_is_off(root: Path, rng: Random) -> bool:
    """Rows are proved at the first use after a start of the machine: before it, any byte may have become another."""
    path = _index(root)
    data = bytearray(path.read_bytes())
    for _ in range(rng.randrange(1, 6)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    boot = root.with_name("boot-id")
    boot.write_text(f"{rng.getrandbits(64):x}", encoding="ascii")
    index._BOOT = str(boot)
    return False


def _kill_who_makes_it(root: Path, rng: Random) -> bool:
    return _kill(rng, DeskStore(root).reindex)


def _kill_who_asks_first(root: Path, rng: Random) -> bool:
    _delete_it(root, rng)
    return _kill(rng, lambda: answers(DeskStore(root)))


def _kill_who_finds_files_changed(root: Path, rng: Random) -> bool:
    for path in rng.sample(sorted(root.glob("20*/*.json")), 8):
        harmless = path.read_bytes()
        path.with_suffix(".new").write_bytes(harmless)
        path.with_suffix(".new").replace(path)
    return _kill(rng, lambda: answers(DeskStore(root)))


def _kill_who_saves(root: Path, rng: Random) -> bool:
    store = DeskStore(root, index=False)
    identifiers = store.case_ids()
    kept = [rng.choice(identifiers) for _ in range(20)]
    return _kill(rng, lambda: [note(DeskStore(root), one, f"claim of a dead one {rng.random()}") for one in kept])


HARMS: tuple[Harm, ...] = (
    *(_delete_it, _cut_it, _kill_who_makes_it, _delete_its_folder, _kill_who_asks_first, _cut_it_at_a_page),
    *(_kill_who_finds_files_changed, _kill_who_saves, _flip_it_while_the_machine_is_off),
)


def _kill(rng: Random, work: Callable[[], object]) -> bool:
    process = fork(work)
    select.select((), (), (), rng.uniform(0, LONGEST))  # the moment is what is random here
    os.kill(process, signal.SIGKILL)
    return wait_for(process) == KILLED
