"""What the tests of the store share: a desk in an empty folder, changes to make, and a system that fails on demand."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.event import Draft, Who
from factcheck.store import CaseFile, DeskStore
from factcheck.store.operations import RealOps

ANNA = Who("Anna Sowa", "anna@desk.example")
AT = "2026-10-02T10:00:00Z"


class World:
    """A desk to test with: its store, and the few things that tests do to it over and over."""

    by = ANNA
    at = AT

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = DeskStore(root)
        self.opening = opening
        self.noting = noting

    def opened(
        self, claim: str = "The lake froze in July", *, at: str = AT, identifier: str | None = None,
        store: DeskStore | None = None, article: str = "", **body: Any,
    ) -> CaseFile:  # fmt: skip
        """Open a case."""
        return (store or self.store).create_case(opening(claim, article, **body), by=ANNA, at=at, identifier=identifier)

    def noted(self, identifier: str, text: str, *, store: DeskStore | None = None, **asked: Any) -> CaseFile:
        """Write a note into a case."""
        return (store or self.store).change_case(identifier, noting(text), by=ANNA, at=AT, **asked)

    def did(self, identifier: str, kind: str, fields: dict[str, Any], body: dict[str, Any], at: str = AT) -> CaseFile:
        """Let any one thing happen to a case."""
        return self.store.change_case(identifier, lambda change: add(change, Draft(kind, fields, body)), by=ANNA, at=at)

    def temporaries(self) -> list[str]:
        """The names of temporary files anywhere in the desk."""
        return sorted(path.name for path in self.root.rglob("*.tmp"))


def add(change: Change[Any], draft: Draft) -> None:
    """An edit that adds one event and forgets it."""
    change.add(draft)


def opening(claim: str, article: str = "", **body: Any) -> Callable[[Change[Case]], None]:
    """An edit that opens a case."""

    def edit(change: Change[Case]) -> None:
        fields = {"case": change.state.id, **({"article": article} if article else {})}
        change.add(Draft("case-opened", fields, {"claim": claim, **body}))

    return edit


def noting(text: str) -> Callable[[Change[Case]], None]:
    """An edit that writes a note."""
    return lambda change: add(change, Draft("note-added", {}, {"text": text}))


class FailingOps(RealOps):
    """The calls of a save, of which number `at` (from 1) raises `error`. `calls` are the names of those made so far."""

    def __init__(self, at: int = 0, error: BaseException | None = None) -> None:
        self.at = at
        self.error = error
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_") or name in ("at", "error", "calls"):
            return value

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) == self.at and self.error is not None:
                raise self.error
            return value(*arguments)

        return call


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An empty desk."""
    return World(tmp_path)


@pytest.fixture
def failing() -> type[FailingOps]:
    """The system that fails on demand."""
    return FailingOps


@pytest.fixture
def article_of() -> Callable[[str, str], Callable[[Change[Article]], None]]:
    """An edit that takes in an article of this title and text."""

    def make(title: str, text: str) -> Callable[[Change[Article]], None]:
        def edit(change: Change[Article]) -> None:
            fields = {"article": change.state.id, "text_sha256": sha256(text.encode())}
            change.add(Draft("article-added", fields, {"title": title, "text": text}))

        return edit

    return make


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="factcheck-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
