"""One durable write: a temporary file in the same folder, synced, renamed over the target, and the folder synced.

It ends in one of three ways. Saved. Not saved: any error before the rename; the temporary file is taken away and the old
file stands as it was. Uncertain: an error at or after the sync of the folder; then the file is read again, and only if
the new bytes are found there does it count as saved. A sync that failed is never tried again on the same descriptor,
because the system may have dropped the bytes and would answer that all is well.
"""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Callable
from contextlib import suppress

from factcheck.errors import FactcheckError, UncertainSaveError
from factcheck.store.leftovers import temporary_name
from factcheck.store.operations import OSOps
from factcheck.store.os_words import explain, not_saved

_counter = itertools.count()
_ROOM = 512  # bytes beyond what a file should hold, in which its end is found


def write_durably(
    ops: OSOps, path: str, data: bytes, *, what: str, is_there: Callable[[], bool]
) -> os.stat_result | None:
    """Put `data` in the place of the file at `path`, durably. What is known of the new file, None where it can't be told.

    `what` names the thing in messages ("Case k7h2m3pq"); `is_there` reads the file again and says whether what was to be
    saved is in it. Raises NotWritableError (nothing was changed) or UncertainSaveError. Two syncs.
    """
    temporary = temporary_path(path)
    try:
        fill(ops, temporary, data)
    except OSError as error:
        discard(ops, temporary)
        raise not_saved(what, error) from error
    except BaseException:
        discard(ops, temporary)
        raise
    _rename(ops, temporary, path, what, is_there)
    try:
        return sync_names(ops, path)
    except OSError as error:
        _settle(error, what, is_there)
    return None


def sync_names(ops: OSOps, path: str) -> os.stat_result:
    """Wait until the name of a file, with all others of its folder, is on the disk, and look at it. Raises OSError.

    XFS answers a sync of a folder with success after it shut itself down because of a fault of its disk, though the name
    is lost; to look at the file is an error then. (Seen on Linux 6.18, cutting the power in `tests/faults`.)
    """
    sync_folder(ops, os.path.dirname(path))
    return ops.stat(path)


def temporary_path(path: str) -> str:
    """A path for a temporary file beside the one at `path`, different at every call."""
    folder, name = os.path.split(path)
    return os.path.join(folder, temporary_name(name, next(_counter)))


def sync_folder(ops: OSOps, folder: str) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = ops.open_folder(folder)
    try:
        ops.fsync(descriptor)
    finally:
        with suppress(OSError):  # the sync has answered already
            ops.close(descriptor)


def make_folders(ops: OSOps, root: str, folder: str, *, what: str) -> None:
    """Make a folder below `root` and those above it that are missing, durably. Raises NotWritableError.

    A link in the place of a folder is refused: what is written must stay inside the desk.
    """
    here = root
    try:
        for part in os.path.relpath(folder, root).split(os.sep):
            parent, here = here, os.path.join(here, part)
            if not _is_folder(ops, here):
                with suppress(FileExistsError):
                    ops.make_folder(here)
                sync_folder(ops, parent)
    except OSError as error:
        raise not_saved(what, error) from error


def read_whole(ops: OSOps, path: str, limit: int) -> tuple[bytes, os.stat_result]:
    """The bytes of a file and what is known of it, taken from one open file. Reads at most `limit` + 1 bytes."""
    descriptor = ops.open_to_read(path)
    try:
        known = ops.stat_open(descriptor)
        if not stat.S_ISREG(known.st_mode):
            raise OSError(0, "it is not a file")
        parts: list[bytes] = []
        left, expected = limit + 1, known.st_size
        # As much room as the file says: making room for more takes longer than reading a file of the usual size.
        while left > 0 and (part := ops.read(descriptor, min(left, max(expected, 0) + _ROOM))):
            parts.append(part)
            left -= len(part)
            expected -= len(part)
        return b"".join(parts), known
    finally:
        with suppress(OSError):
            ops.close(descriptor)


def fill(ops: OSOps, path: str, data: bytes, *, sync: bool = True) -> None:
    """Write a new file; with `sync` wait until it is on the disk. Raises OSError."""
    descriptor = ops.create(path)
    try:
        view = memoryview(data)
        while view:
            view = view[ops.write(descriptor, view) :]
        if sync:
            ops.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            ops.close(descriptor)
        raise
    ops.close(descriptor)


def _rename(ops: OSOps, temporary: str, path: str, what: str, is_there: Callable[[], bool]) -> None:
    try:
        ops.replace(temporary, path)
    except OSError as error:
        if not discard(ops, temporary):
            # An answer of failure although the name has moved: network file systems are known for it.
            _settle(error, what, is_there)
            return
        raise not_saved(what, error) from error
    except BaseException:
        discard(ops, temporary)
        raise


def _settle(error: OSError, what: str, is_there: Callable[[], bool]) -> None:
    found = False
    with suppress(OSError, FactcheckError):
        found = is_there()
    if not found:
        raise UncertainSaveError(
            f"{what} may or may not have been saved: {explain(error)}, and reading it again did not show the change.",
            hint="factcheck doctor   (then look at the case, and make the change again if it is not there)",
        ) from error


def discard(ops: OSOps, temporary: str) -> bool:
    """Take the temporary file away; whether it was still there or may be."""
    try:
        ops.unlink(temporary)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _is_folder(ops: OSOps, path: str) -> bool:
    try:
        mode = ops.stat(path).st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISDIR(mode):
        raise OSError(0, f"{os.path.basename(path)} is not a folder")
    return True
