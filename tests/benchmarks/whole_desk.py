"""What goes through a whole desk: making the index again, the first list without one, the doctor, opening many cases.

These take as long as the desk is large, so they are run a few times only, and are compared with reading the same files.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.desk.setup import init_desk
from tests.benchmarks.measuring import Command, Figures, Run, Stopwatch, rounds_for
from tests.benchmarks.operations import FACTCHECK
from tests.benchmarks.rivals import ROOT

# It tells the seconds that the reading took, because starting Python takes longer than reading a thousand files.
READING = (
    "import os, sys, time\n"
    "start = time.perf_counter()\n"
    "for month in sorted(os.scandir(sys.argv[1]), key=lambda entry: entry.name):\n"
    "    if len(month.name) == 7 and month.is_dir():\n"
    "        for entry in os.scandir(month.path):\n"
    "            with open(entry.path, 'rb') as file:\n"
    "                file.read()\n"
    "print(time.perf_counter() - start)\n"
)
OPENED = 1_000  # cases that are opened at once
_REBUILDS, _DOCTORS, _BULKS = 10, 3, 3  # the most runs
_LONGEST_SILENCE = 600.0  # seconds


@dataclass(frozen=True, slots=True)
class WholeDesk:
    """The figures. `reading` is timed from within; `reindex_start` is that of a run that finds nothing to do.

    `first_sign` is when the first list said on the terminal that it works, in seconds, None where it said nothing.
    """

    reading: Figures
    reindex: Figures
    reindex_start: Figures
    first_list: Figures
    first_sign: float | None
    doctor: Figures
    opening: list[float]
    creating: list[float]

    @property
    def reading_itself(self) -> float:
        """The seconds that reading all files takes, without the start of the program."""
        return self.reading.best

    @property
    def reindex_itself(self) -> float:
        """The seconds that making the index takes, without the start of the program."""
        return self.reindex.best - self.reindex_start.best


def measure_whole_desk(stopwatch: Stopwatch, root: Path, tell: Callable[[str], None]) -> WholeDesk:
    """Run everything that goes through the whole desk at `root`, in rounds."""
    wanted = {"FACTCHECK_DESK": str(root)}
    with tempfile.TemporaryDirectory(dir=stopwatch.folder) as place:
        empty = Path(place) / "cases"
        init_desk(empty)
        tell("  making the index again")
        rebuilt = _rebuild(stopwatch, root, empty)
    rounds = len(rebuilt[0].runs)
    tell("  the first list without an index")
    first_list, first_sign = _first_list(stopwatch, root, wanted, rounds)
    tell("  the doctor")
    doctor = Figures([stopwatch.run([*FACTCHECK, "doctor"], wanted) for _ in range(min(rounds, _DOCTORS))])
    tell(f"  opening {OPENED:,} cases")
    pairs = [_bulk(root) for _ in range(_BULKS)]
    return WholeDesk(*rebuilt, first_list, first_sign, doctor, [one for one, _ in pairs], [one for _, one in pairs])


def _rebuild(stopwatch: Stopwatch, root: Path, empty: Path) -> tuple[Figures, Figures, Figures]:
    remake = [*FACTCHECK, "reindex"]
    _read(stopwatch, root)  # the files are in the cache from here on
    reading, reindex, reindex_start = (Figures() for _ in range(3))
    rounds = 1
    while len(reindex.runs) < rounds:
        reindex_start.runs.append(stopwatch.run(remake, {"FACTCHECK_DESK": str(empty)}))
        reading.runs.append(_read(stopwatch, root))
        reindex.runs.append(stopwatch.run(remake, {"FACTCHECK_DESK": str(root)}))
        rounds = min(rounds_for(reindex.runs[-1].seconds), _REBUILDS)
    return reading, reindex, reindex_start


def _read(stopwatch: Stopwatch, root: Path) -> Run:
    """A run that read all files, its seconds those of the reading alone."""
    told = stopwatch.folder / "output"
    run = stopwatch.run([sys.executable, "-c", READING, str(root)], output=str(told))
    return replace(run, seconds=float(told.read_text(encoding="utf-8")))


def _first_list(
    stopwatch: Stopwatch, root: Path, wanted: Mapping[str, str], rounds: int
) -> tuple[Figures, float | None]:
    """A list at a desk whose index was taken away, with a terminal on stderr."""
    figures, signs = Figures(), []
    for _ in range(rounds):
        shutil.rmtree(root / ".index", ignore_errors=True)
        seconds, sign = watched([*FACTCHECK, "list"], {**stopwatch.environment, **wanted})
        figures.runs.append(Run(seconds, 0, 0, 0))
        signs += [] if sign is None else [sign]
    return figures, min(signs, default=None)


def watched(command: Command, environment: Mapping[str, str]) -> tuple[float, float | None]:
    """Run a command with a terminal on stderr: its seconds, and the second of the first thing that it said there."""
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**environment, "TERM": "xterm-256color"}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    first = None
    while select.select([ours], [], [], _LONGEST_SILENCE)[0]:
        try:
            said = os.read(ours, 1 << 16)
        except OSError:  # the terminal's other end is closed
            break
        if not said:
            break
        first = first or time.perf_counter() - start
    code = process.wait()
    seconds = time.perf_counter() - start
    os.close(ours)
    if code:
        raise SystemExit(f"{command[-1]} ended with {code} on a terminal")
    # What is said at the very end is the count of cases, no sign that work goes on.
    return seconds, first if first is not None and first < 0.5 * seconds else None


def _bulk(root: Path) -> tuple[float, float]:
    words: Sequence[str] = [sys.executable, "-m", "tests.benchmarks.bulk_opening", str(root), str(OPENED)]
    run = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    opening, creating = map(float, run.stdout.split())
    return opening, creating
