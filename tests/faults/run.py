"""`make faults`: every procedure at its full size, or those that are named. Exit code 1 where a promise was broken.

Progress goes to stderr, one line for each finished step to stdout, and at the end a table of all. Procedures run side by
side, as many as there are processors, each in a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from traceback import format_exc
from typing import NamedTuple

from tests.faults.as_tests import PARITY, TEXTS, run_tests
from tests.faults.concurrency import write_at_once
from tests.faults.damages import damage_files
from tests.faults.deeds import DEEDS
from tests.faults.full_disk import fill_the_disk
from tests.faults.fuzzed_files import fuzz_files
from tests.faults.goldens import open_goldens
from tests.faults.kills import kill_writers
from tests.faults.lost_index import lose_the_index
from tests.faults.merges import merge_histories
from tests.faults.outcome import Outcome, Tell
from tests.faults.power_cuts import cut_the_power
from tests.faults.system_calls import fail_every_call
from tests.faults.traced import FILE_CALLS, OF_THE_INDEX, trace_every_call

KILLS, DISKS, DAMAGES, HISTORIES, CUTS, LOSSES = 1_000, 20, 20_000, 10_000, 60, 900
FUZZED = int(os.environ.get("FACTCHECK_FUZZ", "100000"))
# Of these saves every way to fail is tried at every call from outside too. Of the others one way, in turn, at every call
# but those by which the index is kept, which are the same for all.
TRACED_FULLY = ("change a case", "keep a copy")
A_WHILE = 5.0  # seconds between two words on how far a procedure has come
SHOWN = 20  # sentences on what was broken


class Sum(NamedTuple):
    """What came of one procedure: its promises, how much was tried, what was wrong, and why something was skipped."""

    name: str
    promises: frozenset[int]
    tried: int
    wrong: int
    seconds: float
    skipped: str


Procedure = Callable[[Path, int, Tell], Iterable[Outcome]]


def _trace(folder: Path, _seed: int, tell: Tell) -> Iterable[Outcome]:
    fully = tuple(deed for deed in DEEDS if deed.name in TRACED_FULLY)
    others = tuple(deed for deed in DEEDS if deed not in fully)
    for name in ("fully", "in-turn"):
        (folder / name).mkdir()
    for outcome in trace_every_call(folder / "fully", fully, tell=tell):
        yield outcome
        if outcome.skipped:
            return
    yield from trace_every_call(folder / "in-turn", others, only=FILE_CALLS - OF_THE_INDEX, short=True, tell=tell)


# In the order in which they are begun: the longest first.
PROCEDURES: dict[str, Procedure] = {
    "traced": _trace,
    "calls": lambda folder, _seed, tell: fail_every_call(folder, tell=tell),
    "merges": lambda folder, seed, tell: [merge_histories(folder, HISTORIES, seed, tell)],
    "damages": lambda folder, seed, tell: [damage_files(folder, DAMAGES, seed, tell)],
    "power": lambda folder, seed, tell: cut_the_power(folder, CUTS, seed, tell),
    "fuzz": lambda folder, seed, tell: [fuzz_files(folder, FUZZED, seed, tell)],
    "writers": lambda folder, _seed, tell: write_at_once(folder, tell=tell),
    "kills": lambda folder, seed, tell: [kill_writers(folder, KILLS, seed, tell)],
    "index": lambda folder, seed, tell: [lose_the_index(folder, LOSSES, seed, tell)],
    "disk": lambda folder, seed, tell: fill_the_disk(folder, DISKS, seed, tell),
    "goldens": lambda folder, _seed, tell: [open_goldens(folder, tell)],
    "parity": lambda _folder, _seed, tell: run_tests(PARITY, tell),
    "texts": lambda _folder, _seed, tell: run_tests(TEXTS, tell),
}


def main(words: list[str]) -> int:
    """Run what was asked for; the exit code."""
    asked = _parser().parse_args(words)
    unknown = sorted(set(asked.procedures) - set(PROCEDURES))
    if unknown:
        print(f"There is no procedure {', '.join(unknown)}. There are: {', '.join(PROCEDURES)}", file=sys.stderr)
        return 2
    print(f"Seed {asked.seed}   (the same choices again: --seed {asked.seed})", file=sys.stderr)
    names = [name for name in PROCEDURES if not asked.procedures or name in asked.procedures]
    with tempfile.TemporaryDirectory(prefix="factcheck-faults-") as place:
        work = partial(_run, Path(place), asked.seed)
        with multiprocessing.get_context("fork").Pool(asked.at_once, maxtasksperchild=1) as pool:
            sums = list(pool.imap_unordered(work, names))
    wrong = sum(one.wrong for one in sums)
    print("\n".join(_table(sorted(sums, key=lambda one: list(PROCEDURES).index(one.name)))))
    print(f"{wrong:,} wrong. {'A promise was broken.' if wrong else 'Every promise was kept.'}")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.run", description=__doc__)
    parser.add_argument("procedures", nargs="*", metavar="PROCEDURE", help=", ".join(PROCEDURES))
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**6), help="the random choices of an earlier run"
    )
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="procedures side by side")
    return parser


def _table(sums: Sequence[Sum]) -> Iterator[str]:
    """One line for each procedure, after all of them are done."""
    yield ""
    yield f"{'Procedure':<10}{'Promises':<10}{'Tried':>9}{'Wrong':>8}{'Seconds':>9}"
    for one in sums:
        promises = ", ".join(str(promise) for promise in sorted(one.promises) if promise) or "–"
        yield f"{one.name:<10}{promises:<10}{one.tried:>9,}{one.wrong:>8,}{one.seconds:>9,.0f}  {one.skipped}".rstrip()


def _run(place: Path, seed: int, name: str) -> Sum:
    """Run one procedure and tell what came of it."""
    folder = place / name
    folder.mkdir()
    found: list[Outcome] = []
    start = began = time.monotonic()
    try:
        for outcome in PROCEDURES[name](folder, seed, _teller(name)):
            _show(name, outcome, time.monotonic() - began)
            found.append(outcome)
            began = time.monotonic()
    except BaseException:  # noqa: BLE001 - a procedure that fails has shown nothing, and the others go on
        found.append(Outcome(0, "the procedure itself failed", wrong=(format_exc(),)))
        _show(name, found[-1], time.monotonic() - began)
    promises = {outcome.promise for outcome in found}
    skipped = "; ".join(f"{outcome.procedure} {outcome.result}" for outcome in found if outcome.skipped)
    tried, wrong = sum(one.count for one in found), sum(len(one.wrong) for one in found)
    return Sum(name, frozenset(promises), tried, wrong, time.monotonic() - start, skipped)


def _teller(name: str) -> Tell:
    last = 0.0

    def tell(progress: str) -> None:
        nonlocal last
        if time.monotonic() - last > A_WHILE:
            last = time.monotonic()
            print(f"  {name}: {progress}", file=sys.stderr, flush=True)

    return tell


def _show(name: str, outcome: Outcome, seconds: float) -> None:
    tried = f"{outcome.count:,} {outcome.things}: " if outcome.things else ""
    lines = [f"{outcome.promise:>2} {name:<8} {outcome.procedure}: {tried}{outcome.result}   [{seconds:.0f} s]"]
    lines += [f"     {sentence}" for sentence in outcome.wrong[:SHOWN]]
    lines += [f"     … and {len(outcome.wrong) - SHOWN:,} more"] if len(outcome.wrong) > SHOWN else []
    sys.stdout.write("\n".join(lines) + "\n")  # at once: others are telling too
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
