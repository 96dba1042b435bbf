"""The files of one sort, cases or articles: making, changing, reading and finding them.

One change is one locked, atomic, durable write of one file. A reader never sees half of one, and reading never writes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Any, Generic

from factcheck.errors import ChangedMeanwhileError, DamagedFileError, DuplicateRefusedError, NewerSchemaError
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass, field
from factcheck.model.event import Event, Who, record_of
from factcheck.model.fold import State
from factcheck.model.ids import new_id
from factcheck.store.atomic import make_folders, write_durably
from factcheck.store.case_files import (
    UNKNOWN_STAMP,
    FileStamp,
    StoredFile,
    read_again,
    read_bytes,
    read_stored,
    verify_both,
)
from factcheck.store.file_names import file_name, id_in_name, month_of
from factcheck.store.finding import gone
from factcheck.store.folders import all_files
from factcheck.store.layout import LayoutError, Tables, read_layout
from factcheck.store.ledger import Ledger, place_of
from factcheck.store.leftovers import sweep
from factcheck.store.locks import PATIENCE, locked
from factcheck.store.operations import OSOps
from factcheck.store.subjects import Subject

LARGE = 64 * 1024  # bytes; of fewer the events are proved sooner than one has asked whether they need to be
Edit = Callable[[Change[State]], object]
Record = Callable[[str, tuple[int, int, int, int], bytes, Mapping[str, Any]], None]


def _record_nothing(name: str, stamp: tuple[int, int, int, int], data: bytes, state: Mapping[str, Any]) -> None:
    """For files that no index lists."""


@dataclass
class StoredFiles(Generic[State]):
    """All files of one subject in the desk at `root`."""

    subject: Subject[State]
    root: Path
    ops: OSOps
    patience: float = PATIENCE
    recording: Callable[[str], AbstractContextManager[Record]] = lambda _folder: nullcontext(_record_nothing)
    locate: Callable[[str], Sequence[Path]] | None = (
        None  # finds the files of a beginning of an id faster than their names
    )
    is_known: Callable[[Path, bytes], bool] = lambda _path, _data: (
        False
    )  # whether these very bytes were verified before
    ledger: Ledger | None = None  # where the heads of each saved file are recorded
    sign: Callable[[Change[Any]], object] | None = None  # adds the signature of who made a change to it
    swept: set[Path] = field(default_factory=set)

    # Reading

    def read(self, path: Path) -> StoredFile[State]:
        """Read and verify one file. Raises DamagedFileError, FileNotFoundError."""
        return read_stored(self.subject, path, self.ops)

    def read_all(self) -> Iterator[StoredFile[State] | DamagedFileError]:
        """Every file, or what is wrong with it, in the order of folders and ids."""
        for path in self.paths():
            try:
                yield self.read(path)
            except DamagedFileError as error:
                yield error
            except FileNotFoundError:
                continue  # taken away since the folder was read

    def paths(self) -> Iterator[Path]:
        """The path of every file, in the order of folders and ids."""
        for folder, name in all_files(str(self.root), self.subject.folder):
            yield self.root / folder / name

    def stamps(self) -> dict[str, tuple[int, int, int, int]]:
        """Every file by its place in the desk (folder/name), with its stamp."""
        found, root = {}, str(self.root)
        for folder, name in all_files(root, self.subject.folder):
            with suppress(FileNotFoundError):  # taken away since the folder was read
                found[f"{folder}/{name}"] = FileStamp.of(os.lstat(f"{root}/{folder}/{name}")).values
        return found

    def paths_of(self, prefix: str) -> Sequence[Path]:
        """The paths of the files whose ids begin with a prefix."""
        return self.locate(prefix) if self.locate is not None else self.paths_named(prefix)

    def paths_named(self, prefix: str) -> list[Path]:
        """The same, by looking at the names of all files."""
        return [self.root / folder / name for folder, name in all_files(str(self.root), self.subject.folder, prefix)]

    def title_at(self, path: Path) -> str:
        """The words by which people know what lies in a file, as far as it can be read."""
        try:
            return self.subject.title_of(self.read(path).state)
        except (DamagedFileError, FileNotFoundError):
            return "(damaged)"

    # Writing

    def begin(self, edit: Edit[State], by: Who, at: str, identifier: str | None) -> Change[State]:
        """What a new file will hold, checked and not yet written."""
        change = self.subject.begin(identifier or new_id(), by, at)
        edit(change)
        assert change.added, f"the edit of a new {self.subject.name} added no event"
        self._signed(change)
        return change

    def new_path(self, change: Change[State]) -> Path:
        """Where the file of what a change begins will lie."""
        name = file_name(change.state.id, self.subject.title_of(change.state))
        return self.root / self.subject.folder / month_of(change.at) / name

    def create(self, change: Change[State]) -> StoredFile[State]:
        """Write a new file. Raises DuplicateRefusedError, LockedError, NotWritableError, UncertainSaveError."""
        identifier, path = change.state.id, self.new_path(change)
        what = f"The new {self.subject.name}"
        with locked(self.root, identifier, what=what, patience=self.patience):
            if self.paths_of(identifier):
                raise DuplicateRefusedError(
                    f"There is a {self.subject.name} {identifier} already. Nothing was changed."
                )
            make_folders(self.ops, str(self.root), str(path.parent), what=what)
            return self._save(path, None, change, what)

    def change(
        self, path: Path, edit: Edit[State], by: Who, at: str, expected_heads: Sequence[str] | None = None
    ) -> StoredFile[State]:
        """Change the file at `path`, where its heads are still those the editor saw. Returns it as it stands after.

        Raises what `edit` raises, ChangedMeanwhileError, NewerSchemaError, LockedError, NotWritableError, UncertainSaveError
        and DamagedFileError; nothing was written then, or, with UncertainSaveError, perhaps.
        """
        what = f"{self.subject.name.capitalize()} {id_in_name(path.name)}"
        with locked(self.root, id_in_name(path.name), what=what, patience=self.patience):
            try:
                data, known = read_bytes(path, self.ops)
            except FileNotFoundError as error:
                raise gone(self.subject, path) from error
            read = read_again if len(data) >= LARGE and self.is_known(path, data) else verify_both
            before, tables = read(self.subject, path, data, FileStamp.of(known))
            self.demand_writable(before, what)
            self._compare_heads(before, expected_heads, what)
            change = Change(before.state, list(before.events), self.subject.fold, by, at)
            edit(change)
            if not change.added:
                return before
            self._signed(change)
            return self._save(path, tables, change, what)

    def _signed(self, change: Change[State]) -> None:
        if self.sign is not None:
            self.sign(change)

    def _save(self, path: Path, before: Tables | None, change: Change[State], what: str) -> StoredFile[State]:
        newest = change.added[-1].id
        return self.save(path, before, change.events, change.state, what, lambda: self.holds(path, newest))

    def save(
        self,
        path: Path,
        before: Tables | None,
        events: Sequence[Event],
        state: State,
        what: str,
        is_there: Callable[[], bool],
    ) -> StoredFile[State]:
        """Write one file whole, durably, under a lock that the caller holds, and tell the index.

        `before` is what the file held, None for a new one; `is_there` tells after an uncertain write whether it arrived.
        """
        from factcheck.store.case_storage import save_tables  # TinyDB is loaded where something is written

        self.sweep(path.parent)
        ordered = sorted(events, key=lambda event: event.order)
        record = self.subject.record_of(state)

        stamp = UNKNOWN_STAMP

        def save(data: bytes) -> None:
            nonlocal stamp
            with self.recording(path.parent.relative_to(self.root).as_posix()) as recorded:
                known = write_durably(self.ops, str(path), data, what=what, is_there=is_there)
                if known is not None:  # else it is saved all the same, and whoever reads next finds out its stamp
                    stamp = FileStamp.of(known)
                    recorded(path.name, stamp.values, data, record)

        save_tables(self.subject.name, before, record, [record_of(event) for event in ordered], save)
        if stamp is not UNKNOWN_STAMP:  # whose name may not last: the ledger must not be ahead of it
            self.enter(path, state.heads, ordered[-1].at)
        return StoredFile(path, tuple(ordered), state, record, stamp)

    def enter(self, path: Path, heads: Sequence[str], at: str) -> None:
        """Record in the ledger which heads a file has now that it is saved; `at` is the moment of its newest event."""
        if self.ledger is not None:
            folder = path.parent.relative_to(self.root).as_posix()
            self.ledger.record(place_of(folder, id_in_name(path.name)), heads, at)

    def holds(self, path: Path, event: str) -> bool:
        """Whether a file, read again, holds the event of this id."""
        try:
            tables = read_layout(self.subject.name, read_bytes(path, self.ops)[0])
        except (LayoutError, DamagedFileError, OSError):
            return False
        return any(record.get("id") == event for record in tables.events)

    def sweep(self, folder: Path) -> None:
        """Take away what dead processes left in a folder, once in this process."""
        if folder not in self.swept:
            sweep(self.ops, str(folder))
            self.swept.add(folder)

    def demand_writable(self, file: StoredFile[State], what: str) -> None:
        """Raise NewerSchemaError where a newer version of the program wrote the file."""
        if file.is_newer:
            raise NewerSchemaError(
                f"{what} was written by a newer version of factcheck. This version shows it and does not change it.",
                hint="pip install --upgrade factcheck",
            )

    def _compare_heads(self, file: StoredFile[State], expected: Sequence[str] | None, what: str) -> None:
        if expected is None or tuple(sorted(expected)) == tuple(sorted(file.state.heads)):
            return
        ancestry = file.state.ancestry
        seen = set(expected)
        since = [e for e in file.events if e.id not in seen and not any(ancestry.saw(head, e.id) for head in seen)]
        raise ChangedMeanwhileError(
            f"{what} was changed since you read it{_told(since)}. Your change was not saved.",
            hint=f"{self.subject.look} {file.state.id}   (then make your change again)",
        )


def _told(events: Sequence[Event]) -> str:
    if not events:
        return ""
    shown = "; ".join(f"{event.kind} by {event.by.name}, {event.at}" for event in events[-3:])
    return f" ({shown})"
