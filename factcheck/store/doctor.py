"""The doctor: reads everything, changes nothing, and names what is not as it was written.

What may mean lost work comes first: the files of cases and articles, event by event, then the captured copies, then the
index against the files, then what only names, links and rights tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factcheck.errors import DamagedFileError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, field
from factcheck.model.listing import Finding
from factcheck.store.captures import Captures
from factcheck.store.case_files import StoredFile
from factcheck.store.doctor_events import examine_events
from factcheck.store.doctor_folders import examine_folders
from factcheck.store.doctor_index import examine_index
from factcheck.store.stored_files import StoredFiles

Progress = Callable[[int, int], None]
_GOOD_COPY = (
    "Take a good copy of this file from git or a backup, and keep the damaged one aside until you have compared them."
)


@dataclass
class Doctor:
    """One examination of the desk at `root`."""

    root: Path
    cases: StoredFiles[Case]
    articles: StoredFiles[Article]
    captures: Captures
    index_path: str
    progress: Progress | None = None
    done: int = 0
    total: int = 0
    wanted: dict[str, Path] = field(default_factory=dict)  # the copies that cases and articles rest on, by their hash
    named: list[tuple[str, str, Path]] = field(default_factory=list)  # the cases and articles that cases name
    ids: set[tuple[str, str]] = field(default_factory=set)

    def examine(self) -> Iterator[Finding]:
        """Everything that is found, as it is found."""
        paths = [[*self.cases.paths()], [*self.articles.paths()], [*self.captures.paths()]]
        self.total = sum(map(len, paths))
        yield from self._examine_files(self.cases, paths[0])
        yield from self._examine_files(self.articles, paths[1])
        yield from self._examine_copies(paths[2])
        yield from self._examine_names()
        yield from examine_index(self.index_path, self.root)
        yield from examine_folders(self.root)

    def _step(self) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total)

    def _examine_files(self, files: StoredFiles[Any], paths: list[Path]) -> Iterator[Finding]:
        for path in paths:
            try:
                file = files.read(path)
            except DamagedFileError as error:
                yield Finding("files", "damage", error.path, error.event, error.message, _GOOD_COPY)
            except FileNotFoundError:
                pass  # taken away since the folder was read
            else:
                self._remember(files.subject.name, file)
                yield from examine_events(file)
            self._step()

    def _remember(self, sort: str, file: StoredFile[Any]) -> None:
        self.ids.add((sort, file.state.id))
        for digest in _copies_of(file.state):
            self.wanted.setdefault(digest, file.path)
        if isinstance(file.state, Case):
            if file.state.article:
                self.named.append(("article", file.state.article, file.path))
            self.named += [("case", link.case, file.path) for link in file.state.links]

    def _examine_copies(self, paths: list[Path]) -> Iterator[Finding]:
        kept = set()
        for path in paths:
            kept.add(path.stem)
            try:
                self.captures.check(path)
            except DamagedFileError as error:
                yield Finding("copies", "damage", error.path, "", error.message, _GOOD_COPY)
            self._step()
        for digest, path in self.wanted.items():
            if digest not in kept:
                meaning = f"The captured copy {digest[:16]}… that it names is not in the desk."
                remedy = "Take the copy from git or a backup, or capture the page again."
                yield Finding("copies", "damage", str(path), "", meaning, remedy)

    def _examine_names(self) -> Iterator[Finding]:
        for sort, identifier, path in self.named:
            if (sort, identifier) not in self.ids:
                meaning = f"It names {sort} {identifier}, which is not in the desk or can't be read."
                yield Finding("names", "warning", str(path), "", meaning, "Take that file from git or a backup.")


def _copies_of(state: Case | Article) -> list[str]:
    if isinstance(state, Article):
        return [version.raw_sha256 for version in state.versions if version.raw_sha256]
    copies = [copy.sha256 for piece in state.evidence for copy in piece.copies]
    return [*copies, *(digest for publication in state.publications for digest in publication.kept.values())]
