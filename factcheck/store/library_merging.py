"""Exchanging the library with another copy of the desk: the union of imported files by their SHA-256, and their check."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import DamagedFileError, FactcheckError
from factcheck.store.library_files import LARGEST_FEED, Import, LibraryFiles
from factcheck.store.os_words import explain

_PIECE = 1 << 20
_RECORDS = ("mappings.json", "rows-opened.json")  # what columns hold, and which rows of sheets were opened


def merge_imports(ours: LibraryFiles, theirs: LibraryFiles) -> Iterator[str | FactcheckError]:
    """Keep every imported file of the other desk that this one lacks; the SHA-256 of each, or why it was left out.

    Of two readings of one sheet the later stands. What is remembered of columns and rows is united; where both say
    something else, this desk's own stays.
    """
    here = {told.sha256: told for told in ours.imports()}
    for told in theirs.imports():
        known = here.get(told.sha256)
        if known is not None and _order(known) >= _order(told):
            continue
        try:
            check_import(theirs, told.sha256)
            ours.take_over(theirs, told)
            yield told.sha256
        except FactcheckError as error:
            yield error
    for name in _RECORDS:
        mine, other = ours.read_record(name), theirs.read_record(name)
        if other.keys() - mine.keys():
            ours.write_record(name, {**other, **mine})


def check_import(files: LibraryFiles, digest: str) -> None:
    """Read an imported file against its hash. Raises DamagedFileError where it is missing or not what was imported."""
    path = files.find(digest)
    if path is None:
        raise DamagedFileError(
            f"The imported file {digest[:16]}… is missing from the library.", path=str(files.root / "library" / digest)
        )
    if digest not in _digests(path):
        raise DamagedFileError(
            f"The imported file {path.name[:16]}… is not what was imported: its hash differs.", path=str(path)
        )


def _order(told: Import) -> tuple[str, str, list[tuple[str, str]]]:
    return (told.at, told.by, sorted(told.mapping.items()))


def _digests(path: Path) -> Iterator[str]:
    """The SHA-256 of a file as it lies there, then of what is packed in it."""
    try:
        with path.open("rb") as file:
            yield hashlib.file_digest(file, "sha256").hexdigest()
        made, count = hashlib.sha256(), 0
        if path.suffix == ".gz":
            with gzip.open(path) as packed:
                while (piece := packed.read(_PIECE)) and count <= LARGEST_FEED:
                    made.update(piece)
                    count += len(piece)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return
    except OSError as error:
        raise DamagedFileError(f"{path} can't be read: {explain(error)}.", path=str(path)) from error
    yield made.hexdigest()
