"""Procedures that are tests already, run at their full size: both ways through the command line, and every gate for text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.outcome import Outcome, Tell, say_nothing

ROOT = Path(__file__).resolve().parents[2]
_PASSED = re.compile(r"(\d+) passed")
_SHOWN = 4_000  # characters of what pytest says at its end


class AtFullSize(NamedTuple):
    """A test module at a size: its promise, what it is called, its words for pytest, and the variable that says the size."""

    promise: int
    procedure: str
    words: tuple[str, ...]
    variable: str
    size: int
    things: str


PARITY = AtFullSize(
    0, "the quick path and Typer print the same", ("tests/cli/test_quick.py", "-k", "both_ways"), "FACTCHECK_PARITY",
    2_000, "command lines",
)  # fmt: skip
TEXTS = AtFullSize(
    8,
    "random text and every vector through every view",
    ("tests/hostile/test_random_text.py",),
    "HOSTILE",
    200_000,
    "texts",
)


def run_tests(asked: AtFullSize, tell: Tell = say_nothing, size: int = 0) -> Iterator[Outcome]:
    """Run the tests at their full size, or at another one; what pytest says where one of them fails."""
    count = size or asked.size
    tell(f"{count:,} {asked.things}")
    words = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *asked.words]
    run = subprocess.run(
        words, cwd=ROOT, env={**os.environ, asked.variable: str(count)}, capture_output=True, text=True, check=False
    )
    passed = _PASSED.search(run.stdout)
    wrong = () if run.returncode == 0 and passed else (f"{run.stdout}\n{run.stderr}"[-_SHOWN:],)
    note = f"{passed[1]} tests" if passed else ""
    yield Outcome(asked.promise, asked.procedure, count, asked.things, wrong, note=note)
