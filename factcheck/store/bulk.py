"""Many new files at once: all are written, then waited for together, then renamed, then their folder is waited for.

Each file is as durable as if it had been saved by itself, for a few waits on the disk instead of two for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import DuplicateRefusedError, FactcheckError, NotWritableError, UncertainSaveError
from factcheck.model.change import Change
from factcheck.model.collecting import uncollected
from factcheck.model.dataclass import replace
from factcheck.model.event import Who, record_of
from factcheck.model.fold import State
from factcheck.store.atomic import discard, fill, make_folders, sync_names, temporary_path
from factcheck.store.case_files import UNKNOWN_STAMP, FileStamp, StoredFile
from factcheck.store.file_names import id_in_name
from factcheck.store.folders import taken_ids
from factcheck.store.layout import lay_out
from factcheck.store.operations import OSOps
from factcheck.store.os_words import advise, explain, not_saved
from factcheck.store.stored_files import StoredFiles

Edit = Callable[[Change[State]], object]
AT_ONCE = 500  # so many are lost to an error at most, and their temporary files lie about


class NewFile(NamedTuple):
    """A file to be: where, its bytes, the state in them, and what tells after an uncertain write whether it arrived."""

    path: Path
    data: bytes
    record: Mapping[str, Any]
    is_there: Callable[[], bool]
    heads: Sequence[str]
    at: str


def open_all(files: StoredFiles[State], edits: Sequence[Edit[State]], by: Who, at: str) -> list[StoredFile[State]]:
    """Write a new file for what each edit begins; all are checked before the first is written.

    Raises what an edit raises, and what `create_all` raises.
    """
    with uncollected():
        return create_all(files, [files.begin(edit, by, at, None) for edit in edits])


def create_all(files: StoredFiles[State], changes: Sequence[Change[State]]) -> list[StoredFile[State]]:
    """Write a new file for each change. Raises DuplicateRefusedError before anything is written, or NotWritableError, which
    says how many were saved, or UncertainSaveError."""
    what = f"The new {files.subject.name}s"
    paths = [files.new_path(change) for change in changes]
    known = taken_ids(str(files.root), files.subject.folder)
    for path in paths:
        if id_in_name(path.name) in known:
            raise DuplicateRefusedError(
                f"There is a {files.subject.name} {path.name[:8]} already. Nothing was changed."
            )
        known.add(id_in_name(path.name))
    made = [_laid_out(files, path, change) for path, change in zip(paths, changes, strict=True)]
    with files.ledger.together() if files.ledger else nullcontext():
        stamps = dict(_write_all(files, [new for new, _ in made], what))
    return [replace(file, stat=stamps.get(file.path, file.stat)) for _, file in made]


def _laid_out(files: StoredFiles[State], path: Path, change: Change[State]) -> tuple[NewFile, StoredFile[State]]:
    record, newest = files.subject.record_of(change.state), change.added[-1].id
    # The bytes that TinyDB would have committed: of a new file there is nothing that its tables could bring up to date.
    data = lay_out(files.subject.name, record, [record_of(event) for event in change.events])
    file: StoredFile[State] = StoredFile(path, tuple(change.events), change.state, record, UNKNOWN_STAMP)
    is_there = partial(files.holds, path, newest)
    return NewFile(path, data, record, is_there, change.state.heads, change.events[-1].at), file


def _write_all(files: StoredFiles[State], new: Sequence[NewFile], what: str) -> Iterator[tuple[Path, FileStamp]]:
    saved = 0
    for folder, group in groupby(new, key=lambda file: file.path.parent):
        some = list(group)
        make_folders(files.ops, str(files.root), str(folder), what=what)
        files.sweep(folder)
        for start in range(0, len(some), AT_ONCE):
            part = some[start : start + AT_ONCE]
            with files.recording(folder.relative_to(files.root).as_posix()) as recorded:
                done, failure = _write_part(files.ops, folder, part, what)
                for file in part[:done]:
                    with suppress(OSError):
                        stamp = FileStamp.of(files.ops.stat(str(file.path)))
                        recorded(file.path.name, stamp.values, file.data, file.record)
                        files.enter(file.path, file.heads, file.at)
                        yield file.path, stamp
            saved += done
            if failure is not None:
                raise _only_some(what, saved, len(new), failure) from failure


def _write_part(ops: OSOps, folder: Path, files: Sequence[NewFile], what: str) -> tuple[int, OSError | None]:
    """Write some files of one folder; how many, from the first on, are saved, and why the others are not."""
    temporaries = [temporary_path(str(file.path)) for file in files]
    renamed, failure = 0, None
    try:
        _fill_all(ops, folder, temporaries, files)
        for temporary, file in zip(temporaries, files, strict=True):
            ops.replace(temporary, str(file.path))
            renamed += 1
    except OSError as error:
        failure = error
    finally:
        for temporary in temporaries[renamed:]:
            discard(ops, temporary)
    if renamed:
        _settle_names(ops, files[:renamed], what)
    return renamed, failure


def _fill_all(ops: OSOps, folder: Path, temporaries: Sequence[str], files: Sequence[NewFile]) -> None:
    for temporary, file in zip(temporaries, files, strict=True):
        fill(ops, temporary, file.data, sync=False)
    if ops.sync_file_system(str(folder)):
        return
    for temporary in temporaries:
        _sync_file(ops, temporary)


def _sync_file(ops: OSOps, path: str) -> None:
    descriptor = ops.open_to_read(path)
    try:
        ops.fsync(descriptor)
    finally:
        with suppress(OSError):
            ops.close(descriptor)


def _settle_names(ops: OSOps, files: Sequence[NewFile], what: str) -> None:
    try:
        sync_names(ops, str(files[-1].path))
    except OSError as error:
        if not all(_arrived(file) for file in files):
            raise UncertainSaveError(
                f"{what} may or may not have been saved: {explain(error)}.",
                hint="factcheck doctor   (then look which are there)",
            ) from error


def _arrived(file: NewFile) -> bool:
    with suppress(OSError, FactcheckError):
        return file.is_there()
    return False


def _only_some(what: str, saved: int, wanted: int, error: OSError) -> NotWritableError:
    if not saved:
        return not_saved(what, error)
    return NotWritableError(
        f"{saved} of {wanted} were saved, the others were not: {explain(error)}.", hint=advise(error)
    )
