"""Measures everything and prints the table: `make bench`, or `make bench SIZE=1000` for a quick look.

A run over all sizes writes RESULTS.md, results.json and the picture beside this file; a quick one writes nothing.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.build import SIZES, built_desk, cache_folder
from tests.benchmarks.full_screen import measure_full_screen
from tests.benchmarks.library import CHECKS, measure_library
from tests.benchmarks.lives import case_id
from tests.benchmarks.measuring import Stopwatch, measure
from tests.benchmarks.operations import everyday, rival_programs, unchanged
from tests.benchmarks.plot import draw
from tests.benchmarks.report import (
    Row,
    everyday_rows,
    full_screen_rows,
    library_row,
    page,
    results_of,
    table,
    whole_desk_rows,
)
from tests.benchmarks.rivals import ROOT, prepare_rivals
from tests.benchmarks.whole_desk import measure_whole_desk

HERE = Path(__file__).resolve().parent
MOST_ROUNDS = 21
WITH_LIBRARY = 100_000  # cases, from which on the library of others is measured beside them
_BEGAN = time.monotonic()


def measure_size(size: int, cache: Path) -> list[Row]:
    """Everything at a desk of so many cases."""
    root = built_desk(size, cache, tell)
    tell(f"{size:,} cases")
    rivals = prepare_rivals(root, cache, case_id(size // 3), tell)
    with Stopwatch(cache / "empty", {"PYTHONPATH": str(ROOT)}) as stopwatch:
        ours = everyday(root, size)
        with unchanged(root, size, MOST_ROUNDS):
            figures, reasons = measure(stopwatch, [*ours, *rival_programs(rivals)], ours[0], tell)
        whole = measure_whole_desk(stopwatch, root, tell)
    screen = measure_full_screen(root, tell)
    reasons |= {f"{rival.name}/list": rival.reason for rival in rivals if rival.reason}
    rows = [*everyday_rows(figures, reasons, size), *full_screen_rows(screen, size)]
    if size >= WITH_LIBRARY:
        rows.append(library_row(measure_library(cache, tell), CHECKS))
    return rows + whole_desk_rows(whole, size)


def machine() -> dict[str, str]:
    """What it was measured on and with, as far as it matters, and nothing that names the machine."""
    return {
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
        "processors": f"{os.cpu_count()} x {_processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
    }


def tell(text: str) -> None:
    """Say on stderr how far it is, and after how long."""
    print(f"[{time.monotonic() - _BEGAN:5.0f} s] {text}", file=sys.stderr, flush=True)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def main(words: Sequence[str] | None = None) -> None:
    """Measure the sizes that are named, or all of them."""
    parser = argparse.ArgumentParser(description="Measure what factcheck costs.")
    parser.add_argument("sizes", type=int, nargs="*", help="how many cases; else 1,000, 10,000 and 100,000")
    sizes = tuple(parser.parse_args(words).sizes) or SIZES
    compileall.compile_dir(ROOT / "factcheck", quiet=1)  # as pip does it for whoever installs the program
    rows: dict[int, list[Row]] = {}
    for size in sizes:
        rows[size] = measure_size(size, cache_folder())
        print(f"\n{size:,} cases\n\n{table(rows[size])}", flush=True)
    if sizes == SIZES:
        tell("Written down")
        results = results_of(rows, machine(), datetime.now(UTC))
        (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        (HERE / "RESULTS.md").write_text(page(results, rows), encoding="utf-8")
        (HERE / "cost.svg").write_text(draw(results), encoding="utf-8")


if __name__ == "__main__":
    main()
