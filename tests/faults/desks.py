"""Desks to harm: people, the few changes that the procedures make over and over, and what a desk answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factcheck.errors import DamagedFileError
from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.event import Draft, Event, Who
from factcheck.model.listing import CaseRow, ListQuery
from factcheck.store import CaseFile, DeskStore
from factcheck.store.case_files import StoredFile

ANA = Who("Ana Ruiz", "ana@desk.example")
AT = "2026-10-02T10:00:00Z"
TODAY = "2026-10-03"


def open_case(store: DeskStore, claim: str, *, at: str = AT, identifier: str | None = None, **body: Any) -> CaseFile:
    """Open a case; its claim is how it is found again."""
    return store.create_case(opening(claim, **body), by=ANA, at=at, identifier=identifier)


def note(store: DeskStore, identifier: str, text: str) -> Event:
    """Write a note into a case, and return the event once it is saved."""
    made: list[Event] = []
    store.change_case(identifier, lambda change: made.append(change.add(noted(text))), by=ANA, at=AT)
    return made[0]


def noted(text: str) -> Draft:
    """A note."""
    return Draft("note-added", {}, {"text": text})


def opening(claim: str, **body: Any) -> Callable[[Change[Case]], object]:
    """An edit that opens a case."""
    return lambda change: change.add(Draft("case-opened", {"case": change.state.id}, {"claim": claim, **body}))


def article_opening(text: str) -> Callable[[Change[Article]], object]:
    """An edit that takes an article in."""

    def edit(change: Change[Article]) -> object:
        own = {"article": change.state.id, "text_sha256": sha256(text.encode())}
        return change.add(Draft("article-added", own, {"title": text[:40], "text": text}))

    return edit


def declining(quote: str) -> Callable[[Change[Article]], object]:
    """An edit that turns down a sentence of an article."""
    return lambda change: change.add(Draft("proposal-declined", {}, {"quote": quote, "reason": "Nobody doubts it."}))


def read_everything(root: Path) -> Iterator[StoredFile[Any] | DamagedFileError]:
    """Every case and article of a desk, verified, or what is wrong with its file; without the index."""
    store = DeskStore(root, index=False)
    yield from store.iter_cases()
    yield from store.iter_articles()
    store.index.close()


def events_of(root: Path) -> dict[str, frozenset[str]]:
    """The ids of the events in every file of a desk, by its path in it. Raises the DamagedFileError of the first bad one."""
    found: dict[str, frozenset[str]] = {}
    for file in read_everything(root):
        if isinstance(file, DamagedFileError):
            raise file
        found[file.path.relative_to(root).as_posix()] = frozenset(event.id for event in file.events)
    return found


def damage_in(root: Path) -> list[str]:
    """What is wrong with the cases and articles of a desk."""
    return [file.message for file in read_everything(root) if isinstance(file, DamagedFileError)]


def temporaries_in(root: Path) -> list[str]:
    """The paths of temporary files anywhere in a desk."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.tmp"))


def answers(store: DeskStore, words: tuple[str, ...] = ("claim",)) -> dict[str, Any]:
    """What the desk answers to the questions of every day. The same from an index and from the files."""
    rows: list[CaseRow] = list(store.list_cases(ListQuery(limit=0, sort="id")).rows)
    return {
        "rows": rows,
        "newest": [row.id for row in store.list_cases(ListQuery(limit=20)).rows],
        "open": store.list_cases(ListQuery(stages=("open", "triage"), sort="-opened", limit=5)).total,
        "words": sorted(row.id for row in store.list_cases(ListQuery(words=words, limit=0)).rows),
        "found": [(hit.row.id, hit.where) for hit in store.search(words, 10)[0]],
        "stats": store.stats(TODAY),
        "same": store.cases_with_claim(rows[0].claim) if rows else (),
        "first": store.resolve_case(rows[0].id) if rows else "",
        "ids": store.case_ids(),
    }


def differing_answers(root: Path, store: DeskStore | None = None) -> list[str]:
    """The questions that the index answers otherwise than the files."""
    asked, files = store or DeskStore(root), DeskStore(root, index=False)
    told, true = answers(asked), answers(files)
    asked.index.close()
    files.index.close()
    return [f"the index answers otherwise about “{name}”" for name in true if told[name] != true[name]]


def accusations(root: Path) -> list[str]:
    """What the ledger says against a desk that nobody tampered with: nothing is right, whatever died in between."""
    found = DeskStore(root, index=False).examine()
    return [
        f"the ledger accuses: {one.path}: {one.meaning}"
        for one in found
        if one.check == "ledger" and one.severity != "note"
    ]
