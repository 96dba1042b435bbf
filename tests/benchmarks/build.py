"""Builds the desks that are measured: `python -m tests.benchmarks.build 1000`; made once, then kept in a cache folder.

The files are those that the store would write, made by the same functions, only without a lock and a sync for each. A
built desk is used again as long as the same cases would be built.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from factcheck.desk.setup import init_desk
from factcheck.model.canonical import sha256
from factcheck.model.change import Change
from factcheck.model.event import record_of
from factcheck.model.fold import State
from factcheck.store import captures, layout
from factcheck.store.file_names import file_name, month_of
from factcheck.store.ledger import FOLDER as LEDGER
from factcheck.store.ledger import Ledger, place_of
from factcheck.store.ledger_lines import Heads
from factcheck.store.operations import FILE_MODE, FOLDER_MODE, RealOps
from factcheck.store.subjects import ARTICLES, CASES, Subject
from tests.benchmarks.lives import CASES_OF_AN_ARTICLE, PUBLISHED_COPIES, live_article, live_case, published_copy

SIZES = (1_000, 10_000, 100_000)
MANIFEST = "built.json"
AT = "2026-11-01T00:00:00Z"  # when the ledger was written
_AT_ONCE = 500
_TRIED = 12
Told = Callable[[str], None]
T = TypeVar("T")


def cache_folder() -> Path:
    """Where built desks are kept: what FACTCHECK_BENCH_CACHE names, else a folder among the temporary files."""
    named = os.environ.get("FACTCHECK_BENCH_CACHE")
    return Path(named) if named else Path(tempfile.gettempdir()) / "factcheck-benchmarks"


def built_desk(size: int, cache: Path, tell: Told = print) -> Path:
    """The folder of a desk of so many cases, from the cache or built into it now."""
    place = cache / str(size)
    known = {"size": size, "cases": fingerprint(), "ledger": AT}
    if not _is(place, known):
        tell(f"Building a desk of {size:,} cases")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(FOLDER_MODE, parents=True)
        build_desk(place / "cases", size)
        (place / MANIFEST).write_text(json.dumps(known), encoding="utf-8")
    return place / "cases"


def build_desk(root: Path, size: int) -> None:
    """Make a desk of so many cases in a folder that is not there yet, with all processors."""
    init_desk(root, name="A desk to measure", scale="default")
    for number in range(PUBLISHED_COPIES):
        data = published_copy(number)
        _write(root / captures.FOLDER / sha256(data)[:2] / f"{sha256(data)}.md", data)
    articles, ledger = -(-size // CASES_OF_AN_ARTICLE), Ledger(str(root), RealOps())
    with ProcessPoolExecutor() as pool:
        for write, count in ((_write_articles, articles), (_write_cases, size)):
            for heads in pool.map(partial(write, root), _spans(count)):
                ledger.append(heads, AT)


def file_of(subject: Subject[State], change: Change[State]) -> tuple[str, bytes]:
    """Path in the desk and bytes of the file that holds what a change made."""
    state = change.state
    events = [record_of(event) for event in sorted(change.events, key=lambda event: event.order)]
    name = file_name(state.id, subject.title_of(state))
    folder = f"{subject.folder}/{month_of(state.opened.at)}".lstrip("/")
    return f"{folder}/{name}", layout.lay_out(subject.name, subject.record_of(state), events)


def ledger_of(root: Path) -> dict[Path, bytes]:
    """The files of a desk's ledger with their bytes."""
    return {path: path.read_bytes() for path in sorted((root / LEDGER).glob("*"))}


@contextmanager
def unchanged_ledger(root: Path) -> Iterator[None]:
    """Give the ledger of a desk back as it was, for whoever takes back what is saved inside."""
    before = ledger_of(root)
    try:
        yield
    finally:
        for path, data in ledger_of(root).items():
            if path not in before:
                path.unlink()
            elif data != before[path]:
                path.write_bytes(before[path])


def fingerprint() -> str:
    """What tells whether cases that were built before are those that would be built now."""
    files = [*(file_of(CASES, live_case(number)) for number in range(_TRIED)), file_of(ARTICLES, live_article(0))]
    return sha256(repr(files).encode())


def desk_files(root: Path) -> Iterator[Path]:
    """The files of all cases, in the order of months and ids."""
    for month in sorted(root.glob("????-??")):
        yield from sorted(month.glob("*.json"))


def _is(place: Path, known: dict[str, object]) -> bool:
    try:
        return bool(json.loads((place / MANIFEST).read_text(encoding="utf-8")) == known)
    except (OSError, ValueError):
        return False


def _spans(count: int) -> list[range]:
    return [range(start, min(start + _AT_ONCE, count)) for start in range(0, count, _AT_ONCE)]


def _write_cases(root: Path, numbers: range) -> Heads:
    return _write_all(root, CASES, live_case, numbers)


def _write_articles(root: Path, numbers: range) -> Heads:
    return _write_all(root, ARTICLES, live_article, numbers)


def _write_all(root: Path, subject: Subject[State], live: Callable[[int], Change[State]], numbers: range) -> Heads:
    """Write the files; their heads, as the ledger names them."""
    heads = {}
    gc.disable()
    for number in numbers:
        change = live(number)
        path, data = file_of(subject, change)
        _write(root / path, data)
        heads[place_of(path.rpartition("/")[0], change.state.id)] = change.state.heads
    gc.enable()
    return heads


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def main() -> None:
    """Build the desk of the size that is named."""
    parser = argparse.ArgumentParser(description="Build a desk to measure.")
    parser.add_argument("size", type=int, help="how many cases")
    print(built_desk(parser.parse_args().size, cache_folder()))


if __name__ == "__main__":
    main()
