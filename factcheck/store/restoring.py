"""Restoring a backup into a new or empty folder: nothing is put in place before every byte is proved.

The archive may come from anywhere. Its names are only compared with those that a desk can have, nothing in it is a link, and
what it unpacks to is known and bounded before the first file is written.
"""

from __future__ import annotations

import os
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import DamagedFileError, DuplicateRefusedError, NotFoundError, NotWritableError
from factcheck.store.archive_form import (
    MANIFEST,
    OWN_FOLDERS,
    PIECE,
    SEAL,
    SEAL_LENGTH,
    SETTINGS,
    Entry,
    Limits,
    Manifest,
    digest_before_seal,
    folded,
    is_allowed,
    read_manifest,
    refuse,
)
from factcheck.store.atomic import make_folders, sync_folder
from factcheck.store.captures import FOLDER as CAPTURES
from factcheck.store.captures import Captures
from factcheck.store.case_files import read_article_file, read_case_file
from factcheck.store.file_names import id_in_name
from factcheck.store.operations import FOLDER_MODE, OSOps
from factcheck.store.os_words import explain, not_saved

Progress = Callable[[int, int], None]
WHAT = "The desk"
_HARM = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    ValueError,
    struct.error,
    LookupError,
)
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_LENGTH = 20
_FULL = 0xFFFFFFFF
_ENCRYPTED = 0x1
_LARGEST_MANIFEST = 128 << 20


def restore(
    archive: Path, target: Path, ops: OSOps, *, limits: Limits | None = None, progress: Progress | None = None
) -> Manifest:
    """Put the desk of an archive into `target`, which must be new or empty; what the archive says of itself.

    Raises NotFoundError, DamagedFileError (nothing was put in place), DuplicateRefusedError, NotWritableError.
    """
    with _opened(archive) as file:
        check_seal(archive, file)
        _check_table(archive, file, limits or Limits())
        try:
            with zipfile.ZipFile(file) as zipped:
                manifest = _check_entries(archive, file, zipped, limits or Limits())
                with _workplace(target, manifest.size) as place:
                    _unpack(archive, zipped, manifest, place, ops, progress)
                    _put_in_place(place, target, ops)
        except _HARM as error:
            refuse(archive, "it can't be unpacked", error)
    return manifest


def check_seal(archive: Path, file: BinaryIO) -> None:
    """Prove that no byte of an archive was changed. Raises DamagedFileError."""
    digest, found = digest_before_seal(file)
    if not found.startswith(SEAL):
        refuse(archive, "it does not end as a backup of factcheck does")
    if found != SEAL + digest.encode():
        refuse(archive, "it is not what was written")


@contextmanager
def _opened(archive: Path) -> Iterator[BinaryIO]:
    try:
        with archive.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file {archive}.", hint="factcheck restore --help") from error
    except IsADirectoryError as error:
        raise NotFoundError(f"{archive} is a folder, not a backup.", hint="factcheck restore --help") from error
    except OSError as error:
        raise not_saved(WHAT, error) from error


def _check_table(archive: Path, file: BinaryIO, limits: Limits) -> None:
    """Bound the zip's own table before it is read whole: it stands right before the seal, or can't be ours."""
    start = file.seek(0, os.SEEK_END) - SEAL_LENGTH - _END.size
    if start < 0:
        refuse(archive, "it is too short")
    file.seek(start)
    _, _, _, _, entries, table, _, comment = _END.unpack(file.read(_END.size))
    if comment != SEAL_LENGTH:
        refuse(archive, "it does not end as a backup of factcheck does")
    if table == _FULL or entries == 0xFFFF:
        entries, table = _read_end_64(archive, file, start)
    if entries > limits.entries or table > limits.table:
        refuse(archive, f"it claims to hold {entries} files, which is more than any desk has")


def _read_end_64(archive: Path, file: BinaryIO, start: int) -> tuple[int, int]:
    """Number of entries and bytes of the table, where they don't fit into the short form."""
    place = start - _LOCATOR_LENGTH - _END_64.size
    if place < 0:
        refuse(archive, "it is too short")
    file.seek(place)
    sign, *_, entries, table, _ = _END_64.unpack(file.read(_END_64.size))
    if sign != b"PK\x06\x06":
        # A desk of exactly so many files needs no long form: then the short one says it.
        file.seek(start)
        _, _, _, _, entries, table, _, _ = _END.unpack(file.read(_END.size))
    return entries, table


