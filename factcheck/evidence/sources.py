"""What somebody named as a source: a web address, or a file on this machine whose bytes are kept."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.errors import UnreadableSourceError, UsageError

LARGEST_FILE = 100 * 1024 * 1024  # bytes; what a desk keeps is copied, backed up and hashed often
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXTENSION = re.compile(r"[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was named as evidence: its own name without folders, its bytes, ending and media type."""

    name: str
    data: bytes
    extension: str
    media_type: str


def is_address(source: str) -> bool:
    """Whether a source is a web address. Raises UsageError for an address of another sort than http and https."""
    if not _SCHEME.match(source) or re.match(r"[A-Za-z]:[\\/]", source):  # a Windows drive is no scheme
        return False
    parts = urlsplit(source)
    if parts.scheme.lower() not in ("http", "https"):
        if Path(source).exists():
            return False
        raise UsageError(
            f"“{source}” is not a web address: only http and https are accepted. Nothing was changed.",
            hint="Give an address that begins with https://, or the path of a file.",
        )
    if not parts.hostname:
        raise UsageError(f"“{source}” names no host. Nothing was changed.", hint="Give the whole address, https://…")
    return True


def read_file(path: Path) -> SourceFile:
    """The bytes of a file that is to be kept. Raises UnreadableSourceError for what is missing, no file, or too large."""
    try:
        if not path.is_file():
            raise UnreadableSourceError(
                f"There is no file {path}. Nothing was changed.",
                hint="Give the path of a file, or an address with https://.",
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableSourceError(
                f"{path.name} is larger than {LARGEST_FILE // 1024**2} MB. Nothing was changed.",
                hint="Keep it elsewhere and add the part that matters, or its address.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError(f"{path} can't be read: {error.strerror}. Nothing was changed.") from error
    ending = path.suffix.lower().removeprefix(".")
    extension = ending if _EXTENSION.fullmatch(ending) else "bin"
    guessed, _ = mimetypes.guess_type(f"a.{extension}")
    return SourceFile(path.name, data, extension, guessed or "application/octet-stream")
