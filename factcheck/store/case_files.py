"""One file of a case or an article, read and verified: every event, how they hang together, and the state they fold to.

A file that verifies is exactly what was written. What does not verify is a DamagedFileError that names the file and, where
one can be told, the event.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, NoReturn

from factcheck.errors import DamagedFileError, FactcheckError
from factcheck.model.article import Article
from factcheck.model.case import SCHEMA, Case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Event, InvalidEventError, event_of, event_of_verified
from factcheck.model.event_lines import events_of_lines
from factcheck.model.fold import State
from factcheck.store.atomic import read_whole
from factcheck.store.file_names import id_in_name
from factcheck.store.layout import (
    LARGEST_FILE,
    LayoutError,
    Tables,
    cut_lines,
    lay_out,
    lines_of,
    parse_layout,
    read_layout,
)
from factcheck.store.operations import OSOps, RealOps
from factcheck.store.os_words import explain
from factcheck.store.subjects import ARTICLES, CASES, Subject

DOCTOR = "factcheck doctor   (names every damaged file; take a good copy from git or a backup)"
_MERGE_MARK = b"\n<<<<<<< "
# What folding the events of a forged file can raise: their ids agree with their content, their content makes no sense.
_NONSENSE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, FactcheckError)


@dataclass(frozen=True, slots=True)
class FileStamp:
    """By what a file is recognised as unchanged: times in nanoseconds, size in bytes, and the number of its inode, which
    tells two files apart that were put in one place within one tick of the clock."""

    mtime_ns: int
    size: int
    ctime_ns: int
    inode: int

    @property
    def values(self) -> tuple[int, int, int, int]:
        """The stamp as plain numbers."""
        return self.mtime_ns, self.size, self.ctime_ns, self.inode

    @classmethod
    def of(cls, known: os.stat_result) -> FileStamp:
        """The stamp of a file that was just looked at."""
        return cls(known.st_mtime_ns, known.st_size, known.st_ctime_ns, known.st_ino)


UNKNOWN_STAMP = FileStamp(-1, -1, -1, -1)


@dataclass(frozen=True, slots=True)
class StoredFile(Generic[State]):
    """A verified file. `events` are in the order (clock, id); `record` is the state as the file holds it."""

    path: Path
    events: tuple[Event, ...]
    state: State
    record: Mapping[str, Any]
    stat: FileStamp

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote it: it can be read, not written."""
        schema = self.record.get("schema")
        return isinstance(schema, int) and schema > SCHEMA


@dataclass(frozen=True, slots=True)
class CaseFile(StoredFile[Case]):
    """The verified file of a case."""

    @property
    def case(self) -> Case:
        """The case."""
        return self.state


@dataclass(frozen=True, slots=True)
class ArticleFile(StoredFile[Article]):
    """The verified file of an article."""

    @property
    def article(self) -> Article:
        """The article."""
        return self.state


def read_case_file(path: Path, ops: OSOps | None = None) -> CaseFile:
    """Read and verify the file of a case. Raises DamagedFileError, or FileNotFoundError where there is none."""
    file = read_stored(CASES, path, ops or RealOps())
    return CaseFile(file.path, file.events, file.state, file.record, file.stat)


def read_article_file(path: Path, ops: OSOps | None = None) -> ArticleFile:
    """Read and verify the file of an article. Raises DamagedFileError, or FileNotFoundError where there is none."""
    file = read_stored(ARTICLES, path, ops or RealOps())
    return ArticleFile(file.path, file.events, file.state, file.record, file.stat)


def read_stored(subject: Subject[State], path: Path, ops: OSOps) -> StoredFile[State]:
    """Read and verify a file. Raises DamagedFileError, or FileNotFoundError where there is none."""
    data, known = read_bytes(path, ops)
    return verify(subject, path, data, FileStamp.of(known))


def read_bytes(path: Path, ops: OSOps) -> tuple[bytes, os.stat_result]:
    """The bytes of a file. Raises DamagedFileError where they can't be read, FileNotFoundError where there is no file."""
    try:
        return read_whole(ops, str(path), LARGEST_FILE)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise DamagedFileError(f"{path.name} can't be read: {explain(error)}.", path=str(path), hint=DOCTOR) from error


def verify(subject: Subject[State], path: Path, data: bytes, stamp: FileStamp) -> StoredFile[State]:
    """What the bytes of a file hold, verified. Raises DamagedFileError."""
    return verify_both(subject, path, data, stamp)[0]


def verify_both(subject: Subject[State], path: Path, data: bytes, stamp: FileStamp) -> tuple[StoredFile[State], Tables]:
    """The same, with the tables that the bytes hold. Raises DamagedFileError."""
    proved = _proved(subject, path, data, stamp)
    if proved is not None:
        return proved
    tables = parse(subject, path, data)
    return verify_tables(subject, path, tables, stamp), tables


def read_again(subject: Subject[State], path: Path, data: bytes, stamp: FileStamp) -> tuple[StoredFile[State], Tables]:
    """The same of bytes that were verified before: their events need no second proof. Raises DamagedFileError."""
    try:
        tables = parse_layout(subject.name, data)
        events = tuple(event_of_verified(record) for record in tables.events)
        state = subject.fold(events)
    except _NONSENSE:
        return verify_both(subject, path, data, stamp)
    return StoredFile(path, events, state, tables.record, stamp), tables


