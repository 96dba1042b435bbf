"""The doctor: reads everything, changes nothing, and names what is not as it was written.

What may mean lost work comes first: the files of cases and articles, event by event and against the ledger, then the
captured copies, then the index against the files, then what only names, links and rights tell.
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
from factcheck.store.doctor_anchors import AnchorCheck
from factcheck.store.doctor_folders import examine_folders
from factcheck.store.doctor_index import Seals, examine_index
from factcheck.store.doctor_keys import examine_keys
from factcheck.store.doctor_ledger import LedgerCheck
from factcheck.store.doctor_reading import GOOD_COPY, FileReport, read_files
from factcheck.store.signatures import keys_at
from factcheck.store.stored_files import StoredFiles

Progress = Callable[[int, int], None]


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
    seals: Seals = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)  # the places of files that are damaged

    def examine(self) -> Iterator[Finding]:
        """Everything that is found, as it is found."""
        ledger, anchors = LedgerCheck(self.root, self.captures.ops), AnchorCheck(self.root, self.captures.ops)
        anchors.begin()
        ledger.begin(anchors.seals)
        keys_at.cache_clear()
        paths = [[*self.cases.paths()], [*self.articles.paths()], [*self.captures.paths()]]
        self.total = sum(map(len, paths))
        yield from self._examine_files(self.cases, paths[0], ledger, anchors)
        yield from self._examine_files(self.articles, paths[1], ledger, anchors)
        yield from ledger.end()
        yield from anchors.end(ledger.read, self.unread)
        yield from examine_keys(self.root, self.captures.ops, ledger.read)
        yield from self._examine_copies(paths[2])
        yield from self._examine_imports()
        yield from self._examine_names()
        yield from examine_index(self.index_path, self.root, self.seals)
        yield from examine_folders(self.root)

    def examine_anchor(self, path: Path) -> Iterator[Finding]:
        """What was there when the desk was anchored and is not now, by this anchor alone, and which files are damaged."""
        ledger = LedgerCheck(self.root, self.captures.ops)
        anchors = AnchorCheck(self.root, self.captures.ops, path)
        anchors.begin()
        ledger.begin(anchors.seals)
        for files in (self.cases, self.articles):
            for found in self._examine_files(files, [*files.paths()], ledger, anchors):
                if found.check in ("anchors", "files"):
                    yield found
        yield from anchors.end(ledger.read, self.unread)

    def _step(self) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total)

    def _examine_files(
        self, files: StoredFiles[Any], paths: list[Path], ledger: LedgerCheck, anchors: AnchorCheck
    ) -> Iterator[Finding]:
        sort = files.subject.name
        for report in read_files(sort, self.root, paths, files.ops):
            if report is not None:
                yield from report.findings
                self._remember(sort, report)
                if report.id:
                    yield from ledger.compare(report.path, report.id, report.events, report.heads)
                    yield from anchors.compare(report.path, report.id, report.events, ledger.read)
                else:
                    self.unread.add(f"{report.path.parent.relative_to(self.root).as_posix()}/{report.path.name[:8]}")
            self._step()

    def _remember(self, sort: str, report: FileReport) -> None:
        if report.id:
            self.ids.add((sort, report.id))
        for digest in report.copies:
            self.wanted.setdefault(digest, report.path)
        if report.article:
            self.named.append(("article", report.article, report.path))
        self.named += [("case", case, report.path) for case in report.cases]
        if report.stamp is not None:
            place = report.path.relative_to(self.root)
            self.seals[place.parent.as_posix(), place.name] = (report.stamp, report.seal)

    def _examine_copies(self, paths: list[Path]) -> Iterator[Finding]:
        kept = set()
        for path in paths:
            kept.add(path.stem)
            try:
                self.captures.check(path)
            except DamagedFileError as error:
                yield Finding("copies", "damage", error.path, "", error.message, GOOD_COPY)
            self._step()
        for digest, path in self.wanted.items():
            if digest not in kept:
                meaning = f"The captured copy {digest[:16]}… that it names is not in the desk."
                remedy = "Take the copy from git or a backup, or capture the page again."
                yield Finding("copies", "damage", str(path), "", meaning, remedy)

    def _examine_imports(self) -> Iterator[Finding]:
        """The imported files of the library against their hashes."""
        from factcheck.store.library_files import LibraryFiles
        from factcheck.store.library_merging import check_import

        files = LibraryFiles(self.root, self.captures.ops)
        for digest in files.digests():
            try:
                files.read_note(digest)
                check_import(files, digest)
            except DamagedFileError as error:
                remedy = f"{GOOD_COPY} Or import it again, then: factcheck reindex"
                yield Finding("imports", "damage", error.path, "", error.message, remedy)

    def _examine_names(self) -> Iterator[Finding]:
        for sort, identifier, path in self.named:
            if (sort, identifier) not in self.ids:
                meaning = f"It names {sort} {identifier}, which is not in the desk or can't be read."
                yield Finding("names", "warning", str(path), "", meaning, "Take that file from git or a backup.")
