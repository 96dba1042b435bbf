"""What a list needs of the desk, read without loading the desk: for those who wait for it fifty times a day.

The same index answers the same question as in `lists.list_cases`; what differs is only that the settings are not read again
where nothing of them has changed. Everything here is as light as it can be: no dataclass, no regular expression, no TOML.
"""

from __future__ import annotations

import os

from factcheck import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from factcheck.desk.place import Desk
    from factcheck.store.case_files import ArticleFile, CaseFile
    from factcheck.store.index_list import Page

SETTINGS_FILE = "desk.toml"
LABELS = "labels and rate-first"
RATE_FIRST = "rate-first"
_FIELD, _ROW = "\x1f", "\x1e"


class QuickQuery:
    """A ListQuery of the conditions that a hurried list knows; every other one is as it is by default."""

    def __init__(self) -> None:
        self.words: tuple[str, ...] = ()
        self.stages: tuple[str, ...] = ()
        self.ratings: tuple[str, ...] = ()
        self.assignees: tuple[str, ...] = ()
        self.articles: tuple[str, ...] = ()
        self.tags: tuple[str, ...] = ()
        self.claimants: tuple[str, ...] = ()
        self.has_conflicts = False
        self.overdue_on = ""
        self.is_due = False
        self.opened_since = ""
        self.updated_since = ""
        self.met: tuple[str, str] | None = None
        self.is_damaged = False
        self.sort = ""
        self.limit = 50


class QuickLabels:
    """Labels and positions of ratings as the index remembers them; the key itself where it knows none."""

    def __init__(self, remembered: str) -> None:
        first, _, remembered = remembered.partition(_ROW)
        self.rate_first = first == RATE_FIRST
        rows = [line.split(_FIELD) for line in remembered.split(_ROW) if line]
        self._labels = {(scale, key): label for scale, key, label, _, _ in rows}
        self._positions = {(scale, key): (int(place), int(worst)) for scale, key, _, place, worst in rows if place}

    def label(self, scale: str, key: str) -> str:
        """The label as readers see it."""
        return self._labels.get((scale, key), key)

    def position(self, scale: str, key: str) -> tuple[int, int] | None:
        """The place on the axis and its far end; None off the axis."""
        return self._positions.get((scale, key))


class QuickAnswer:
    """The rows asked for, how many there are in all, what their ratings are called, and the notes of the index."""

    def __init__(self, page: Page, labels: QuickLabels, notes: tuple[str, ...]) -> None:
        self.rows = page.rows
        self.total = page.total
        self.labels = labels
        self.notes = notes


def find_root(folder: str, environment: Mapping[str, str]) -> str:
    """The folder of the desk as `place.find_desk` finds it, "" where there is none."""
    named = folder or environment.get("FACTCHECK_DESK", "")
    if named:
        return _root_in(named)
    here = os.getcwd()
    while True:
        found = _root_in(here)
        above = os.path.dirname(here)
        if found or above == here:
            return found
        here = above


def has_index(root: str) -> bool:
    """Whether there is an index, or whether none can be kept, which is not waited for."""
    from factcheck.store.index import Index

    index = Index(root)
    return index.exists() or not index.is_on_disk


def read_page(root: str, query: QuickQuery) -> QuickAnswer | None:
    """The rows asked for, straight from the index.

    None where the index is not there or what it remembers of the settings is out of date: then the whole desk is asked.
    """
    from factcheck.store.index import Index
    from factcheck.store.index_list import list_page
    from factcheck.store.remembered import recall

    index = Index(root)
    if not index.exists():
        return None

    def ask(connection: Any) -> tuple[Page, str]:
        return list_page(connection, root, query), recall(connection, LABELS)  # type: ignore[arg-type]  # a light twin

    page, remembered = index.run(ask)
    fingerprint, _, rows = remembered.partition(_ROW)
    if fingerprint != fingerprint_of(root):
        return None
    return QuickAnswer(page, QuickLabels(rows), index.notes)


class QuickHits:
    """What a search found: rows with where and the words around, how many in all, and what ratings are called."""

    def __init__(self, found: list[tuple[tuple[Any, ...], str, str]], total: int, labels: QuickLabels) -> None:
        self.found = found
        self.total = total
        self.labels = labels


