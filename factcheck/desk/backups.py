"""Backing up a desk into one file, and making a desk from such a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck import __version__
from factcheck.desk.place import Desk
from factcheck.model.dataclass import dataclass
from factcheck.store.archive_form import record_of_manifest
from factcheck.store.backup import Backup
from factcheck.store.operations import RealOps
from factcheck.store.restoring import restore

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds: its numbers, and the paths in the desk that were left out (links, names no system shares)."""

    path: Path
    told: dict[str, Any]
    left_out: tuple[str, ...] = ()


def back_up(desk: Desk, to: Path, *, force: bool = False, progress: Progress | None = None) -> Kept:
    """Write the desk into one file, proved by restoring it before it gets its name.

    Raises DuplicateRefusedError where there is a file and not `force`, DamagedFileError, NotWritableError, UsageError.
    """
    backup = Backup(desk.root, desk.store.ops, progress)
    manifest = backup.write(to, made_at=desk.moment, version=__version__, force=force)
    return Kept(to, record_of_manifest(manifest), tuple(backup.left_out))


def restore_desk(archive: Path, to: Path, *, progress: Progress | None = None) -> Kept:
    """Make a desk in a new or empty folder from a backup; nothing is put in place before all of it is proved.

    Raises DamagedFileError, DuplicateRefusedError where the folder is not empty, NotFoundError, NotWritableError.
    """
    return Kept(to, record_of_manifest(restore(archive, to, RealOps(), progress=progress)))
