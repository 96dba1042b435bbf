"""Opening what was handed over: packed or not, and which form it has. Nothing is believed of its name."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from factcheck.errors import UnreadableSourceError

LARGEST_TEXT = 8 << 30  # bytes after unpacking
_HIGHEST_RATIO = 400  # of what comes out to what went in, once more than this came out
_SMALL = 64 << 20
_HEAD = 1 << 16
JSON, SHEET, WORKBOOK, PAGE = "json", "sheet", "workbook", "page"


def form_of(path: Path) -> str:
    """Whether a file holds JSON, a sheet, a workbook, or a page with JSON-LD in it. Raises UnreadableSourceError."""
    with opened(path) as (file, _):
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return WORKBOOK
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace").lstrip(
        "\ufeff \t\r\n"
    )
    if text[:1] in ("{", "["):
        return JSON
    if text[:1] == "<":
        return PAGE
    if not text.strip() or "\x00" in text:
        raise UnreadableSourceError(
            f"{path.name} is neither JSON nor a sheet. Nothing was changed.",
            hint="What can be imported: JSON, JSON Lines, JSON-LD (also packed as .gz), CSV and XLSX.",
        )
    return SHEET


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """The bytes of a file, unpacked where it is packed, and a function that tells how many of its own bytes were read.

    Raises UnreadableSourceError where it can't be read, is broken, or unpacks to more than anybody would hand over.
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise unreadable(path, error.strerror or "it can't be opened") from error
    with raw:
        try:
            is_packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
        except OSError as error:
            raise unreadable(path, error.strerror or "it can't be read") from error
        if not is_packed:
            yield raw, raw.tell
            return
        with gzip.GzipFile(fileobj=raw) as packed:
            limited = io.BufferedReader(_Limited(packed, raw.tell, path), 1 << 20)  # type: ignore[type-var]
            yield limited, raw.tell


def text_reader(file: IO[bytes], path: Path) -> Callable[[int], str]:
    """A function that gives so many characters of a file at a time. UTF-8, or UTF-16 where it says so."""
    head = file.read(2)
    rest = io.BufferedReader(_Joined(head, file), 1 << 20)  # type: ignore[type-var]
    encoding = "utf-16" if head in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(rest, encoding=encoding, errors="replace", newline="\n")

    def read(count: int) -> str:
        try:
            return text.read(count)
        except (OSError, EOFError, zlib.error) as error:
            raise unreadable(path, "it is packed and broken, or breaks off") from error

    return read


def unreadable(path: Path, why: str) -> UnreadableSourceError:
    """The error for a file that can't be read."""
    return UnreadableSourceError(
        f"{path.name} can't be read: {why}. Nothing was changed.", hint="Give the path of a whole file."
    )


class _Joined(io.RawIOBase):
    """Some bytes and then those of a file."""

    def __init__(self, head: bytes, file: IO[bytes]) -> None:
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._head or self._file.read(len(buffer))
        self._head = b""
        buffer[: len(data)] = data
        return len(data)


class _Limited(io.RawIOBase):
    """Unpacked bytes, no more of them than a feed may have."""

    def __init__(self, packed: gzip.GzipFile, told: Callable[[], int], path: Path) -> None:
        self._packed = packed
        self._told = told
        self._path = path
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            data = self._packed.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise unreadable(self._path, "it is packed and broken, or breaks off") from error
        self._count += len(data)
        if self._count > LARGEST_TEXT or (self._count > _SMALL and self._count > _HIGHEST_RATIO * self._told()):
            raise unreadable(self._path, "it unpacks to more than any feed holds")
        buffer[: len(data)] = data
        return len(data)