def read_hits(root: str, query: QuickQuery) -> QuickHits | None:
    """The cases in which all words are found; None as for `read_page`."""
    from factcheck.store.index import Index
    from factcheck.store.index_search import search_cases
    from factcheck.store.remembered import recall

    index = Index(root)
    if not index.exists():
        return None
    remembered = index.run(lambda connection: recall(connection, LABELS))
    fingerprint, _, rows = remembered.partition(_ROW)
    if fingerprint != fingerprint_of(root):
        return None
    found, total = index.run(lambda connection: search_cases(connection, root, query))  # type: ignore[arg-type]  # a twin
    return QuickHits(found, total, QuickLabels(rows))


def read_whole_case(root: str, prefix: str) -> tuple[dict[str, Any], str, QuickLabels] | None:
    """The record of one case, the title of its article, and what ratings are called.

    None where any of it is not byte for byte what was verified last: then the whole desk verifies it again.
    """
    from factcheck.store.index import Index
    from factcheck.store.remembered import recall
    from factcheck.store.verified import read_verified_case

    index = Index(root)
    if not index.exists():
        return None
    remembered = index.run(lambda connection: recall(connection, LABELS))
    fingerprint, _, rows = remembered.partition(_ROW)
    if fingerprint != fingerprint_of(root):
        return None
    found, labels = index.run(lambda connection: read_verified_case(connection, root, prefix)), QuickLabels(rows)
    if found is None or (
        labels.rate_first and found[0]["stage"] == "in-review"
    ):  # who is looking is the desk's to know
        return None
    return (*found, labels)


def remember_whole(desk: Desk, case: CaseFile, article: ArticleFile | None) -> None:
    """Let the index remember that a case and its article were verified, so that they are shown sooner the next time."""
    from factcheck.store.subjects import ARTICLES, CASES
    from factcheck.store.verified import remember_verified

    remember_labels(desk)
    remember_verified(desk.store.index, CASES, case)
    if article is not None:
        remember_verified(desk.store.index, ARTICLES, article, article.article.title)


def remember_labels(desk: Desk) -> None:
    """Let the index remember what ratings are called at this desk, if that has changed."""
    from factcheck.desk.place import open_desk
    from factcheck.store.remembered import recall

    fingerprint, store = fingerprint_of(str(desk.root)), desk.store
    if not store.index.is_on_disk or store.index.run(lambda c: recall(c, LABELS)).partition(_ROW)[0] == fingerprint:
        return
    known = open_desk(desk.root)  # read anew, so that it is no older than what it is known by
    first, rows = RATE_FIRST if known.settings.rate_first else "", _label_rows(known)
    if not any(mark in text for row in rows for text in row for mark in (_FIELD, _ROW)):
        store.remember(LABELS, _ROW.join([fingerprint, first, *map(_FIELD.join, rows)]))


def fingerprint_of(root: str) -> str:
    """By which one knows that the settings and scales are still those that were read."""
    places = [os.path.join(root, SETTINGS_FILE), os.path.join(root, "scales")]
    try:
        places += sorted(os.path.join(places[1], name) for name in os.listdir(places[1]))
    except OSError:
        pass
    return " ".join([__version__, *map(_stamp, places)])


def _label_rows(desk: Desk) -> list[tuple[str, str, str, str, str]]:
    from factcheck.verdicts.scale_files import list_scales

    language, rows = desk.settings.language, []
    scales = [("", desk.scale), *((scale.key, scale) for scale in list_scales(desk.scales_folder))]
    for name, scale in scales:
        for rating in scale.ratings:
            place = scale.place(rating.key)
            shown = (str(place[0]), str(place[1])) if place else ("", "")
            rows.append((name, rating.key, scale.label(rating.key, language), *shown))
    return rows


def _root_in(folder: str) -> str:
    for root in (folder, os.path.join(folder, "cases")):
        if _is_file(os.path.join(root, SETTINGS_FILE)):
            return os.path.realpath(root)
    return ""


def _is_file(path: str) -> bool:
    """As `Path.is_file`, which does not take a folder that may not be entered for one without the file. Raises OSError."""
    try:
        return os.stat(path).st_mode & 0o170000 == 0o100000
    except (FileNotFoundError, NotADirectoryError):
        return False


def _stamp(path: str) -> str:
    try:
        known = os.stat(path)
    except OSError:
        return "-"
    return f"{known.st_mtime_ns}.{known.st_size}.{known.st_ctime_ns}.{known.st_ino}"
