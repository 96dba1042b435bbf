"""How long an article takes from the command to its proposals, whole process, model and all."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.figures import Figure, demand

TITLE = "Intake in time"
ORDER = 60
_RUNS = 5
_ROOT = Path(__file__).resolve().parents[3]


def measure(shared: Path) -> Iterator[Figure]:
    """The best of some runs of `factcheck intake FILE --json` on the real article, each at a new desk."""
    articles = sorted(demand(shared, "articles").glob("*.txt"))
    for path in articles:
        times = [_time_one(path) for _ in range(_RUNS)]
        split = f"articles/{path.name}, {len(path.read_text(encoding='utf-8').split()):,} words, whole process"
        yield Figure("proposals on the screen, best run", min(times), split, most=1.5, unit=" s")
        yield Figure("proposals on the screen, worst run", max(times), split, unit=" s")


def _time_one(path: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        _factcheck(folder, "desk", "init")
        started = time.perf_counter()
        _factcheck(folder, "intake", str(path), "--json")
        return time.perf_counter() - started


def _factcheck(folder: str, *words: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "FACTCHECK_BY": "Ana Ruiz", "HOME": folder}
    subprocess.run([sys.executable, "-m", "factcheck", *words], cwd=folder, env=env, check=True, capture_output=True)
