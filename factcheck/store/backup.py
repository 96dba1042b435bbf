"""Making a backup: one zip of everything that can't be made again, proved by restoring it before it gets its name.

Cases are read before the copies that they name, and a copy is kept before it is named, so that a backup made while people
work holds every copy that its cases rest on. The same desk at the same moment gives the same bytes.
"""

from __future__ import annotations

import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import DamagedFileError, DuplicateRefusedError, UsageError
from factcheck.model.case import SCHEMA
from factcheck.store.archive_form import (
    FORM,
    MANIFEST,
    PIECE,
    SEAL,
    SETTINGS,
    Entry,
    Manifest,
    digest_before_seal,
    is_allowed,
    manifest_bytes,
)
from factcheck.store.atomic import discard, sync_folder, temporary_path
from factcheck.store.captures import FOLDER as CAPTURES
from factcheck.store.case_files import UNKNOWN_STAMP, read_bytes, verify
from factcheck.store.file_names import id_in_name
from factcheck.store.folders import is_month
from factcheck.store.operations import OSOps
from factcheck.store.os_words import explain, not_saved
from factcheck.store.restoring import restore
from factcheck.store.subjects import ARTICLES, CASES

Progress = Callable[[int, int], None]
WHAT = "The backup"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that zip knows; the moment stands in the manifest
_MODE = (stat.S_IFREG | 0o600) << 16
_UNIX = 3
_LARGE = 1 << 31
_HINT = "factcheck doctor   (names every damaged file; with --fix it moves them aside, then back up again)"


