"""What the site costs: all pages of a desk with 10,000 published checks, the same again, and after one check changed.

`python -m tests.benchmarks.site [SIZE]`. The desk is made here: every case is published with what readers see kept by its
hash, and each cites one source with a captured copy. Each build runs as a process of its own, so memory is that of its
largest process; the sum over all of them is told beside it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

from factcheck.desk.place import open_desk
from factcheck.desk.setup import init_desk
from factcheck.desk.summaries import imprint, scales_of
from factcheck.model import stages
from factcheck.model.canonical import sha256
from factcheck.model.event import Draft
from factcheck.publish.kept import kept_bytes
from factcheck.publish.summary import summarize_cases
from tests.benchmarks.build import _spans, _write, _write_articles, cache_folder, file_of
from tests.benchmarks.invented import invent_sentence
from tests.benchmarks.lives import CASES_OF_AN_ARTICLE, STANDING, live_case

SIZE = 10_000
MOST_SECONDS, MOST_BYTES, MOST_AFTER_ONE = 60, 500_000_000, 2
_BUILD = (
    "import resource, sys, time\n"
    "from pathlib import Path\n"
    "from factcheck.desk.place import open_desk\n"
    "from factcheck.desk.site import build_site\n"
    "if __name__ == '__main__':\n"
    "    start = time.perf_counter()\n"
    "    desk = open_desk(Path(sys.argv[1]), at='2027-01-01')\n"
    "    built = build_site(desk, Path(sys.argv[2]), base_url='https://desk.example/checks')\n"
    "    seconds = time.perf_counter() - start\n"
    "    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
    "    cpu = sum(one.ru_utime + one.ru_stime for one in (own, others))\n"
    "    print(seconds, cpu, own.ru_maxrss, others.ru_maxrss, built.files, built.written, built.read)\n"
)


def published_desk(size: int, cache: Path, tell: Callable[[str], None] = print) -> Path:
    """A desk of so many published checks, from the cache or built into it now."""
    place = cache / f"site-{size}"
    mark = place / "built"
    if not mark.is_file():
        tell(f"Building a desk of {size:,} published checks")
        shutil.rmtree(place, ignore_errors=True)
        init_desk(place / "cases", name="A desk to measure", scale="default")
        with ProcessPoolExecutor() as pool:
            list(pool.map(partial(_write_articles, place / "cases"), _spans(-(-size // CASES_OF_AN_ARTICLE))))
            list(pool.map(partial(_write_published, place / "cases"), _spans(size)))
        mark.touch()
    return place / "cases"


def _write_published(root: Path, numbers: range) -> None:
    """Cases as they come about elsewhere, only that each of them ends as published, with a copy of its first source."""
    STANDING.clear()
    STANDING[stages.APPROVED] = 1
    gc.disable()
    desk = open_desk(root, at="2026-12-01")
    by, scales = imprint(desk), list(scales_of(desk, []))
    for number in numbers:
        change, chance = live_case(number), Random(f"copy {number}")
        text = " ".join(invent_sentence(chance, 3) for _ in range(8)).encode()
        _keep(root, text, "txt")
        copy = {"sha256": sha256(text), "extension": "txt", "media_type": "text/plain", "size": len(text),
                "taken_at": change.at, "final_url": "", "text_sha256": sha256(text)}  # fmt: skip
        change.added = []
        change.add(Draft("copy-captured", {"evidence": change.state.evidence[0].id}, copy))
        fields = {"kept": {"preview": "0" * 64}, "stage": stages.PUBLISHED, "published_on": change.at[:10]}
        after = change.preview(Draft("published", fields, {}))
        kept = kept_bytes(summarize_cases([after], by, scales))
        digests = {name: _keep(root, data, {"markdown": "md"}.get(name, name)) for name, data in kept.items()}
        change.add(Draft("published", {**fields, "kept": digests}, {}))
        path, data = file_of_case(change)
        _write(root / path, data)


def file_of_case(change: object) -> tuple[str, bytes]:
    """Path and bytes of the file of a case."""
    from factcheck.store.subjects import CASES

    return file_of(CASES, change)  # type: ignore[arg-type]


def _keep(root: Path, data: bytes, ending: str) -> str:
    digest = sha256(data)
    _write(root / "captures" / digest[:2] / f"{digest}.{ending}", data)
    return digest


def build_once(root: Path, folder: Path) -> dict[str, float]:
    """Build the site in a process of its own: what it took and did."""
    script = folder.parent / "build_site.py"
    script.write_text(_BUILD, encoding="utf-8")
    words = [sys.executable, str(script), str(root), str(folder)]
    ran = subprocess.run(
        words, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )
    names = ("seconds", "cpu", "own", "others", "files", "written", "read")
    told = dict(zip(names, map(float, ran.stdout.split()), strict=True))
    unit = 1 if sys.platform == "darwin" else 1024
    return {**told, "memory": (told["own"] + told["others"] * (os.cpu_count() or 1)) * unit}


def change_one(root: Path) -> None:
    """Correct one check in the middle, as a person does."""
    from factcheck.desk.publishing import correct_case

    desk = open_desk(root, by="Cleo Lind <cleo@desk.example>")
    ids = desk.store.case_ids()
    correct_case(
        desk, ids[len(ids) // 2], was="A figure.", now="Another figure.", because=f"Counted again {time.time_ns()}."
    )


def line(what: str, told: dict[str, float], most: float) -> str:
    """One line of the table."""
    sign = "within" if told["seconds"] <= most else "OVER"
    return (
        f"{what:<22} {told['seconds']:6.1f} s ({told['cpu']:.1f} s of processors, {sign} {most} s)  "
        f"{told['memory'] / 1e6:5.0f} MB  {told['written']:7,.0f} of {told['files']:,.0f} files written, "
        f"{told['read']:,.0f} cases read"
    )


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure what the site costs.")
    parser.add_argument("size", type=int, nargs="?", default=SIZE, help="how many published checks")
    size = parser.parse_args().size
    cache = cache_folder()
    root = published_desk(size, cache)
    folder = cache / f"site-of-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    for memory in (root / ".index").glob("site-*.json"):
        memory.unlink()
    print(f"The site of {size:,} published checks, {os.cpu_count()} processors")
    first = build_once(root, folder)
    print(line("everything", first, MOST_SECONDS))
    print(line("the same again", build_once(root, folder), MOST_AFTER_ONE))
    change_one(root)
    print(line("after one correction", build_once(root, folder), MOST_AFTER_ONE))
    if first["memory"] > MOST_BYTES:
        print(f"More memory than {MOST_BYTES // 10**6} MB was used.")
    print(json.dumps({"largest process (MB)": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)}))


if __name__ == "__main__":
    main()
