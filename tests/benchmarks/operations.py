"""What is measured: the everyday commands of factcheck, each as a person would type it, and those of the other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from factcheck.store import DeskStore
from tests.benchmarks.build import unchanged_ledger
from tests.benchmarks.invented import SEARCHED
from tests.benchmarks.lives import case_id
from tests.benchmarks.measuring import Program
from tests.benchmarks.rivals import Rival

FACTCHECK = [sys.executable, "-c", "from factcheck.__main__ import main; main()"]
ROWS = 50
BY = "--by=Ana Ruiz <ana@desk.example>"
NOT_BUILT = "not measured yet"
RANKED = 5_000  # up to so many hits a search is ranked
LABELS = {
    "P": "`python -c pass`",
    "list": "`list`, 50 rows",
    "show": "`show ID`",
    "note": "`note`",
    "evidence-add": "`evidence add`, the page to be fetched later",
    "note-typer": "`note`, in a form that needs Typer",
    "search-typer": "`search`, in a form that needs Typer",
    "list-after-change": "`list` just after a change",
    "search": "`search`, up to 5,000 hits",
    "search-common": "`search`, a word of nearly every case",
    "stats": "`stats`",
    "complete": "completion of an id",
    "empty": "an empty Textual app, first paint",
    "paint": "full-screen desk, first paint",
    "jump": "full-screen desk, jump to the end of the caseload",
    "filter": "full-screen desk, slowest key of a filter",
}
_WORK = {"list": "list 50", "show": "show one", "note": "change one"}
_STEP = 97  # from one changed case to the next, so that no case is changed twice in a row


def everyday(root: Path, size: int) -> list[Program]:
    """The commands of every day at the desk in `root`, in the order of a round: what only reads comes first."""
    wanted = {"FACTCHECK_DESK": str(root), "FACTCHECK_BY": "Ana Ruiz <ana@desk.example>"}
    offline = {**wanted, "FACTCHECK_OFFLINE": "1"}  # no page can be fetched where this is measured
    rare, common = searched_words(root)

    def reads(key: str, *words: str, least_lines: int = 1) -> Program:
        return Program(key, lambda _: [*FACTCHECK, *words], wanted, least_lines)

    typed = {
        "_FACTCHECK_COMPLETE": "complete_bash",
        "COMP_CWORD": "2",
        "COMP_WORDS": f"factcheck show {case_id(1)[:3]}",
    }
    return [
        reads("list", "list", least_lines=min(size, ROWS)),
        reads("show", "show", case_id(size // 3), least_lines=20),
        reads("search", "search", rare, least_lines=min(size, ROWS) // 2),
        reads("search-common", "search", common, least_lines=min(size, ROWS) // 2),
        reads("stats", "stats", least_lines=10),
        Program("complete", lambda _: FACTCHECK, {**wanted, **typed}, 1, otherwise=NOT_BUILT),
        Program("note", lambda number: [*FACTCHECK, "note", changed(number, size), "Called again."], wanted, 1, True),
        Program("evidence-add", lambda number: [*FACTCHECK, *_evidence(number, size)], offline, 1),
        # An option with "=" is left to Typer, which shows what every other command pays for it.
        Program("note-typer", lambda number: [*FACTCHECK, "note", changed(number, size), "Again.", BY], wanted, 1),
        reads("search-typer", "search", rare, "--limit=50", least_lines=min(size, ROWS) // 2),
        reads("list-after-change", "list", least_lines=min(size, ROWS)),
    ]


def rival_programs(rivals: Sequence[Rival]) -> list[Program]:
    """The same three things with each of the other programs."""
    return [
        Program(f"{rival.name}/{work}", partial(_always, command), rival.environment, 0 if work == "note" else 1)
        for rival in rivals
        for work, command in rival.commands.items()
    ]


def label_of(key: str) -> str:
    """What an operation is called in the table."""
    name, _, work = key.partition("/")
    return f"{name}: {_WORK[work]}" if work else LABELS[key]


def changed(number: int, size: int) -> str:
    """The case that round `number` changes."""
    return case_id((number + 1) * _STEP % size)


def searched_words(root: Path) -> tuple[str, str]:
    """The word with the most hits of those with at most 5,000, and the word with the most of all."""
    store = DeskStore(root)
    hits = {word: store.search((word,), 1)[1] for word in SEARCHED}
    ranked = {word: count for word, count in hits.items() if count <= RANKED}
    return max(ranked, key=ranked.__getitem__), max(hits, key=hits.__getitem__)


@contextmanager
def unchanged(root: Path, size: int, rounds: int) -> Iterator[None]:
    """Give the cases that are changed inside back as they were."""
    ids = {changed(number, size) for number in range(rounds)}
    before = {path: path.read_bytes() for path in root.glob("????-??/*.json") if path.name[:8] in ids}
    try:
        with unchanged_ledger(root):
            yield
    finally:
        for path, data in before.items():
            kept = path.with_name(f"{path.name}.kept")
            kept.write_bytes(data)
            kept.chmod(path.stat().st_mode)
            kept.replace(path)


def _always(command: Sequence[str], _number: int) -> Sequence[str]:
    return command


def _evidence(number: int, size: int) -> list[str]:
    address = f"https://records.example/{number}/{os.getpid()}"
    return [
        "evidence",
        "add",
        changed(number, size),
        address,
        "--stance",
        "context",
        "--title",
        "Minutes of the council",
    ]
