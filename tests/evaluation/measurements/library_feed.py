"""A synthetic feed of 500,000 checks with every listed mistake: how long it takes to import, in how much memory, and how
long a query among them takes. FACTCHECK_FEED=20000 makes it a smaller feed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from factcheck.config import read_desk_settings
from factcheck.desk.library import library_of
from factcheck.desk.matching import nearest
from factcheck.desk.place import Desk
from tests.evaluation.figures import Figure
from tests.intake.feeds.feed_maker import FeedMaker, write_feed

TITLE = "A large library"
ORDER = 70
LONG = "up to five minutes"  # run only when it is named
_ROOT = Path(__file__).resolve().parents[3]
_QUERIES = 100
_COMMON = (
    "The mayor closed bridges near Varland", "The ministry doubled hospital beds near Brackwater, report",
    "A video in the report: the treasurer hid ballots near Lake Amber", "near report",
    "the mayor, the ministry, the treasurer",
    "A viral post burned school places in Kestrel Bay", "An open letter promised pensions near Sallow Hill",
    "The opposition measured wells in Heronsgate and borders near Ostvale",
)  # fmt: skip


class Ran(NamedTuple):
    """How a command ended: its last line as JSON, its wall time in seconds and its largest memory in MB."""

    told: dict[str, Any]
    seconds: float
    megabytes: float


def measure(_shared: Path) -> Iterator[Figure]:
    """Import twice through the command, then ask in the words of claims, in some of their words and in common ones."""
    count = int(os.environ.get("FACTCHECK_FEED", "500000"))
    split = f"synthetic feed of {count:,}"
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.json.gz"
        made = write_feed(feed, count)
        _factcheck(folder, "desk", "init")
        first = _factcheck(folder, "library", "import", str(feed), "--json")
        again = _factcheck(folder, "library", "import", str(feed), "--json")
        yield Figure("import, wall time", first.seconds, split, most=300, unit=" s")
        yield Figure("import, largest memory", max(first.megabytes, again.megabytes), split, most=500, unit=" MB")
        wrong = sum(abs(first.told["remarks"].get(what, 0) - number) for what, number in made.made.items())
        yield Figure(f"mistakes of {len(made.made)} kinds", sum(made.made.values()), split)
        yield Figure("mistakes counted wrongly", wrong, split, most=0)
        yield Figure("checks lost", abs(first.told["new"] - made.checks), split, most=0)
        yield Figure("import again, new checks", again.told["new"], split, most=0)
        yield Figure("import again, wall time", again.seconds, split, unit=" s")
        yield from _ask(Path(folder) / "cases", split)


def _ask(root: Path, split: str) -> Iterator[Figure]:
    desk = Desk(root, read_desk_settings(root / "desk.toml"))
    kinds = {"own words": _claims(desk, 1), "every other word": _claims(desk, 2), "common words": list(_COMMON)}
    for name, claims in kinds.items():
        costs = []
        for claim in claims:
            started = time.process_time()
            nearest(desk, claim, quick=True)
            costs.append((time.process_time() - started) * 1000)
        told = f"{len(claims)} claims among {split}"
        yield Figure(f"query, {name}, median CPU", median(costs), told, most=50, unit=" ms")
        yield Figure(f"query, {name}, worst CPU", max(costs), told, most=50, unit=" ms")


def _claims(desk: Desk, step: int) -> list[str]:
    """Claims of the library, as they are or with some of their words left out."""
    index = library_of(desk)
    rows = random.Random(FeedMaker.__name__).sample(range(1, index.count() + 1), _QUERIES // 2)
    claims = [" ".join(entry.check.claim.split()[::step]) for entry in index.at_rows(rows)]
    index.close()
    return claims


def _factcheck(folder: str, *words: str) -> Ran:
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "FACTCHECK_BY": "Ana Ruiz", "HOME": folder}
    with tempfile.TemporaryFile() as printed:
        started = time.monotonic()
        process = subprocess.Popen([sys.executable, "-m", "factcheck", *words], cwd=folder, env=env, stdout=printed)
        _, status, used = os.wait4(process.pid, 0)
        seconds, process.returncode = time.monotonic() - started, os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"factcheck {' '.join(words)} ended with {process.returncode}")
        printed.seek(0)
        *_, last = [b"{}", *printed.read().splitlines()]
    told = json.loads(last) if last.startswith(b"{") else {}
    return Ran(told, seconds, used.ru_maxrss / 1024)
