"""Every kind of save, as a deed to be disturbed: what it needs, what it does, and what it may leave behind.

A deed answers with the names of what it saved: ids of events and hashes of copies. Its claim carries a word of its own, so
that it can be done again, as somebody would whose first try failed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factcheck.store import DeskStore
from factcheck.store.operations import OSOps
from tests.faults.desks import ANA, AT, article_opening, declining, note, open_case, opening

CASE, OTHER, ARTICLE = "k7h2m3pq", "m4rg1ng0", "art0c1e5"
ELSEWHERE = "2027-01-02T10:00:00Z"
MANY = 3
FIRST, AGAIN = "done the first time", "done again"
BESIDE = "-beside"  # what the folder of the other copy ends in

Act = Callable[[DeskStore, str], list[str]]


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of save. `new` is how many names it answers with where all goes well; `whole` whether it is one file."""

    name: str
    act: Act
    new: int = 1
    whole: bool = True


def _change(store: DeskStore, word: str) -> list[str]:
    return [note(store, CASE, word).id]


def _create(store: DeskStore, word: str) -> list[str]:
    return [open_case(store, word).events[0].id]


def _create_elsewhere(store: DeskStore, word: str) -> list[str]:
    return [open_case(store, word, at=ELSEWHERE).events[0].id]


def _create_many(store: DeskStore, word: str) -> list[str]:
    edits = [opening(f"{word} {number}") for number in range(MANY)]
    return [file.events[0].id for file in store.create_cases(edits, by=ANA, at=ELSEWHERE)]


def _add_article(store: DeskStore, word: str) -> list[str]:
    return [store.create_article(article_opening(word), by=ANA, at=AT).events[0].id]


def _change_article(store: DeskStore, word: str) -> list[str]:
    return [store.change_article(ARTICLE, declining(word), by=ANA, at=AT).events[-1].id]


def _keep(store: DeskStore, _word: str) -> list[str]:
    return [store.keep_bytes(b"what is kept now" * 999, "html")]


def _merge(store: DeskStore, word: str) -> list[str]:
    """Merge the copy beside the desk. What was done again is done there first."""
    if word != FIRST:
        note(DeskStore(beside(store.root), index=False), CASE, word)
    report = store.merge(DeskStore(beside(store.root), ops=store.ops, index=False))
    if report.problems:
        raise ProblemsTold(report.problems)
    return []


class ProblemsTold(Exception):  # noqa: N818 - not an error: a merge that left something out and says so
    """What a merge left out."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


DEEDS = (
    Deed("change a case", _change),
    Deed("open a case", _create),
    Deed("open a case in a new month", _create_elsewhere),
    Deed("open three cases", _create_many, MANY, whole=False),
    Deed("take an article in", _add_article),
    Deed("change an article", _change_article),
    Deed("keep a copy", _keep),
    Deed("merge two desks", _merge, 0, whole=False),
)


def beside(root: Path) -> Path:
    """Where the other copy of a desk lies."""
    return root.with_name(root.name + BESIDE)


def make_scene(root: Path) -> None:
    """A desk with a case, an article, a copy and an index, and a copy of it in which others went on working."""
    store = DeskStore(root)
    root.mkdir(parents=True)
    open_case(store, "The lake froze in July", identifier=CASE)
    store.create_article(article_opening("The lake froze. Nobody saw it."), by=ANA, at=AT, identifier=ARTICLE)
    store.keep_bytes(b"what was kept before", "txt")
    store.reindex()
    store.index.close()
    shutil.copytree(root, beside(root), ignore=shutil.ignore_patterns(".index", ".locks"))
    other = DeskStore(beside(root), index=False)
    note(other, CASE, "from the other copy")
    open_case(other, "Opened in the other copy", identifier=OTHER)
    other.change_article(ARTICLE, declining("Nobody saw it."), by=ANA, at=AT)
    other.keep_bytes(b"kept in the other copy", "txt")
    note(store, CASE, "from this copy")
    store.index.close()


def copy_scene(root: Path, to: Path) -> None:
    """The same desk and its copy in another place, for one disturbance."""
    shutil.copytree(root, to)
    shutil.copytree(beside(root), beside(to))


def drop_scene(root: Path) -> None:
    """Take a desk and its copy away."""
    shutil.rmtree(root)
    shutil.rmtree(beside(root))


def store_with(root: Path, ops: OSOps) -> DeskStore:
    """The store of a desk whose calls to the system go through `ops`."""
    return DeskStore(root, ops=ops)
