"""Merging another copy of a desk into this one: the union of two sets of events, file by file.

The union is the same in any order and any number of times, and so are the bytes that it is laid out in: two copies that
merged each other are equal. Nothing of the other copy is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from factcheck.errors import DamagedFileError, FactcheckError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.fold import State, in_order
from factcheck.model.merge_report import ADDED, CHANGED, UNCHANGED, MergedFile, MergeReport
from factcheck.store.anchors import merge_anchors
from factcheck.store.atomic import make_folders
from factcheck.store.captures import Captures
from factcheck.store.case_files import FileStamp, StoredFile, parse, read_bytes, verify_tables
from factcheck.store.file_names import id_in_name
from factcheck.store.key_files import merge_keys
from factcheck.store.ledger import Ledger
from factcheck.store.ledger_merging import merged_ledgers
from factcheck.store.locks import locked
from factcheck.store.os_words import not_saved
from factcheck.store.stored_files import StoredFiles

Both = tuple[StoredFiles[Case], StoredFiles[Article]]


def merge_all(
    ours: Both, theirs: Both, captures: tuple[Captures, Captures], ledger: Ledger, step: Callable[[int], object]
) -> MergeReport:
    """Merge copies, articles and cases of another desk into ours, with what seals them; `step` is told how many are done."""
    files: list[MergedFile] = []
    problems: list[str] = []
    copies = 0
    # What events point to comes first, so that a merge that is interrupted leaves no gaps.
    for digest in merge_captures(*captures):
        copies += isinstance(digest, str)
        problems += [] if isinstance(digest, str) else [digest.message]
    with merge_seals(ledger, theirs[0].root, problems):
        for done, file in enumerate(chain(merge_files(ours[1], theirs[1]), merge_files(ours[0], theirs[0])), 1):
            if isinstance(file, MergedFile):
                files.append(file)
            else:
                problems.append(file.message)
            step(done)
    return MergeReport(tuple(files), copies, tuple(problems))


def merge_files(ours: StoredFiles[State], theirs: StoredFiles[State]) -> Iterator[MergedFile | FactcheckError]:
    """Merge every file of the other copy, or tell why one was left out, in the order of folders and ids."""
    here = {id_in_name(path.name): path for path in ours.paths()}
    for file in theirs.read_all():
        if isinstance(file, DamagedFileError):
            yield file
            continue
        try:
            yield _merge_one(ours, theirs, file, here.get(file.state.id))
        except FactcheckError as error:
            yield error


def merge_captures(ours: Captures, theirs: Captures) -> Iterator[str | FactcheckError]:
    """Keep every captured copy of the other desk that this one lacks; the SHA-256 of each, or why it was left out."""
    for path in theirs.paths():
        digest = path.name.split(".", 1)[0]
        if ours.find(digest) is not None:
            continue
        try:
            yield ours.keep(theirs.read(digest), path.suffix)
        except FactcheckError as error:
            yield error


@contextmanager
def merge_seals(ledger: Ledger, other: Path, problems: list[str]) -> Iterator[None]:
    """Around the merging of files: keys, ledgers and anchors are joined as well.

    An anchor, like a ledger, must not tell of what was left out.
    """
    problems += merge_keys(Path(ledger.root), other, ledger.ops)
    with merged_ledgers(ledger, other, problems):
        yield
    if not problems:
        problems += merge_anchors(Path(ledger.root), other, ledger.ops)


def _merge_one(
    ours: StoredFiles[State], theirs: StoredFiles[State], file: StoredFile[State], here: Path | None
) -> MergedFile:
    identifier = file.state.id
    what = f"{ours.subject.name.capitalize()} {identifier}"
    with locked(ours.root, identifier, what=what, patience=ours.patience):
        there = ours.root / file.path.relative_to(theirs.root)
        if here is not None or _is_there(there, what):
            merged, outcome = _unite(ours, here or there, file, what)
        else:
            merged, outcome = _take_over(ours, there, file, what), ADDED
    return MergedFile(ours.subject.name, identifier, outcome, tuple(merged.state.conflicts))


def _is_there(path: Path, what: str) -> bool:
    try:
        return path.exists()
    except OSError as error:  # whoever can't tell must not write over it
        raise not_saved(what, error) from error


def _unite(ours: StoredFiles[State], here: Path, file: StoredFile[State], what: str) -> tuple[StoredFile[State], str]:
    data, known = read_bytes(here, ours.ops)
    tables = parse(ours.subject, here, data)
    before: StoredFile[State] = verify_tables(ours.subject, here, tables, FileStamp.of(known))
    events = in_order([*before.events, *file.events])
    if events == list(before.events):
        return before, UNCHANGED
    ours.demand_writable(before, what)
    ours.demand_writable(file, what)
    state: State = ours.subject.fold(events)
    wanted = {event.id for event in events}

    def is_there() -> bool:
        return {event.id for event in ours.read(here).events} == wanted

    return ours.save(here, tables, events, state, what, is_there), CHANGED


def _take_over(ours: StoredFiles[State], path: Path, file: StoredFile[State], what: str) -> StoredFile[State]:
    """Write a file that only the other copy has, under the path that it has there: paths never change."""
    ours.demand_writable(file, what)
    make_folders(ours.ops, str(ours.root), str(path.parent), what=what)
    return ours.save(path, None, file.events, file.state, what, path.is_file)
