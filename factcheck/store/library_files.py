"""The files of the library: what was imported, kept as it came by its content, with a note of how it was read.

`library/<sha256>.<ending>` holds the bytes (packed where they were not), `library/<sha256>.json` the note. The index of the
library is made from them and can always be made again.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from factcheck.errors import DamagedFileError, UnreadableSourceError
from factcheck.model.dataclass import dataclass, field
from factcheck.store.atomic import discard, make_folders, read_whole, sync_folder, temporary_path, write_durably
from factcheck.store.operations import OSOps
from factcheck.store.os_words import explain, not_saved
from factcheck.store.strict_json import NotStrictError, parse_strict, strict_bytes

FOLDER = "library"
LARGEST_FEED = 4 << 30  # bytes, as it was handed over
_FIELDS = ("sha256", "name", "form", "mapping", "at", "by", "checks", "remarks")
_NOTE = re.compile(r"(?P<digest>[0-9a-f]{64})\.json")
_SMALL = 1 << 24
_PIECE = 1 << 20
WHAT = "The imported file"


@dataclass(frozen=True, slots=True)
class Import:
    """One imported file: its SHA-256, the name it had, its form, how its columns were read ({} for a feed), when and by
    whom, how many checks it holds, and how often each remark was made on it."""

    sha256: str
    name: str
    form: str
    mapping: dict[str, str]
    at: str
    by: str
    checks: int = 0
    remarks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LibraryFiles:
    """The imported files of the desk at `root`."""

    root: Path
    ops: OSOps

    def keep(self, source: Path) -> str:
        """Keep the bytes of a file, packed, and return their SHA-256. Raises NotWritableError, UnreadableSourceError."""
        try:
            with source.open("rb") as file:
                digest, is_packed = _digest(file, source)
                if self.find(digest) is None:
                    file.seek(0)
                    self._copy(file, digest, is_packed)
        except OSError as error:
            raise UnreadableSourceError(
                f"{source.name} can't be read: {explain(error)}. Nothing was changed.", hint="Give the path of a file."
            ) from error
        return digest

    def find(self, digest: str) -> Path | None:
        """Where the bytes of an import lie, None where the desk does not hold them."""
        for ending in ("gz", "xlsx"):
            path = self.root / FOLDER / f"{digest}.{ending}"
            if path.is_file() and not path.is_symlink():
                return path
        return None

    def note(self, told: Import) -> None:
        """Write down how a file was read. Raises NotWritableError."""
        record = {name: getattr(told, name) for name in _FIELDS}
        self.write_small(f"{told.sha256}.json", strict_bytes(record) + b"\n")

    def take_over(self, other: LibraryFiles, told: Import) -> None:
        """Keep an import of another copy of the desk, its file first. Raises NotWritableError, UnreadableSourceError."""
        source = other.find(told.sha256)
        if source is not None and self.find(told.sha256) is None:
            try:
                with source.open("rb") as file:
                    self._copy(file, told.sha256, is_packed=True)
            except OSError as error:
                raise UnreadableSourceError(f"{source} can't be read: {explain(error)}.") from error
        self.note(told)

    def imports(self) -> Iterator[Import]:
        """Every import with its note, the oldest first. Raises DamagedFileError."""
        found = [self.read_note(digest) for digest in self.digests()]
        yield from sorted(found, key=lambda told: (told.at, told.sha256))

    def digests(self) -> list[str]:
        """The SHA-256 of every import that has a note."""
        return [found["digest"] for name in self._names() if (found := _NOTE.fullmatch(name))]

    def read_note(self, digest: str) -> Import:
        """How one file was read. Raises DamagedFileError."""
        return self._noted(f"{digest}.json")

    def read_small(self, name: str) -> bytes:
        """A small file beside the imports, empty where there is none. Raises DamagedFileError."""
        path = self.root / FOLDER / name
        try:
            return read_whole(self.ops, str(path), _SMALL)[0]
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise DamagedFileError(f"{path} can't be read: {explain(error)}.", path=str(path)) from error

    def write_small(self, name: str, data: bytes) -> None:
        """Put a small file beside the imports, durably. Raises NotWritableError."""
        folder = self.root / FOLDER
        make_folders(self.ops, str(self.root), str(folder), what=WHAT)
        write_durably(self.ops, str(folder / name), data, what=WHAT, is_there=lambda: self.read_small(name) == data)

    def read_record(self, name: str) -> dict[str, Any]:
        """A small file that holds one JSON object, {} where there is none. Raises DamagedFileError."""
        data = self.read_small(name)
        path = str(self.root / FOLDER / name)
        try:
            record = parse_strict(data) if data else {}
        except NotStrictError as error:
            raise DamagedFileError(f"{path} can't be read: {error.reason}.", path=path) from error
        if not isinstance(record, dict):
            raise DamagedFileError(f"{path} can't be read: it holds no object.", path=path)
        return record

    def write_record(self, name: str, record: dict[str, Any]) -> None:
        """Put a small file with one JSON object beside the imports. Raises NotWritableError."""
        self.write_small(name, strict_bytes(record) + b"\n")

    def _names(self) -> list[str]:
        folder = self.root / FOLDER
        try:
            return [] if folder.is_symlink() else sorted(os.listdir(folder))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _noted(self, name: str) -> Import:
        record = self.read_record(name)
        try:
            return Import(*(record[name] for name in _FIELDS))
        except KeyError as error:
            path = str(self.root / FOLDER / name)
            raise DamagedFileError(f"{path} can't be read: {error} is missing.", path=path) from error

    def _copy(self, file: IO[bytes], digest: str, is_packed: bool) -> None:
        folder = self.root / FOLDER
        make_folders(self.ops, str(self.root), str(folder), what=WHAT)
        head = file.read(4)
        file.seek(0)
        is_zip = head == b"PK\x03\x04"
        target = folder / f"{digest}.{'xlsx' if is_zip else 'gz'}"
        temporary = temporary_path(str(target))
        try:
            with _new_file(temporary) as raw:
                if is_packed or is_zip:
                    shutil.copyfileobj(file, raw, _PIECE)
                else:
                    with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=1, mtime=0) as packed:
                        shutil.copyfileobj(file, packed, _PIECE)
                raw.flush()
                self.ops.fsync(raw.fileno())
            self.ops.replace(temporary, str(target))
            sync_folder(self.ops, str(folder))
        except OSError as error:
            with suppress(OSError):
                discard(self.ops, temporary)
            raise not_saved(WHAT, error) from error
        except BaseException:
            discard(self.ops, temporary)
            raise


def _new_file(path: str) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _digest(file: IO[bytes], source: Path) -> tuple[str, bool]:
    """The SHA-256 of what was handed over, and whether it is packed."""
    made, count, head = hashlib.sha256(), 0, b""
    while piece := file.read(_PIECE):
        head = head or piece[:2]
        made.update(piece)
        count += len(piece)
        if count > LARGEST_FEED:
            raise UnreadableSourceError(
                f"{source.name} is larger than {LARGEST_FEED >> 30} GB. Nothing was changed.",
                hint="Split it into parts.",
            )
    return made.hexdigest(), head == b"\x1f\x8b"