def _proved(
    subject: Subject[State], path: Path, data: bytes, stamp: FileStamp
) -> tuple[StoredFile[State], Tables] | None:
    """A file whose lines are those of its events, and of the state that they fold to. None for every other: what is wrong
    with it, or what a newer version put into it, is found out step by step."""
    try:
        lines, texts = cut_lines(subject.name, data)
        read = events_of_lines(texts)
        events = _in_place(subject, [event for _, event in read])
        state = subject.fold(events)
        record = subject.record_of(state)
        if lines_of(record) != lines or state.id != id_in_name(path.name):
            return None
    except _NONSENSE:
        return None
    tables = Tables(record, [one for one, _ in read], lines)
    return StoredFile(path, events, state, record, stamp), tables


def verify_tables(subject: Subject[State], path: Path, tables: Tables, stamp: FileStamp) -> StoredFile[State]:
    """The same, of tables that were read already. Raises DamagedFileError."""
    events = verify_events(subject, path, tables)
    try:
        state = subject.fold(events)
        expected = subject.record_of(state)
        agrees = _agrees(subject, tables, events, expected)
    except _NONSENSE as error:
        _damaged(path, f"its events do not make {_a(subject)}: {error}", cause=error)
    if state.id != id_in_name(path.name):
        _damaged(path, f"it holds {subject.name} {state.id}, which its name does not say")
    if not agrees:
        differing = [key for key in {**expected, **tables.record} if expected.get(key) != tables.record.get(key)]
        named = f" in “{differing[0]}”" if differing else ""
        _damaged(path, f"its table “{subject.name}” does not agree with its events{named}")
    return StoredFile(path, events, state, tables.record, stamp)


def parse(subject: Subject[State], path: Path, data: bytes) -> Tables:
    """The tables of a file, from exactly the bytes that its content gives. Raises DamagedFileError."""
    try:
        return read_layout(subject.name, data)
    except LayoutError as error:
        reason = "git left the marks of a merge in it" if _MERGE_MARK in data else error.reason
        _damaged(path, reason, event=str(error.event or ""), cause=error)


def verify_events(subject: Subject[State], path: Path, tables: Tables) -> tuple[Event, ...]:
    """The events of a file: each agrees with its id, follows its parents, and stands in its place."""
    events: list[Event] = []
    clocks: dict[str, int] = {}
    for place, record in enumerate(tables.events, 1):
        try:
            event = event_of(record)
            _check_place(subject, event, events[-1] if events else None, clocks)
        except InvalidEventError as error:
            _damaged(path, str(error), event=_named(record, place), place=place, cause=error)
        events.append(event)
        clocks[event.id] = event.clock
    return tuple(events)


def _in_place(subject: Subject[State], events: list[Event]) -> tuple[Event, ...]:
    """The events, where each follows its parents and stands in its place. Raises InvalidEventError."""
    clocks: dict[str, int] = {}
    before: Event | None = None
    for event in events:
        if before is None or not _just_follows(event, before) or event.kind == subject.opening:
            _check_place(subject, event, before, clocks)
        clocks[event.id] = event.clock
        before = event
    return tuple(events)


def _just_follows(event: Event, before: Event) -> bool:
    """Whether its author had seen the event before it last, as nearly all do."""
    return event.clock == before.clock + 1 and event.parents == (before.id,)


def _check_place(subject: Subject[State], event: Event, before: Event | None, clocks: Mapping[str, int]) -> None:
    if not event.parents and (before or event.kind != subject.opening):
        raise InvalidEventError("no event leads to it")
    if event.kind == subject.opening and before:
        raise InvalidEventError(f"it opens {_a(subject)} a second time")
    for parent in event.parents:
        if parent not in clocks:
            raise InvalidEventError(f"the event {parent[:8]}… that its author had seen is missing")
    if event.clock != 1 + max((clocks[parent] for parent in event.parents), default=0):
        raise InvalidEventError("its clock does not follow those of the events its author had seen")
    if before and event.order <= before.order:
        raise InvalidEventError("it is not in its place")


def _agrees(subject: Subject[State], tables: Tables, events: tuple[Event, ...], expected: dict[str, Any]) -> bool:
    """Whether the state in the file is the one its events fold to.

    A table that a newer version wrote, or one that knows other kinds of events, can't be proved: it may hold what this
    version would not. Such a table must still differ from ours in more than the number or the names that say so.
    """
    found = tables.record
    if tables.lines == lines_of(expected) if tables.lines else _same(subject, found, expected):
        return True
    schema, unknown = found.get("schema"), found.get("unknown_kinds")
    if isinstance(schema, int) and schema > SCHEMA:
        return not _same(subject, {**found, "schema": SCHEMA}, expected) and found.get("id") == expected["id"]
    kinds = {event.kind for event in events}
    if schema != SCHEMA or not isinstance(unknown, list) or not kinds.issuperset(unknown):
        return False
    return unknown != expected["unknown_kinds"] and list(found) == list(expected) and _same_heart(found, expected)


def _same(subject: Subject[State], found: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    return lay_out(subject.name, found, ()) == lay_out(subject.name, expected, ())


def _same_heart(found: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    """Whether what no kind of event can change is as it should be."""
    return all(found[key] == expected[key] for key in ("id", "opened_at", "opened_by", "updated_at", "heads", "clock"))


def _a(subject: Subject[State]) -> str:
    return f"an {subject.name}" if subject.name[0] in "aeiou" else f"a {subject.name}"


def _named(record: Mapping[str, Any], place: int) -> str:
    identifier = record.get("id")
    return identifier if isinstance(identifier, str) and len(identifier) == 64 else str(place)


def _damaged(
    path: Path, reason: str, *, event: str = "", place: int = 0, cause: BaseException | None = None
) -> NoReturn:
    number = place or (int(event) if event.isdigit() and len(event) < 10 else 0)
    where = f"event {number}: " if number else ""
    raise DamagedFileError(
        f"{path.name} is damaged: {where}{reason}.", path=str(path), event=event, hint=DOCTOR
    ) from cause
