"""What somebody named as a source: a web address, or a file on this machine whose bytes are kept."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.errors import UnreadableSourceError, UsageError
from factcheck.model.dataclass import dataclass

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
    """Whether a source is a web address. Raises UsageError for what was meant as one and is none, and for other schemes."""
    if not _SCHEME.match(source) or re.match(r"[A-Za-z]:[\\/]", source):  # a Windows drive is no scheme
        return False
    if not source.lower().startswith(("http:", "https:")):
        if _is_file(source):
            return False
        raise UsageError(
            f"“{source}” is not a web address: only http and https are accepted. Nothing was changed.",
            hint="Give an address that begins with https://, or the path of a file.",
        )
    if not _names_a_host(source):
        raise UsageError(f"“{source}” is no whole address. Nothing was changed.", hint="Write it as https://host/page.")
    return True


def demand_address(url: str) -> None:
    """Raise UsageError unless a text is a web address."""
    if not is_address(url):
        raise UsageError(
            f"“{url}” is not a web address. Nothing was changed.", hint="Write it whole: https://host/page."
        )


def read_file(source: str | Path) -> SourceFile:
    """The bytes of a file that is to be kept. Raises UnreadableSourceError for what is missing, no file, or too large."""
    try:
        path = Path(source).expanduser()
        if not path.is_file():
            raise _unreadable(f"There is no file {path}.")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableSourceError(
                f"{path.name} is larger than {LARGEST_FILE // 1024**2} MB. Nothing was changed.",
                hint="Keep it elsewhere and add the part that matters, or its address.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(f"{source} can't be read: {error.strerror}.") from error
    except (RuntimeError, ValueError) as error:  # no such home folder; no possible path
        raise _unreadable(f"{source} is no path of a file.") from error
    ending = path.suffix.lower().removeprefix(".")
    extension = ending if _EXTENSION.fullmatch(ending) else "bin"
    guessed, _ = mimetypes.guess_type(f"a.{extension}")
    # A name in another encoding than the system's has no text of its own; what can't be read of it shows as “?”.
    name = path.name.encode("utf-8", "replace").decode()
    return SourceFile(name, data, extension, guessed or "application/octet-stream")


def _unreadable(what: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{what} Nothing was changed.", hint="Give the path of a file, or an address with https://."
    )


def _is_file(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _names_a_host(url: str) -> bool:
    """Whether an address has a host and a port that can be, and no blanks or control characters."""
    try:
        parts = urlsplit(url)
        number = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and number != 0 and all(sign.isprintable() and not sign.isspace() for sign in url)
