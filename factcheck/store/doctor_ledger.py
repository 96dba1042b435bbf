"""The ledger against the files: what was rolled back, taken away or written anew, and what is wrong with the ledger itself.

The ledger is read before the files, because it is written after them: whatever it tells of then, a file that is read later
holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.model.dataclass import dataclass, field
from factcheck.model.listing import Finding
from factcheck.store.file_names import id_in_name
from factcheck.store.folders import all_files
from factcheck.store.ledger import ENDING, FOLDER, place_of, writer_of
from factcheck.store.ledger_reading import LedgerRead, read_ledger, split_ids
from factcheck.store.operations import OSOps

CHECK = "ledger"
RECORD = "factcheck doctor --fix   (records what the files hold now)"
_MERGE = "Take the newest copy of it from git or a backup, or: factcheck merge OTHER-DESK"
_ON_ITS_WAY = "or a sync has brought the ledger and not yet the file"


@dataclass
class LedgerCheck:
    """One comparison of the ledger of the desk at `root` with its files."""

    root: Path
    ops: OSOps
    read: LedgerRead = field(default_factory=LedgerRead)
    seen: set[str] = field(default_factory=set)
    behind: list[Path] = field(default_factory=list)

    def begin(self, anchored: Mapping[tuple[str, str], str]) -> None:
        """Read the ledger, in which the lines that were anchored must be. Nothing read later may be older than it."""
        self.read = read_ledger(str(self.root), self.ops, anchored)

    def compare(self, path: Path, identifier: str, events: bytes, heads: bytes) -> Iterator[Finding]:
        """What the ledger says of one sound file; `events` are the ids of its events, `heads` of the newest, packed."""
        place = place_of(path.parent.relative_to(self.root).as_posix(), identifier)
        self.seen.add(place)
        recorded = set(split_ids(self.read.recorded.get(place, b"")))
        now = set(split_ids(heads))
        if not now <= recorded:
            self.behind.append(path)
        missing = recorded.difference(split_ids(events)) - self._accepted(place)
        if missing:
            first = min(missing).hex()
            yield Finding(
                CHECK, "damage", str(path), first, self._missing(place, len(missing), now <= recorded), _MERGE
            )

    def end(self) -> Iterator[Finding]:
        """What is recorded and not there, what is not recorded, and what is wrong with the ledger itself."""
        yield from self._find_gone()
        for fault in self.read.faults:
            path = str(self.root / FOLDER / f"{fault.writer}{ENDING}")
            yield _fault(path, fault.line, fault.reason, is_damage=fault.is_damage)
        writer = writer_of(str(self.root))
        if writer and not (self.root / FOLDER / f"{writer}{ENDING}").exists():
            meaning = "The ledger that this copy of the desk writes is gone, and with it what only it tells of."
            remedy = "Take it from git, a backup or another copy of the desk: factcheck merge OTHER-DESK"
            yield Finding(CHECK, "warning", str(self.root / FOLDER / f"{writer}{ENDING}"), "", meaning, remedy)
        if self.behind:
            some = f"{len(self.behind)} files hold" if len(self.behind) > 1 else f"{self.behind[0].name} holds"
            meaning = (
                f"{some} changes that the ledger does not tell of yet: a save that was cut off, or an older version."
            )
            yield Finding(CHECK, "note", str(self.behind[0]), "", meaning, RECORD)
        for line in self.read.accepted:
            for place in line.gone:
                meaning = f"{line.by} accepted on {line.at[:10]} that events of it are missing: {line.because}"
                yield Finding(CHECK, "note", str(self.root / place), "", meaning, "Nothing is to be done.")

    def _missing(self, place: str, count: int, is_older: bool) -> str:
        at = self.read.last[place][0][:10]
        events = "an event" if count == 1 else f"{count} events"
        if is_older:
            how = f"it was put back to an older copy, {_ON_ITS_WAY}"
        else:
            how = f"its history was written anew, {_ON_ITS_WAY}"
        return f"The ledger of the desk tells of {events} (the last of {at}) that it does not hold: {how}."

    def _find_gone(self) -> Iterator[Finding]:
        missing = {place for place in self.read.recorded if place not in self.seen}
        if not missing:
            return
        here = (file for sort in ("", "articles") for file in all_files(str(self.root), sort))
        names = {place_of(folder, id_in_name(name)) for folder, name in here}
        for place in sorted(missing):
            left = {bytes(head) for head in split_ids(self.read.recorded[place])} - self._accepted(place)
            if place in names or not left or place.startswith(("keys/", "anchors/")):
                continue
            sort = "article" if place.startswith("articles/") else "case"
            aside = " It was moved aside by a repair." if _is_aside(self.root, place) else ""
            meaning = (
                f"The ledger of the desk tells of {sort} {place[-8:]} (last of {self.read.last[place][0][:10]}), and its "
                f"file is not there: it was taken away, {_ON_ITS_WAY}.{aside}"
            )
            yield Finding(
                CHECK,
                "warning" if aside else "damage",
                str(self.root / f"{place}-….json"),
                left.pop().hex(),
                meaning,
                _MERGE,
            )

    def _accepted(self, place: str) -> set[bytes]:
        return {bytes.fromhex(head) for head in self.read.accepted_of(place)} if self.read.accepted else set()


def _is_aside(root: Path, place: str) -> bool:
    return any((root / ".aside").glob(f"*/{place}-*.json"))


def _fault(path: str, line: int, reason: str, *, is_damage: bool) -> Finding:
    where = f"Line {line} of it: {reason}" if line else reason[0].upper() + reason[1:]
    if is_damage:
        meaning = f"{where}. The ledger was damaged or changed by hand."
        remedy = "Take this ledger from git, a backup or another copy of the desk: factcheck merge OTHER-DESK"
        return Finding(CHECK, "damage", path, "", meaning, remedy)
    meaning = (
        f"{where}: the power failed after others saw the first, or somebody wrote it anew. Both are kept and count."
    )
    return Finding(CHECK, "note", path, "", meaning, "Compare the two lines where you did not lose power.")
