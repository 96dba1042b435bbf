"""The form of a backup: a zip of a desk's files, a manifest that names each with its hash, and a seal over every byte.

The seal is the SHA-256 of all bytes before it and stands at the very end, in the comment of the zip. What zip itself does
not guard (dates, rights, lengths written twice) is guarded by it. It tells damage, not forgery: whoever can make an archive
can seal it, so whoever opens one trusts nothing in it.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NoReturn

from factcheck.errors import DamagedFileError
from factcheck.model.dataclass import asdict, dataclass
from factcheck.store.captures import FOLDER as CAPTURES
from factcheck.store.folders import is_month
from factcheck.store.strict_json import NotStrictError, parse_strict, strict_bytes

MANIFEST = "manifest.json"
FORM = 2  # 2 brought the folders of ledger, keys and anchors
SEAL = b"factcheck-sha256:"
SEAL_LENGTH = len(SEAL) + 64
SETTINGS = "desk.toml"
PIECE = 1 << 20
_SINGLE = {SETTINGS, ".gitattributes", ".gitignore", "library-ratings.toml"}
OWN_FOLDERS = ("scales", "templates", "library", "ledger", "keys", "anchors")
# No separator, drive, wildcard, control or format character; no hidden file; nothing that Windows would shorten.
_PART = re.compile(r"(?![. ])[^/\\:*?\"<>|\x00-\x1f\x7f]{1,200}(?<![. ])")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{64}")
_DEEPEST = 6
_NUMBERS = ("form", "schema", "cases", "articles", "copies", "events")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an archive may be: entries, bytes of the zip's own table, bytes it unpacks to, and how many times its own
    size that may be once it is more than `small` bytes."""

    entries: int = 500_000
    table: int = 128 << 20
    total: int = 1 << 40
    ratio: int = 100
    small: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a backup: its path in the desk, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `made_at` is UTC, `version` that of the program, `schema` that of the case files."""

    form: int
    made_at: str
    version: str
    schema: int
    cases: int
    articles: int
    copies: int
    events: int
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(entry.size for entry in self.files)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it lies in the archive."""
    return strict_bytes(asdict(manifest) | {"files": [asdict(entry) for entry in manifest.files]}) + b"\n"


def read_manifest(archive: Path, data: bytes) -> Manifest:
    """The manifest of an archive, every value looked at. Raises DamagedFileError."""
    try:
        found = parse_strict(data)
        manifest = Manifest(**{**found, "files": tuple(Entry(**entry) for entry in found["files"])})
    except (NotStrictError, TypeError, KeyError, AttributeError) as error:
        refuse(archive, "its manifest can't be read", error)
    numbers = [getattr(manifest, name) for name in _NUMBERS] + [entry.size for entry in manifest.files]
    texts = [manifest.made_at, manifest.version, *(entry.name for entry in manifest.files)]
    if not all(type(number) is int and number >= 0 for number in numbers) or not all(
        type(text) is str for text in texts
    ):
        refuse(archive, "its manifest holds values that make no sense")
    if not all(isinstance(entry.sha256, str) and _HASH.fullmatch(entry.sha256) for entry in manifest.files):
        refuse(archive, "its manifest holds a hash that is none")
    if manifest.form > FORM:
        raise DamagedFileError(
            f"{archive.name} was made by a newer version of factcheck ({manifest.version}). Nothing was restored.",
            path=str(archive),
            hint="pip install --upgrade factcheck",
        )
    return manifest


def is_allowed(name: str) -> bool:
    """Whether a path is one at which a desk keeps a file, and stays inside the desk on every system."""
    if name in _SINGLE:
        return True
    parts = name.split("/")
    if not 2 <= len(parts) <= _DEEPEST or not all(map(_is_plain, parts)) or str(PurePosixPath(name)) != name:
        return False
    first, second = parts[0], parts[1]
    if is_month(first):
        return len(parts) == 2
    if first in ("articles", CAPTURES):
        return len(parts) == 3 and (is_month(second) if first == "articles" else len(second) == 2)
    return first in OWN_FOLDERS


def folded(name: str) -> str:
    """A path as systems see it that don't tell letter case or the spelling of accents apart."""
    return unicodedata.normalize("NFC", name).casefold()


def digest_before_seal(file: BinaryIO) -> tuple[str, bytes]:
    """The SHA-256 of all bytes but the last 64, and what stands where the seal should: read in pieces."""
    size = file.seek(0, 2)
    file.seek(0)
    digest, left = sha256(), max(0, size - 64)
    while left and (piece := file.read(min(left, PIECE))):
        digest.update(piece)
        left -= len(piece)
    file.seek(max(0, size - SEAL_LENGTH))
    return digest.hexdigest(), file.read(SEAL_LENGTH)


def refuse(archive: Path, reason: str, cause: BaseException | None = None) -> NoReturn:
    """Raise the error of a damaged archive."""
    raise DamagedFileError(
        f"{archive.name} is damaged: {reason}. Nothing was restored.",
        path=str(archive),
        hint="Take another copy of this backup, or an older one.",
    ) from cause


def _is_plain(part: str) -> bool:
    hidden = any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in part)
    return bool(_PART.fullmatch(part)) and not hidden and not _DEVICES.fullmatch(part)


def record_of_manifest(manifest: Manifest) -> dict[str, Any]:
    """What programs are told of a backup: everything but the files one by one."""
    told = {name: getattr(manifest, name) for name in ("made_at", "version", "cases", "articles", "copies", "events")}
    return {**told, "files": len(manifest.files), "bytes": manifest.size}