class Backup:
    """One backup of the desk at `root` into a file."""

    def __init__(self, root: Path, ops: OSOps, progress: Progress | None = None) -> None:
        self.root = root
        self.ops = ops
        self.progress = progress
        self.entries: list[Entry] = []
        self.left_out: list[str] = []
        self.counts = {"cases": 0, "articles": 0, "copies": 0, "events": 0}

    def write(self, target: Path, *, made_at: str, version: str, force: bool = False) -> Manifest:
        """Write and prove the archive, then give it its name; what it says of itself. `left_out` names links and others.

        Raises DuplicateRefusedError, UsageError, DamagedFileError where a file of the desk is damaged, NotWritableError.
        """
        self._check_target(target, force)
        temporary = Path(temporary_path(str(target)))
        try:
            manifest = self._fill(temporary, made_at, version)
            self._seal(temporary)
            self._prove(temporary)
            self._check_target(target, force)
            self.ops.replace(str(temporary), str(target))
            sync_folder(self.ops, str(target.parent))
        except OSError as error:
            raise not_saved(WHAT, error) from error
        finally:
            with suppress(OSError):
                discard(self.ops, str(temporary))
        return manifest

    def _check_target(self, target: Path, force: bool) -> None:
        if self.root.resolve() in target.resolve().parents:
            raise UsageError(
                "A backup inside the desk would be lost with it. Nothing was written.", hint="Name a file elsewhere."
            )
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise UsageError(f"{target} is not a plain file. Nothing was written.", hint="Name another file.")
        if target.exists() and not force:
            raise DuplicateRefusedError(
                f"There is a file {target} already. Nothing was written.", hint="Name another file, or add --force."
            )

    def _fill(self, temporary: Path, made_at: str, version: str) -> Manifest:
        with (
            os.fdopen(self.ops.create(str(temporary)), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped,
        ):
            for name in self._names():
                self._add(zipped, name)
                if self.progress:
                    self.progress(len(self.entries), 0)
            manifest = Manifest(FORM, made_at, version, SCHEMA, **self.counts, files=tuple(self.entries))
            zipped.writestr(_info(MANIFEST), manifest_bytes(manifest))
            zipped.comment = SEAL + b"0" * 64
        return manifest

    def _seal(self, temporary: Path) -> None:
        with temporary.open("r+b") as file:
            digest, _ = digest_before_seal(file)
            file.seek(-64, os.SEEK_END)
            file.write(digest.encode())
            file.flush()
            self.ops.fsync(file.fileno())

    def _prove(self, temporary: Path) -> None:
        """Restore it, beside where it will lie: there is room for the archive, and the desk is not much larger."""
        with tempfile.TemporaryDirectory(prefix=".factcheck-proof-", dir=temporary.parent) as folder:
            restore(temporary, Path(folder) / "desk", self.ops, progress=self.progress)

    # What is read

    def _names(self) -> Iterator[str]:
        """The paths to back up. Each part is looked up when the one before it has been read."""
        # What was written after the files is read before them, so that it tells of nothing that they do not hold.
        for folder in ("anchors", "ledger", "keys"):
            yield from self._walk(folder)
        yield from self._below("", is_month)
        yield from self._below("articles", is_month)
        yield from self._below(CAPTURES, lambda name: len(name) == 2)
        for folder in ("scales", "templates", "library"):
            yield from self._walk(folder)
        for name in (".gitattributes", ".gitignore", "library-ratings.toml", SETTINGS):
            if (self.root / name).is_file():
                yield from self._file(name)

    def _below(self, above: str, is_ours: Callable[[str], bool]) -> Iterator[str]:
        place = self.root / above
        if place.is_symlink() or not place.is_dir():
            return
        for name in sorted(filter(is_ours, os.listdir(place))):
            yield from self._walk(f"{above}/{name}" if above else name)

    def _walk(self, folder: str) -> Iterator[str]:
        place = self.root / folder
        if place.is_symlink():
            self.left_out.append(folder)
        elif place.is_dir():
            for name in sorted(os.listdir(place)):
                path = f"{folder}/{name}"
                if name.startswith("."):
                    continue  # what a save or a file manager left
                if (self.root / path).is_dir() and not (self.root / path).is_symlink():
                    yield from self._walk(path)
                else:
                    yield from self._file(path)

    def _file(self, name: str) -> Iterator[str]:
        if (self.root / name).is_symlink() or not (self.root / name).is_file() or not is_allowed(name):
            self.left_out.append(name)
        else:
            yield name

    def _add(self, zipped: zipfile.ZipFile, name: str) -> None:
        path = self.root / name
        sort = name.split("/")[0]
        try:
            if id_in_name(path.name) and (sort == "articles" or is_month(sort)):
                self._add_events(zipped, name, path)
            else:
                with os.fdopen(self.ops.open_to_read(str(path)), "rb") as source:
                    self._add_stream(zipped, name, source)
        except FileNotFoundError:
            return  # taken away since the folder was read
        except DamagedFileError as error:
            raise _refused(error.message, path, error.event) from error

    def _add_events(self, zipped: zipfile.ZipFile, name: str, path: Path) -> None:
        data, _ = read_bytes(path, self.ops)
        if name.startswith("articles/"):
            events = verify(ARTICLES, path, data, UNKNOWN_STAMP).events
            self.counts["articles"] += 1
        else:
            events = verify(CASES, path, data, UNKNOWN_STAMP).events
            self.counts["cases"] += 1
        self.counts["events"] += len(events)
        zipped.writestr(_info(name), data)
        self.entries.append(Entry(name, len(data), sha256(data).hexdigest()))

    def _add_stream(self, zipped: zipfile.ZipFile, name: str, source: BinaryIO) -> None:
        digest, size = sha256(), 0
        is_large = os.fstat(source.fileno()).st_size >= _LARGE
        with zipped.open(_info(name), "w", force_zip64=is_large) as packed:
            while piece := _read(source, self.root / name):
                digest.update(piece)
                size += len(piece)
                packed.write(piece)
        self.entries.append(Entry(name, size, digest.hexdigest()))
        stem = Path(name).stem
        if name.startswith(f"{CAPTURES}/") and len(stem) == 64:
            self.counts["copies"] += 1
            if stem != digest.hexdigest():
                raise _refused(f"The captured copy {stem[:16]}… is not what was captured.", self.root / name)


def _read(source: BinaryIO, path: Path) -> bytes:
    try:
        return source.read(PIECE)
    except OSError as error:
        raise _refused(f"{path.name} can't be read: {explain(error)}.", path) from error


def _refused(message: str, path: Path, event: str = "") -> DamagedFileError:
    return DamagedFileError(f"{message} No backup was written.", path=str(path), event=event, hint=_HINT)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _MODE
    info.create_system = _UNIX
    return info