def _check_entries(archive: Path, file: BinaryIO, zipped: zipfile.ZipFile, limits: Limits) -> Manifest:
    """Compare the zip's table with the manifest, and both with what a desk can hold. Raises DamagedFileError."""
    infos = {info.filename: info for info in zipped.infolist()}
    for info in zipped.infolist():
        _check_entry(archive, info)
    listed = infos.pop(MANIFEST, None)
    if listed is None or listed.file_size > _LARGEST_MANIFEST or listed.file_size > 1000 * (listed.compress_size + 1):
        refuse(archive, "it has no manifest")
    with zipped.open(listed) as opened:
        manifest = read_manifest(archive, opened.read(_LARGEST_MANIFEST))
    if len(zipped.infolist()) != len(manifest.files) + 1 or len(infos) != len(manifest.files):
        refuse(archive, "its manifest does not name the files that it holds")
    for entry in manifest.files:
        if entry.name not in infos or infos[entry.name].file_size != entry.size:
            refuse(archive, f"its manifest does not agree with it on “{entry.name}”")
    if len({folded(name) for name in infos}) != len(infos) or SETTINGS not in infos:
        refuse(archive, "its files are not those of one desk")
    packed = file.seek(0, os.SEEK_END)
    if manifest.size > limits.total or manifest.size > max(limits.small, limits.ratio * packed):
        refuse(archive, f"it would unpack to {manifest.size} bytes, which no desk does")
    return manifest


def _check_entry(archive: Path, info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.filename != MANIFEST and not is_allowed(info.filename):
        refuse(archive, f"“{info.filename}” is no file of a desk")
    if info.orig_filename != info.filename or kind not in (0, stat.S_IFREG):
        refuse(archive, f"“{info.filename}” is not a plain file")
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        refuse(archive, f"“{info.filename}” is packed in a way that backups don't use")


@contextmanager
def _workplace(target: Path, size: int) -> Iterator[Path]:
    """A folder inside the target to unpack into; it is taken away again, and a target that was made and stays empty."""
    place = target / f".restoring-{os.getpid()}"
    made = False
    try:
        if not target.exists():
            target.mkdir(FOLDER_MODE, parents=True)
            made = True
        if not target.is_dir() or any(target.iterdir()):
            raise DuplicateRefusedError(
                f"{target} is not an empty folder. Nothing was restored.",
                hint="factcheck restore FILE NEW-FOLDER   (a backup is restored into a new or empty folder)",
            )
        if shutil.disk_usage(target).free < size:
            raise NotWritableError(
                f"The desk needs {size} bytes, and the disk has fewer. Nothing was restored.",
                hint="Free some space on it, then run the command again.",
            )
        place.mkdir(FOLDER_MODE)
    except OSError as error:
        raise not_saved(WHAT, error) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if made:
            with suppress(OSError):  # it holds the desk now, or nothing
                target.rmdir()


def _unpack(
    archive: Path, zipped: zipfile.ZipFile, manifest: Manifest, place: Path, ops: OSOps, progress: Progress | None
) -> None:
    for done, entry in enumerate(manifest.files, 1):
        path = place.joinpath(*entry.name.split("/"))
        if path.parent != place:
            make_folders(ops, str(place), str(path.parent), what=WHAT)
        try:
            _write(archive, zipped, entry, path, ops)
        except OSError as error:
            raise not_saved(WHAT, error) from error
        _verify(archive, entry, path, ops)
        if progress:
            progress(done, len(manifest.files))


def _write(archive: Path, zipped: zipfile.ZipFile, entry: Entry, path: Path, ops: OSOps) -> None:
    """Write one file, and prove its size and hash. What is longer than was promised is not read to its end."""
    digest, size = sha256(), 0
    with zipped.open(entry.name) as packed, os.fdopen(ops.create(str(path)), "wb") as file:
        while piece := packed.read(PIECE):
            size += len(piece)
            if size > entry.size:
                break
            digest.update(piece)
            file.write(piece)
        file.flush()
        ops.fsync(file.fileno())
    if size != entry.size or digest.hexdigest() != entry.sha256:
        refuse(archive, f"“{entry.name}” is not what was backed up")


def _verify(archive: Path, entry: Entry, path: Path, ops: OSOps) -> None:
    """Read a file as the desk will read it."""
    sort = entry.name.split("/")[0]
    try:
        if sort == CAPTURES:
            if len(path.stem) == 64:
                Captures(path.parents[2], ops).check(path)
        elif id_in_name(path.name) and sort not in OWN_FOLDERS:
            read_article_file(path, ops) if sort == "articles" else read_case_file(path, ops)
    except DamagedFileError as error:
        refuse(archive, error.message.rstrip("."), error)


def _put_in_place(place: Path, target: Path, ops: OSOps) -> None:
    """Move everything into the target, the settings last: before them the folder is no desk."""
    if [path.name for path in target.iterdir()] != [place.name]:
        raise DuplicateRefusedError(f"Somebody put files into {target} meanwhile. Nothing was restored.")
    try:
        for path in sorted(place.iterdir(), key=lambda path: (path.name == SETTINGS, path.name)):
            ops.replace(str(path), str(target / path.name))
        sync_folder(ops, str(target))
        sync_folder(ops, str(target.parent))
    except OSError as error:
        raise NotWritableError(
            f"The desk could not be put into {target}: {explain(error)}. What lies there now is not whole.",
            hint="Take that folder away, and restore into another one.",
        ) from error
