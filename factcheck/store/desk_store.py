"""The files of one desk: the one way to read and change its cases, its articles and their captured copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any

from factcheck.errors import DamagedFileError
from factcheck.model.agreement import RatedCase
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.event import Who
from factcheck.model.listing import CaseList, CaseRow, Finding, ListQuery, Repair, SearchHit
from factcheck.model.merge_report import MergeReport
from factcheck.model.stats import Stats
from factcheck.store.captures import Captures
from factcheck.store.case_files import ArticleFile, CaseFile, StoredFile
from factcheck.store.file_names import id_in_name
from factcheck.store.finding import choose, gone
from factcheck.store.index import Index
from factcheck.store.index_counts import count_cases, ids_of_article, ids_with_claim, places_of, ratings_given_apart
from factcheck.store.index_leaning import Leaning
from factcheck.store.index_list import list_page
from factcheck.store.index_writing import recording
from factcheck.store.ledger import Ledger
from factcheck.store.operations import OSOps, RealOps
from factcheck.store.remembered import remember
from factcheck.store.stored_files import Record, StoredFiles
from factcheck.store.subjects import ARTICLES, CASES
from factcheck.store.verified import is_verified

Progress = Callable[[int, int], None]


class DeskStore:
    """The store of the desk at `root`.

    `ops` are the calls to the system, `index` says whether lists may use the index, `sign` adds the signature of who made
    a change to it. An id may be given as any beginning that tells it from the others.
    """

    def __init__(
        self,
        root: Path,
        *,
        ops: OSOps | None = None,
        index: bool = True,
        sign: Callable[[Change[Any]], object] | None = None,
    ) -> None:
        self.root = root
        self.ops: OSOps = ops or RealOps()
        self.ledger = Ledger(str(root), self.ops)
        self.index = Index(str(root), in_memory=not index)
        self._cases: StoredFiles[Case] = StoredFiles(
            CASES, root, self.ops, recording=self._recording, locate=self._case_paths, is_known=self._is_known,
            ledger=self.ledger, sign=sign,
        )  # fmt: skip
        self._articles: StoredFiles[Article] = StoredFiles(ARTICLES, root, self.ops, ledger=self.ledger, sign=sign)

    @cached_property
    def captures(self) -> Captures:
        """The captured copies of the desk."""
        return Captures(self.root, self.ops)

    @cached_property
    def leaning(self) -> Leaning:
        """Which cases may lean on a source or on another case."""
        return Leaning(self.index, str(self.root))

    @property
    def files(self) -> tuple[StoredFiles[Case], StoredFiles[Article]]:
        """The files of cases and those of articles."""
        return self._cases, self._articles

    # Cases

    def create_case(
        self, edit: Callable[[Change[Case]], object], *, by: Who, at: str, identifier: str | None = None
    ) -> CaseFile:
        """Open a case: `edit` adds `case-opened` to the change, and whatever else happens with it.

        Raises what `edit` raises, DuplicateRefusedError, LockedError, NotWritableError or UncertainSaveError.
        """
        return _case(self._cases.create(self._cases.begin(edit, by, at, identifier)))

    def create_cases(
        self, edits: Sequence[Callable[[Change[Case]], object]], *, by: Who, at: str
    ) -> tuple[CaseFile, ...]:
        """Open many cases. All are checked before the first is written, and they are waited for together.

        Raises what an edit raises, NotWritableError, which says how many were saved, or UncertainSaveError.
        """
        from factcheck.store.bulk import open_all

        return tuple(_case(file) for file in open_all(self._cases, edits, by, at))

    def change_case(
        self,
        identifier: str,
        edit: Callable[[Change[Case]], object],
        *,
        by: Who,
        at: str,
        expected_heads: tuple[str, ...] | None = None,
    ) -> CaseFile:
        """Change a case: `edit` adds events to the change. Returns the file as it stands after, saved.

        `expected_heads` are those of the case that the person saw; if others were added meanwhile, nothing is written.
        Raises what `edit` raises, NotFoundError, ChangedMeanwhileError, NewerSchemaError, LockedError, NotWritableError,
        UncertainSaveError or DamagedFileError.
        """
        path = self._case_path(identifier)
        return _case(self._cases.change(path, edit, by, at, expected_heads))

    def read_case(self, identifier: str) -> CaseFile:
        """One case, verified. Raises NotFoundError, AmbiguousIdError, DamagedFileError."""
        path = self._case_path(identifier)
        try:
            return _case(self._cases.read(path))
        except FileNotFoundError as error:
            raise gone(CASES, path) from error

    def iter_cases(self) -> Iterator[CaseFile | DamagedFileError]:
        """Every case, verified, or what is wrong with its file, in the order of months and ids."""
        for file in self._cases.read_all():
            yield file if isinstance(file, DamagedFileError) else _case(file)

    def case_stamps(self) -> dict[str, tuple[int, int, int, int]]:
        """Every file of a case by its place in the desk, with the stamp by which a change of it is seen."""
        return self._cases.stamps()

    def article_stamps(self) -> dict[str, tuple[int, int, int, int]]:
        """The same of every file of an article."""
        return self._articles.stamps()

    def read_case_at(self, place: str) -> CaseFile:
        """The case whose file lies at a place that `case_stamps` named. Raises DamagedFileError, FileNotFoundError."""
        return _case(self._cases.read(self.root / place))

    def case_ids(self) -> tuple[str, ...]:
        """The ids of all cases, in order, damaged ones included."""
        return tuple(sorted({id_in_name(path.name) for path in self._cases.paths()}))

    def resolve_case(self, typed: str) -> str:
        """The whole id of the case that was meant. Raises NotFoundError, AmbiguousIdError."""
        return id_in_name(self._case_path(typed).name)

    def merge(self, other: DeskStore, progress: Progress | None = None) -> MergeReport:
        """Take in every event and captured copy of another copy of this desk. The other copy is not changed.

        A file of it that is damaged, or that can't be written here, is left out and named in the report.
        """
        from factcheck.store.merging import merge_all

        total = len(other.case_ids()) + len(other.article_ids())
        step = (lambda done: progress(done, total)) if progress else lambda _done: None
        return merge_all(self.files, other.files, (self.captures, other.captures), self.ledger, step)

    # Lists

    def list_cases(self, query: ListQuery, *, offset: int = 0) -> CaseList:
        """The cases asked for, after the first `offset`, and how many there are. Each row is that of its file as it is now.

        Raises UsageError for an order that there is not.
        """
        page = self.index.run(lambda connection: list_page(connection, str(self.root), query, offset))
        return CaseList(tuple(CaseRow(*row) for row in page.rows), page.total, self.index.notes)

    def order_cases(self, query: ListQuery) -> str:
        """The ids of all cases asked for, eight characters each, one after the other. Raises as `list_cases`."""
        from factcheck.store.index_order import ids_in_order

        return self.index.run(lambda connection: ids_in_order(connection, str(self.root), query))

    def rows_of(self, ids: Sequence[str]) -> tuple[CaseRow, ...]:
        """The rows of these cases in this order, each that of its file as it is now; a case that is gone has none."""
        from factcheck.store.index_order import rows_of_ids

        page = self.index.run(lambda connection: rows_of_ids(connection, str(self.root), ids))
        return tuple(CaseRow(*row) for row in page.rows)

    def articles_at_work(self, most: int, checked: Sequence[str]) -> list[tuple[str, int, int]]:
        """Id, claims and checked claims of the articles whose cases changed last; `checked` are the stages that count."""
        from factcheck.store.index_articles import articles_at_work

        return self.index.run(lambda connection: articles_at_work(connection, str(self.root), most, checked))

    def search(self, words: tuple[str, ...], limit: int = 50) -> tuple[list[SearchHit], int]:
        """The cases in which all words are found, the best first (the newest first among more than 5,000), and how many."""
        from factcheck.store.index_search import search_cases

        query = ListQuery(words=words, limit=limit)
        found, total = self.index.run(lambda connection: search_cases(connection, str(self.root), query))
        return [SearchHit(CaseRow(*row), where, excerpt) for row, where, excerpt in found], total

    def stats(self, today: str) -> Stats:
        """The numbers of the desk on a day (ISO), which says what is late."""
        return self.index.run(lambda connection: count_cases(connection, str(self.root), today))

    def counts_of_spans(self, days: Sequence[int]) -> list[int]:
        """How many cases got their first verdict in each span of days; those that took longer come last."""
        from factcheck.store.index_dashboard import count_spans

        return self.index.run(lambda connection: count_spans(connection, str(self.root), days))

    def counts_of_claimants(self, most: int) -> list[tuple[str, int]]:
        """The claimants of most cases, with how many."""
        from factcheck.store.index_dashboard import count_claimants

        return self.index.run(lambda connection: count_claimants(connection, str(self.root), most))

    def counts_of_articles(self, most: int) -> list[tuple[str, int]]:
        """The ids of the articles with most cases, with how many."""
        from factcheck.store.index_dashboard import count_articles

        return self.index.run(lambda connection: count_articles(connection, str(self.root), most))

    def counts_of_days(self, days: Sequence[str]) -> list[tuple[int, int]]:
        """For each day (ISO) how many cases were opened on it, and how many got their first verdict."""
        from factcheck.store.index_dashboard import count_days

        return self.index.run(lambda connection: count_days(connection, str(self.root), days))

    def ratings_given_apart(self) -> tuple[RatedCase, ...]:
        """The ratings of each verdict that somebody rated before they were shown it."""
        return self.index.run(lambda connection: ratings_given_apart(connection, str(self.root)))

    def cases_of_article(self, article: str) -> tuple[str, ...]:
        """The ids of the cases whose claims were found in an article, in the order in which they were opened."""
        return self.index.run(lambda connection: ids_of_article(connection, str(self.root), article))

    def cases_with_claim(self, claim: str) -> tuple[str, ...]:
        """The ids of the cases with the same claim but for letter case, width, punctuation and spaces."""
        return self.index.run(lambda connection: ids_with_claim(connection, str(self.root), claim))

    def remember(self, name: str, value: str) -> None:
        """Let the index keep a small text for those in a hurry; nothing happens where there is no index."""
        remember(self.index, name, value)

    def reindex(self, progress: Progress | None = None) -> int:
        """Make the index again; the number of cases in it. `progress` gets how many files are read, and how many there are.

        Raises NotWritableError where it can't be kept.
        """
        from factcheck.store.index_remaking import remake_index

        return remake_index(self.index, progress)

    def examine(self, progress: Progress | None = None) -> Iterator[Finding]:
        """Read everything, change nothing, and name what is not as it was written."""
        from factcheck.store.doctor import Doctor

        return Doctor(self.root, self._cases, self._articles, self.captures, self.index.path, progress).examine()

    def repair(self, at: str, progress: Progress | None = None) -> Iterator[Repair]:
        """Mend what needs no judgement, and tell each thing done or left. Nothing is deleted, and no content is changed."""
        from factcheck.store.repairing import Repairer

        repairer = Repairer(
            self.root, self.ops, at, examine=lambda: self.examine(progress), check=self._check, remake=self.reindex,
            record=self.catch_up,
        )  # fmt: skip
        return repairer.repair()

    def catch_up(self) -> int:
        """Record in the ledger the heads of every file that it does not tell of yet; of how many files.

        A desk that had no ledger begins one with this. What can't be read is left out.
        """
        from factcheck.store.ledger_reading import catch_up

        return catch_up(self.ledger, self.files)

    def _check(self, path: Path) -> None:
        """Read one file of the desk again. Raises DamagedFileError, FileNotFoundError."""
        sort = path.relative_to(self.root).parts[0]
        if sort == "captures":
            self.captures.check(path)
        elif sort == "articles":
            self._articles.read(path)
        else:
            self._cases.read(path)

    @property
    def index_path(self) -> Path:
        """Where the index lies."""
        return Path(self.index.path)

    # Articles

    def create_article(
        self, edit: Callable[[Change[Article]], object], *, by: Who, at: str, identifier: str | None = None
    ) -> ArticleFile:
        """Take an article in: `edit` adds `article-added` to the change. Raises as `create_case` does."""
        return _article(self._articles.create(self._articles.begin(edit, by, at, identifier)))

    def change_article(
        self,
        identifier: str,
        edit: Callable[[Change[Article]], object],
        *,
        by: Who,
        at: str,
        expected_heads: tuple[str, ...] | None = None,
    ) -> ArticleFile:
        """Change an article. Raises as `change_case` does."""
        path = self._article_path(identifier)
        return _article(self._articles.change(path, edit, by, at, expected_heads))

    def read_article(self, identifier: str) -> ArticleFile:
        """One article, verified. Raises NotFoundError, AmbiguousIdError, DamagedFileError."""
        path = self._article_path(identifier)
        try:
            return _article(self._articles.read(path))
        except FileNotFoundError as error:
            raise gone(ARTICLES, path) from error

    def iter_articles(self) -> Iterator[ArticleFile | DamagedFileError]:
        """Every article, verified, or what is wrong with its file, in the order of months and ids."""
        for file in self._articles.read_all():
            yield file if isinstance(file, DamagedFileError) else _article(file)

    def iter_article_states(self) -> Iterator[Article]:
        """Every article that can be read."""
        for file in self._articles.read_all():
            if not isinstance(file, DamagedFileError):
                yield file.state

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, in order, damaged ones included."""
        return tuple(sorted({id_in_name(path.name) for path in self._articles.paths()}))

    def resolve_article(self, typed: str) -> str:
        """The whole id of the article that was meant. Raises NotFoundError, AmbiguousIdError."""
        return id_in_name(self._article_path(typed).name)

    # Captured copies

    def keep_bytes(self, data: bytes, extension: str) -> str:
        """Keep bytes by their content; their SHA-256. Raises NotWritableError, UncertainSaveError, DamagedFileError."""
        return self.captures.keep(data, extension)

    def read_capture(self, digest: str) -> bytes:
        """The bytes of a captured copy, proved against its hash. Raises NotFoundError, DamagedFileError."""
        return self.captures.read(digest)

    def find_capture(self, digest: str) -> Path | None:
        """Where a captured copy lies, None where the desk does not hold it."""
        return self.captures.find(digest)

    def holds_capture(self, digest: str) -> bool:
        """Whether the desk holds a captured copy and its hash still agrees."""
        return self.captures.holds(digest)

    def _case_path(self, typed: str) -> Path:
        return choose(CASES, typed, self._cases.paths_of, self._cases.title_at)

    def _case_paths(self, prefix: str) -> list[Path]:
        """The paths of a prefix, from the index where there is one, from the names of all files where there is none."""
        if not self.index.is_on_disk or not self.index.exists():
            return self._cases.paths_named(prefix)
        places = self.index.run(lambda connection: places_of(connection, str(self.root), prefix))
        return [self.root / folder / name for folder, name in places]

    def _is_known(self, path: Path, data: bytes) -> bool:
        return is_verified(self.index, str(path), data)

    def _recording(self, folder: str) -> AbstractContextManager[Record]:
        return recording(self.index, folder)

    def _article_path(self, typed: str) -> Path:
        return choose(ARTICLES, typed, self._articles.paths_of, self._articles.title_at)


def _case(file: StoredFile[Case]) -> CaseFile:
    return CaseFile(file.path, file.events, file.state, file.record, file.stat)


def _article(file: StoredFile[Article]) -> ArticleFile:
    return ArticleFile(file.path, file.events, file.state, file.record, file.stat)
