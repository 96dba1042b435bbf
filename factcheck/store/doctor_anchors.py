"""The anchors against the files: whether everything that was anchored is still there.

An anchor outlasts a ledger that somebody wrote anew together with the files, as far as it, or its root, is kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import DamagedFileError, FactcheckError, MissingExtraError
from factcheck.model.dataclass import dataclass, field
from factcheck.model.listing import Finding
from factcheck.store.anchors import CERTIFICATES, FOLDER, Anchor, read_anchors
from factcheck.store.ledger import place_of
from factcheck.store.ledger_reading import LedgerRead, split_ids
from factcheck.store.operations import OSOps

CHECK = "anchors"
_COPY = "Take the newest copy of it from git or a backup, or: factcheck merge OTHER-DESK"


@dataclass
class AnchorCheck:
    """One comparison of the anchors of the desk at `root` with its files. `only` is the anchor to look at, None for all."""

    root: Path
    ops: OSOps
    only: Path | None = None
    wanted: dict[str, dict[bytes, Anchor]] = field(
        default_factory=dict
    )  # by place the heads, each with its first anchor
    found: list[Finding] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)

    def begin(self) -> None:
        """Read the anchors, before the files."""
        for anchor in read_anchors(self.root, self.ops):
            if isinstance(anchor, DamagedFileError):
                self.found.append(Finding(CHECK, "damage", anchor.path, "", anchor.message, _COPY))
            elif self.only in (None, anchor.path):
                self.anchors.append(anchor)
                for place, heads in anchor.leaves.items():
                    some = self.wanted.setdefault(place, {})
                    for head in heads:
                        some.setdefault(bytes.fromhex(head), anchor)

    @property
    def seals(self) -> dict[tuple[str, str], str]:
        """The ends of ledgers that were anchored, each with the day of its anchor."""
        return {
            (place.removeprefix("ledger/"), seal.hex()): anchor.at[:10]
            for place, seals in self.wanted.items() if place.startswith("ledger/")
            for seal, anchor in seals.items()
        }  # fmt: skip

    def compare(self, path: Path, identifier: str, events: bytes, ledger: LedgerRead) -> Iterator[Finding]:
        """What was anchored of one sound file and is no longer in it."""
        place = place_of(path.parent.relative_to(self.root).as_posix(), identifier)
        anchored = self.wanted.pop(place, None)
        if not anchored:
            return
        missing = set(anchored).difference(split_ids(events)) - _accepted(ledger, place)
        if missing:
            first = min(missing, key=lambda head: anchored[head].at)
            meaning = (
                f"It was anchored on {anchored[first].at[:10]} with an event that it does not hold now: it was put back to "
                "an older copy, or its history was written anew."
            )
            yield Finding(CHECK, "damage", str(path), first.hex(), meaning, _COPY)

    def end(self, ledger: LedgerRead, damaged: set[str]) -> Iterator[Finding]:
        """What was anchored and is gone, and what is wrong with the anchors themselves. `damaged` can't be read."""
        yield from self.found
        for place, heads in sorted(self.wanted.items()):
            if place.startswith(("ledger/", "keys/")) or place in damaged:
                continue
            left = set(heads) - _accepted(ledger, place)
            if left:
                meaning = (
                    f"It was anchored on {heads[min(left)].at[:10]}, and its file is not there: it was taken away."
                )
                yield Finding(CHECK, "damage", str(self.root / f"{place}-….json"), min(left).hex(), meaning, _COPY)
        for writer, day in ledger.unseen:
            meaning = (
                f"The ledger that was anchored on {day} held a line that it lacks now: it was cut or written anew."
            )
            yield Finding(CHECK, "damage", str(self.root / "ledger" / f"{writer}.jsonl"), "", meaning, _COPY)
        yield from self._find_gone_anchors(ledger)
        for anchor in self.anchors:
            yield from _examine_stamp(anchor)

    def _find_gone_anchors(self, ledger: LedgerRead) -> Iterator[Finding]:
        for place in sorted(ledger.recorded):
            if place.startswith(f"{FOLDER}/") and not (self.root / f"{place}.json").exists():
                meaning = f"The ledger tells of an anchor of {place[8:18]} whose file is not there."
                yield Finding(CHECK, "damage", str(self.root / f"{place}.json"), "", meaning, _COPY)


def _accepted(ledger: LedgerRead, place: str) -> set[bytes]:
    return {bytes.fromhex(head) for head in ledger.accepted_of(place)} if ledger.accepted else set()


def _examine_stamp(anchor: Anchor) -> Iterator[Finding]:
    """Whether the time stamp of an anchor, if it has one, holds against the certificates that lie beside it."""
    from factcheck.store.time_stamps import prove_stamp

    if not anchor.stamp.exists():
        return
    try:
        certificates = anchor.path.with_suffix(CERTIFICATES)
        prove_stamp(anchor.stamp.read_bytes(), anchor.data, certificates.read_bytes() if certificates.exists() else b"")
    except MissingExtraError as error:
        yield Finding(
            CHECK, "note", str(anchor.stamp), "", "The time stamp was not proved: " + error.message, error.hint
        )
    except (FactcheckError, OSError) as error:
        remedy = "factcheck anchor verify --authority FILE   (the authority's certificate, from its own page)"
        meaning = error.message if isinstance(error, FactcheckError) else f"The time stamp can't be read: {error}."
        yield Finding(CHECK, "damage", str(anchor.stamp), "", meaning, remedy)
