"""Captured copies: bytes kept by their content at `captures/<2>/<sha256>.<ext>`, never written over, never changed.

A copy has no rename over an older one to fear, yet it is written as durably as a case: evidence rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import DamagedFileError, NotFoundError, UsageError
from factcheck.model.canonical import sha256
from factcheck.model.dataclass import dataclass
from factcheck.store.atomic import make_folders, read_whole, write_durably
from factcheck.store.folders import unreadable
from factcheck.store.leftovers import sweep
from factcheck.store.operations import OSOps
from factcheck.store.os_words import explain

FOLDER = "captures"
LARGEST_COPY = 1 << 30
_HASH = re.compile(r"[0-9a-f]{64}")
_FOLDER = re.compile(r"[0-9a-f]{2}")
_EXTENSION = re.compile(r"[a-z0-9]{1,10}")
_NAME = re.compile(r"(?P<digest>[0-9a-f]{64})\.[a-z0-9]{1,10}")


@dataclass(frozen=True)
class Captures:
    """The captured copies of the desk at `root`."""

    root: Path
    ops: OSOps

    def keep(self, data: bytes, extension: str) -> str:
        """Keep bytes, and return their SHA-256. Bytes that are kept already are compared and left as they are.

        `extension` is letters and digits, with or without its dot; anything else becomes `bin`. Raises NotWritableError,
        UncertainSaveError, or DamagedFileError where what is kept under their name is something else.
        """
        if len(data) > LARGEST_COPY:
            raise UsageError(
                f"A captured copy of more than {LARGEST_COPY >> 20} MB can't be kept. Nothing was changed."
            )
        digest = sha256(data)
        if self._has(digest):
            self.read(digest)
            return digest
        ending = extension.lower().lstrip(".")
        path = self.root / FOLDER / digest[:2] / f"{digest}.{ending if _EXTENSION.fullmatch(ending) else 'bin'}"
        what = "The captured copy"
        make_folders(self.ops, str(self.root), str(path.parent), what=what)
        sweep(self.ops, str(path.parent))
        write_durably(self.ops, str(path), data, what=what, is_there=lambda: self._is_whole(path))
        return digest

    def find(self, digest: str) -> Path | None:
        """Where the copy of this SHA-256 lies, None where the desk does not hold it. Raises DamagedFileError."""
        if not _HASH.fullmatch(digest):
            return None
        folder = self.root / FOLDER / digest[:2]
        names = [name for name in self._names_in(folder) if name.startswith(digest) and _digest_in(name) == digest]
        return folder / names[0] if names else None

    def read(self, digest: str) -> bytes:
        """The bytes of a copy, proved against its hash. Raises NotFoundError, DamagedFileError."""
        path = self.find(digest)
        if path is None:
            raise NotFoundError(
                f"The desk holds no captured copy {digest[:16]}….", hint="factcheck doctor   (names every missing copy)"
            )
        return self._read(path)

    def holds(self, digest: str) -> bool:
        """Whether a copy is there and its hash still agrees."""
        try:
            path = self.find(digest)
        except DamagedFileError:
            return False
        return path is not None and self._is_whole(path)

    def paths(self) -> Iterator[Path]:
        """The path of every copy, in order. Raises DamagedFileError where a folder can't be read."""
        for name in self._names_in(self.root / FOLDER):
            folder = self.root / FOLDER / name
            if _FOLDER.fullmatch(name):
                yield from (folder / name for name in self._names_in(folder) if _digest_in(name))

    def check(self, path: Path) -> None:
        """Prove that a copy is what its name says. Raises DamagedFileError."""
        self._read(path)

    def _has(self, digest: str) -> bool:
        """Whether a copy is there; where nobody can tell it is written again, which changes nothing."""
        try:
            return self.find(digest) is not None
        except DamagedFileError:
            return False

    def _names_in(self, folder: Path) -> list[str]:
        try:
            return sorted(self.ops.list_names(str(folder)))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise unreadable(str(folder), error) from error

    def _read(self, path: Path) -> bytes:
        try:
            data, _ = read_whole(self.ops, str(path), LARGEST_COPY)
        except OSError as error:
            raise DamagedFileError(f"{path.name} can't be read: {explain(error)}.", path=str(path)) from error
        if sha256(data) != _digest_in(path.name):
            raise DamagedFileError(
                f"The captured copy {path.name[:16]}… is not what was captured: its hash differs.",
                path=str(path),
                hint="Take a good copy of it from git or a backup, or capture the page again.",
            )
        return data

    def _is_whole(self, path: Path) -> bool:
        try:
            self._read(path)
        except DamagedFileError:
            return False
        return True


def _digest_in(name: str) -> str:
    match = _NAME.fullmatch(name)
    return match["digest"] if match else ""
