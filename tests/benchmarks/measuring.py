"""Whole processes, timed side by side: every round starts each program once, so that a machine that slows down slows all.

What a program costs is told as a multiple of P, which is `python -c pass` in the same rounds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import TracebackType

STOPWATCH = Path(__file__).with_name("stopwatch.py")
P = [sys.executable, "-c", "pass"]
P_KEY = "P"
# Runs by the seconds that one takes: the first that fits.
_ROUNDS = ((0.7, 20), (3.0, 6), (12.0, 3), (float("inf"), 1))
_BETWEEN = 3  # one run of P after so many others

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock, seconds of the processor, the most memory in bytes, the exit code."""

    seconds: float
    processor: float
    memory: int
    code: int


@dataclass
class Figures:
    """The runs of one program."""

    runs: list[Run] = field(default_factory=list)

    @property
    def best(self) -> float:
        """The fewest seconds: the run that was disturbed least."""
        return min(run.seconds for run in self.runs)

    @property
    def middle(self) -> float:
        """The median of the seconds."""
        return median(run.seconds for run in self.runs)

    @property
    def processor(self) -> float:
        """The fewest seconds of the processor."""
        return min(run.processor for run in self.runs)

    @property
    def memory(self) -> int:
        """The median of the most memory of a run, in bytes."""
        return round(median(run.memory for run in self.runs))


@dataclass
class Program:
    """What is started: the words of round `n`, variables of its own, how many lines it must print to count as done, and
    what to say where it does not do its work ("" for what it said itself)."""

    key: str
    command: Callable[[int], Command]
    environment: Mapping[str, str] = field(default_factory=dict)
    least_lines: int = 0
    has_to_settle: bool = False  # what it changes must be noticed by a list before the next one is timed
    otherwise: str = ""


class FailedRunError(Exception):
    """A program ended otherwise than it should, so its time means nothing."""


class Stopwatch:
    """A small process that starts the others, in an empty folder and with few variables. Use it with `with`."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            **environment,
        }

    def __enter__(self) -> Stopwatch:
        self.folder.mkdir(parents=True, exist_ok=True)
        words = [sys.executable, "-I", "-S", str(STOPWATCH)]
        self._process = subprocess.Popen(
            words, cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def run(self, command: Command, more: Mapping[str, str] | None = None, output: str = os.devnull) -> Run:
        """Run a command to its end. Its output is thrown away unless a file is named."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([list(command), {**self.environment, **(more or {})}, output]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise FailedRunError(f"{command[0]} could not be started")
        return Run(**json.loads(answer))

    def try_out(self, program: Program) -> Run:
        """Run a program once before it is timed, and prove that it does its work. Raises FailedRunError."""
        output = self.folder / "output"
        words = program.command(0)
        run = self.run(words, program.environment, str(output))
        printed = output.read_text(encoding="utf-8", errors="replace")
        if run.code or sum(1 for line in printed.splitlines() if line.strip()) < program.least_lines:
            told = Path(f"{output}.err").read_text(encoding="utf-8", errors="replace") or printed
            raise FailedRunError(f"{program.key} ended with {run.code}: {told.strip()[-300:]}")
        return run


def measure(
    stopwatch: Stopwatch, programs: Iterable[Program], settle: Program, tell: Callable[[str], None]
) -> tuple[dict[str, Figures], dict[str, str]]:
    """The figures of P and of each program, and of those that failed the reason.

    `settle` is run untimed after a program that changes something.
    """
    left: list[tuple[Program, int]] = []
    reasons: dict[str, str] = {}
    for program in programs:
        try:
            left.append((program, rounds_for(stopwatch.try_out(program).seconds)))
        except FailedRunError as error:
            reasons[program.key] = program.otherwise or str(error)
    figures = {P_KEY: Figures(), **{program.key: Figures() for program, _ in left}}
    for number in range(1, 1 + max((rounds for _, rounds in left), default=0)):
        tell(f"  round {number}")
        _play(stopwatch, [program for program, rounds in left if number <= rounds], number, settle, figures)
    return figures, reasons


def rounds_for(seconds: float) -> int:
    """How often a program is run that takes so long."""
    return next(rounds for longest, rounds in _ROUNDS if seconds <= longest)


def _play(
    stopwatch: Stopwatch, programs: Sequence[Program], number: int, settle: Program, figures: dict[str, Figures]
) -> None:
    for place, program in enumerate(programs):
        if place % _BETWEEN == 0:
            figures[P_KEY].runs.append(stopwatch.run(P))
        run = stopwatch.run(program.command(number), program.environment)
        if run.code:
            raise FailedRunError(f"{program.key} ended with {run.code} in round {number}")
        figures[program.key].runs.append(run)
        if program.has_to_settle:
            for _ in range(_BETWEEN):
                figures[P_KEY].runs.append(stopwatch.run(P))
            stopwatch.run(settle.command(number), settle.environment)
