"""The library of other organisations' checks: what a search among 500,000 of them takes of the processor.

Each claim is looked for as the intake screen and `match --quick` do it, in one process, because what is promised is a time
of the processor and not of a start. The library is imported from an invented feed once, then kept in the cache folder.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from pathlib import Path

from factcheck.config import read_desk_settings
from factcheck.desk.library import import_library, library_of
from factcheck.desk.matching import nearest
from factcheck.desk.place import Desk
from factcheck.desk.setup import init_desk
from factcheck.model.canonical import sha256
from factcheck.store.library_schema import VERSION
from tests.benchmarks.build import MANIFEST, Told
from tests.intake.feeds.feed_maker import FeedMaker, write_feed

CHECKS = int(os.environ.get("FACTCHECK_FEED", "500000"))
SAMPLED = 50  # entries whose claims are looked for as they stand, and with every other word
COMMON = (
    "The mayor closed bridges near Varland",
    "near report",
    "the mayor, the ministry, the treasurer",
    "A viral post burned school places in Kestrel Bay",
    "The opposition measured wells in Heronsgate and borders near Ostvale",
)  # of words that stand in a great part of all entries


def measure_library(cache: Path, tell: Told, checks: int = CHECKS) -> list[float]:
    """Seconds of the processor for each search in the library of so many checks, the best of three."""
    root = built_library(cache, tell, checks)
    desk = Desk(root, read_desk_settings(root / "desk.toml"))
    tell(f"  searching among {checks:,} checks of others")
    claims = [*_claims(desk, 1), *_claims(desk, 2), *COMMON]
    return [min(_cost(desk, claim) for _ in range(3)) for claim in claims]


def built_library(cache: Path, tell: Told, checks: int = CHECKS) -> Path:
    """The desk whose library holds so many checks; built again where its feed or its tables would be others now."""
    place = cache / f"library-{checks}"
    first = "\n".join(line for line, _ in zip(FeedMaker().lines(checks), range(50), strict=False))
    known = {"checks": checks, "feed": sha256(first.encode()), "tables": VERSION}
    manifest = place / MANIFEST
    if not manifest.exists() or json.loads(manifest.read_text(encoding="utf-8")) != known:
        tell(f"Importing {checks:,} checks of others")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        write_feed(place / "feed.json.gz", checks)
        init_desk(place / "cases")
        desk = Desk(place / "cases", read_desk_settings(place / "cases" / "desk.toml"), "Ana Ruiz")
        import_library(desk, place / "feed.json.gz")
        (place / "feed.json.gz").unlink()
        manifest.write_text(json.dumps(known), encoding="utf-8")
    return place / "cases"


def _claims(desk: Desk, step: int) -> list[str]:
    """Claims of the library, as they are or with some of their words left out."""
    index = library_of(desk)
    rows = random.Random(step).sample(range(1, index.count() + 1), SAMPLED)
    claims = [" ".join(entry.check.claim.split()[::step]) for entry in index.at_rows(rows)]
    index.close()
    return claims


def _cost(desk: Desk, claim: str) -> float:
    started = time.process_time()
    nearest(desk, claim, quick=True)
    return time.process_time() - started
