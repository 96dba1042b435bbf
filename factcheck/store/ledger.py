"""The ledger of a desk: an append-only record of the heads that its files had, by which rollback and deletion are found.

Each copy of a desk appends to a file of its own, `ledger/<writer>.jsonl`, so that two copies exchanged by git or a shared
folder never write the same file; together the files are one ledger, in which a line counts wherever it stands.

The order of writes, and what each state means:

1. A file is saved first: temporary file, sync, rename, sync of its folder. Only then its line is appended, without a sync of
   its own. So a ledger is never ahead of the files that it tells of, and a change keeps to two syncs.
2. Behind: a process or the power died in between, or the line could not be written. That is no alarm: the file holds all
   that is recorded of it, and more. The next change of the file, or `doctor --fix`, catches up.
3. A last line without its end is what such a death left. The next line takes its place.
4. Ahead: the ledger tells of an event that its file does not hold. The desk itself never makes that state; an older copy, a
   file taken away, a history written anew, or a sync that has brought the ledger and not yet the file do.

A save never fails because of the ledger.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from factcheck.model.ids import is_id, new_id
from factcheck.store.atomic import discard, fill
from factcheck.store.ledger_lines import Heads, LedgerLineError, lines_for, read_line, sealed, whole_lines
from factcheck.store.operations import OSOps

FOLDER = "ledger"
ENDING = ".jsonl"
LARGEST = 16 * 1024 * 1024  # bytes after which a copy goes on in a new file, so that no program has to sync a large one
PATIENCE = 2.0  # seconds; an append takes microseconds, and who does not get to it is caught up later
_ASK_AGAIN = 0.002
_PIECE = 64 * 1024  # bytes at the end of a file in which its last line is looked for first


class Ledger:
    """The ledger of the desk at `root`, as this copy of the desk writes it."""

    def __init__(self, root: str, ops: OSOps) -> None:
        self.root = root
        self.ops = ops
        self._writer = ""
        self._held: dict[str, Sequence[str]] | None = None
        self._held_at = ""

    @property
    def folder(self) -> str:
        """Where the files of the ledger lie."""
        return os.path.join(self.root, FOLDER)

    def record(self, place: str, heads: Sequence[str], at: str) -> None:
        """Record the heads that a file has after it was saved. `place` is its folder and id, `2026-03/k3f9x2ab`."""
        if self._held is not None:
            self._held[place], self._held_at = tuple(heads), max(self._held_at, at)
        else:
            self.append({place: heads}, at)

    @contextmanager
    def together(self, unless: Callable[[Heads], Heads] = lambda files: files) -> Iterator[None]:
        """Record everything that is saved inside at its end, in one append. `unless` leaves out what need not be, and is not
        asked where something went wrong."""
        if self._held is not None:
            yield
            return
        self._held, self._held_at = {}, ""
        try:
            yield
        except BaseException:
            files, self._held = self._held, None
            self.append(files, self._held_at) if files else None
            raise
        files, self._held = self._held, None
        if left := unless(files):
            self.append(left, self._held_at)

    def append(self, files: Heads, at: str) -> bool:
        """Append the lines that tell of these files; whether they are written. Never raises: the files are saved."""
        return self._append(lambda before, number: lines_for(before, number, at, files))

    def accept(self, gone: Heads, *, by: str, at: str, because: str) -> bool:
        """Append that a person takes it that these heads are missing, with the reason; whether it is written."""

        def make(before: str, number: int) -> tuple[list[str], str, int]:
            heads = {place: sorted(some) for place, some in gone.items()}
            content = {"at": at, "because": because, "by": by, "files": {}, "gone": heads}
            text, seal = sealed(before, number + 1, content)
            return [text], seal, number + 1

        return self._append(make)

    def _append(self, make: Callable[[str, int], tuple[list[str], str, int]]) -> bool:
        try:
            return self._append_to(self._writer or self._known_writer(), make) or self._begin(make)
        except (OSError, ValueError):  # behind, which is no alarm
            return False

    def _append_to(self, writer: str, make: Callable[[str, int], tuple[list[str], str, int]]) -> bool:
        """Append to the file of a writer; False where there is none, or none that can be continued."""
        if not writer:
            return False
        try:
            descriptor = self.ops.open_to_append(self._path(writer))
        except FileNotFoundError:
            return False
        try:
            lock(descriptor)
            known = self.ops.stat_open(descriptor)
            size = known.st_size
            if size > LARGEST or not known.st_nlink:  # or another file has its name meanwhile
                return False
            end, seal, number = self._last_line(descriptor, size)
            if end < size:
                self.ops.truncate(descriptor, end)
            lines, _, _ = make(seal, number)
            self._write(descriptor, "".join(f"{line}\n" for line in lines), end)
            return True
        except LedgerLineError:  # damage, which stays as it is for the doctor to name
            return False
        finally:
            with suppress(OSError):
                self.ops.close(descriptor)

    def _write(self, descriptor: int, text: str, end: int) -> None:
        """Append a text whole or, where that fails, take back what was written of it."""
        view = memoryview(text.encode("utf-8"))
        try:
            while view:
                view = view[self.ops.write(descriptor, view) :]
        except BaseException:
            with suppress(OSError):  # else the next line takes its place
                self.ops.truncate(descriptor, end)
            raise

    def _last_line(self, descriptor: int, size: int) -> tuple[int, str, int]:
        """Where the last whole line ends (bytes), its seal and its number. Raises LedgerLineError, OSError."""
        length = min(size, _PIECE)
        while True:
            piece = self.ops.read_at(descriptor, length, size - length)
            end = piece.rfind(b"\n") + 1
            start = piece.rfind(b"\n", 0, max(end - 1, 0)) + 1
            if start > 0 or length == size:
                break
            length = min(size, 16 * length)
        if not end:
            raise LedgerLineError("it holds no line")
        line = read_line(next(whole_lines(piece[start:end])))
        return size - length + end, line.seal, line.number

    def _begin(self, make: Callable[[str, int], tuple[list[str], str, int]]) -> bool:
        """Begin a new file for this copy of the desk. Its first line says where the others end, so that none can vanish."""
        writer, ends = new_id(), self._ends()
        text, seal = sealed("", 1, {"at": "", "follows": ends}) if ends else ("", "")
        lines, _, _ = make(seal, 1 if ends else 0)
        data = "".join(f"{line}\n" for line in (text, *lines) if line).encode("utf-8")
        with suppress(FileExistsError):
            self.ops.make_folder(self.folder)
        self._put(self._path(writer), data)
        self._remember(writer)
        self._writer = writer
        return True

    def _put(self, path: str, data: bytes) -> None:
        """Write a new file. What was not written to its end is not read: a line has an end, and so has a name."""
        try:
            fill(self.ops, path, data, sync=False)
        except OSError:
            discard(self.ops, path)
            raise

    def _ends(self) -> dict[str, str]:
        ends: dict[str, str] = {}
        for writer in writers_in(self.folder):
            with suppress(OSError, LedgerLineError):
                descriptor = self.ops.open_to_read(self._path(writer))
                try:
                    ends[writer] = self._last_line(descriptor, self.ops.stat_open(descriptor).st_size)[1]
                finally:
                    with suppress(OSError):
                        self.ops.close(descriptor)
        return ends

    # Which file is that of this copy

    def _known_writer(self) -> str:
        self._writer = writer_of(self.root)
        return self._writer

    def _remember(self, writer: str) -> None:
        """Keep which file this copy writes. A folder that is copied with it has another number, and so gets its own."""
        path = os.path.join(self.root, ".locks", "writer")
        with suppress(FileExistsError):
            self.ops.make_folder(os.path.dirname(path))
        with suppress(OSError):  # else the next process begins a file of its own
            discard(self.ops, path)
            self._put(path, f"{writer} {os.stat(self.root).st_ino}\n".encode())

    def _path(self, writer: str) -> str:
        return os.path.join(self.folder, f"{writer}{ENDING}")


def writer_of(root: str) -> str:
    """The name of the ledger file that this copy of a desk writes, "" where it has none yet."""
    try:
        with open(os.path.join(root, ".locks", "writer"), encoding="ascii") as file:
            writer, inode = file.read(64).split()
        return writer if is_id(writer) and int(inode) == os.stat(root).st_ino else ""
    except (OSError, ValueError):
        return ""


def writers_in(folder: str) -> list[str]:
    """The names of the ledger files in a folder, in order; a link is passed over."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(name.removesuffix(ENDING) for name in names if name.endswith(ENDING) and is_id(name[: -len(ENDING)]))


def lock(descriptor: int) -> None:
    """Lock an open file until it is closed. Raises TimeoutError after a while; where locks are unknown none is taken."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    began = time.monotonic()
    while True:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() - began > PATIENCE:
                raise TimeoutError("somebody else writes the ledger and does not finish") from None
            time.sleep(_ASK_AGAIN)


def place_of(folder: str, identifier: str) -> str:
    """How a ledger names a file: its folder in the desk and its id."""
    return f"{folder}/{identifier}"


def unrecorded(files: Heads, recorded: Mapping[str, Any]) -> Heads:
    """The files of which some head is not in a ledger yet; `recorded` are the heads that are, by place."""
    return {place: heads for place, heads in files.items() if not set(heads) <= set(recorded.get(place, ()))}
