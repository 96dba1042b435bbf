"""A whole ledger, read and proved: every line of every copy that wrote to it, and what is wrong with them.

Of one file the lines with the same number are branches: two copies went on from the same line, because a power cut took the
end of a ledger that others had seen already, or because somebody wrote it anew. Both count, so a branch hides nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from factcheck.errors import DamagedFileError
from factcheck.model.dataclass import dataclass, field
from factcheck.store.atomic import read_whole
from factcheck.store.ledger import ENDING, FOLDER, Ledger, place_of, writers_in
from factcheck.store.ledger_lines import LedgerLine, LedgerLineError, follows, read_line, whole_lines
from factcheck.store.operations import OSOps
from factcheck.store.os_words import explain
from factcheck.store.stored_files import StoredFiles

LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a ledger file: `is_damage` where it is not what was written, else it is only worth knowing."""

    writer: str
    line: int
    reason: str
    is_damage: bool = True


@dataclass(slots=True)
class LedgerRead:
    """All that the ledger of a desk says.

    `recorded` are the heads of each place, 32 bytes each, one after the other; `last` the moment and the ledger of the line
    that told of a place last; `ends` the number and the seal in which each ledger ends.
    """

    recorded: dict[str, bytearray] = field(default_factory=dict)
    last: dict[str, tuple[str, str]] = field(default_factory=dict)
    accepted: list[LedgerLine] = field(default_factory=list)
    ends: dict[str, tuple[int, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)  # anchored ends that are in no ledger, with their day
    lines: int = 0

    def heads_of(self, place: str) -> set[str]:
        """The heads that were ever recorded of a place."""
        return {head.hex() for head in split_ids(self.recorded.get(place, b""))}

    def accepted_of(self, place: str) -> set[str]:
        """Of these the ones that a person accepted as missing."""
        return {head for line in self.accepted for head in line.gone.get(place, ())}


def split_ids(packed: bytes | bytearray) -> list[bytes]:
    """Ids of events, 32 bytes each, one by one."""
    return [bytes(packed[start : start + 32]) for start in range(0, len(packed), 32)]


def read_ledger(root: str, ops: OSOps, anchored: Mapping[tuple[str, str], str] | None = None) -> LedgerRead:
    """The ledger of the desk at `root`, as far as it can be read; what is wrong with it is among the faults.

    `anchored` are the lines (ledger and seal) that must be in it, each with the day of its anchor.
    """
    read, folder = LedgerRead(), os.path.join(root, FOLDER)
    data: dict[str, bytes] = {}
    for writer in writers_in(folder):
        try:
            data[writer] = read_whole(ops, os.path.join(folder, f"{writer}{ENDING}"), LARGEST)[0]
        except FileNotFoundError:
            continue
        except OSError as error:
            read.faults.append(Fault(writer, 0, f"it can't be read: {explain(error)}"))
    followed = _followed(data)
    wanted = {*followed, *(anchored or {})}
    for writer, lines in data.items():
        _take(read, writer, lines, wanted)
    read.unseen = [(writer, day) for (writer, seal), day in (anchored or {}).items() if (writer, seal) in wanted]
    for (other, seal), by in sorted(followed.items()):
        if (other, seal) not in wanted:
            continue
        how = "its end is cut off" if other in data else "it is gone"
        read.faults.append(Fault(other, 0, f"{how}; the ledger {by}{ENDING} saw more of it"))
    return read


def _followed(data: Mapping[str, bytes]) -> dict[tuple[str, str], str]:
    """In which lines (ledger and seal) others ended when a ledger began, and which ledger says so in its first line."""
    wanted: dict[tuple[str, str], str] = {}
    for writer, lines in data.items():
        with suppress(LedgerLineError, StopIteration):
            first = read_line(next(whole_lines(lines[: lines.find(b"\n") + 1])))
            for other, seal in first.follows.items():
                wanted[other, str(seal)] = writer
    return wanted


def _take(read: LedgerRead, writer: str, data: bytes, wanted: set[tuple[str, str]]) -> None:
    """Take in the lines of one file; those that others saw are no longer wanted."""
    before: list[str] = [""]  # the seals of the lines of the number before, and of the same number
    same: list[str] = []
    number = 0
    try:
        for text in whole_lines(data):
            line = read_line(text)
            if line.number == number:
                read.faults.append(Fault(writer, number, "there are two lines of this number", is_damage=False))
            else:
                if number:
                    before, same = same, []
                if line.number != number + 1:
                    before = []
                number = line.number
            if not any(follows(line, seal) for seal in before):
                read.faults.append(Fault(writer, number, "it is not a line that follows the one before it"))
            same.append(line.seal)
            wanted.discard((writer, line.seal))
            read.ends[writer] = (number, line.seal)
            _take_line(read, writer, line)
    except LedgerLineError as error:
        read.faults.append(Fault(writer, number + 1, str(error)))


def _take_line(read: LedgerRead, writer: str, line: LedgerLine) -> None:
    read.lines += 1
    for place, heads in line.files.items():
        packed = read.recorded.setdefault(place, bytearray())
        for head in heads:
            packed += _packed(head)
        if line.at >= read.last.get(place, ("", ""))[0]:
            read.last[place] = (line.at, writer)
    if line.gone:
        read.accepted.append(line)


def _packed(head: str) -> bytes:
    try:
        packed = bytes.fromhex(head)
    except ValueError as error:
        raise LedgerLineError("it names a head that is no id of an event") from error
    if len(packed) != 32:
        raise LedgerLineError("it names a head that is no id of an event")
    return packed


def catch_up(ledger: Ledger, files: Iterable[StoredFiles[Any]]) -> int:
    """Record the heads of every file that the ledger does not tell of yet; of how many, 0 where it can't be written."""
    known, found, newest = read_ledger(ledger.root, ledger.ops), dict[str, Sequence[str]](), ""
    for some in files:
        for file in some.read_all():
            if not isinstance(file, DamagedFileError):
                place = place_of(file.path.parent.relative_to(some.root).as_posix(), file.state.id)
                if not known.heads_of(place).issuperset(file.state.heads):
                    found[place], newest = file.state.heads, max(newest, file.events[-1].at)
    return len(found) if found and ledger.append(found, newest) else 0
