"""Anchors: what every file of the desk held at a moment, as one hash that can be kept where nobody at the desk reaches it.

`anchors/<day>-<root>.json` holds the root and the leaves that it was made from, one a line: the heads of each case and
article, the owner of each key, and the seal in which each ledger ended. Beside it may lie a time stamp (`.tsr`, RFC 3161,
over the bytes of the file) and the certificates of who gave it (`.pem`). None of them is ever changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import DamagedFileError, DuplicateRefusedError, FactcheckError, NotFoundError
from factcheck.model.canonical import canonical_text, is_sha256
from factcheck.model.dataclass import dataclass
from factcheck.model.merkle import merkle_root
from factcheck.store.atomic import make_folders, read_whole, write_durably
from factcheck.store.doctor_reading import read_files
from factcheck.store.folders import files_in
from factcheck.store.key_files import known_keys, place_of_key
from factcheck.store.ledger import Ledger, place_of
from factcheck.store.ledger_reading import read_ledger, split_ids
from factcheck.store.operations import OSOps
from factcheck.store.stored_files import StoredFiles
from factcheck.store.strict_json import NotStrictError, parse_strict

FOLDER = "anchors"
STAMP, CERTIFICATES = ".tsr", ".pem"
_STEM = r"\d{4}-\d{2}-\d{2}-[0-9a-f]{16}"
_NAME, _NAME_OF_ANY = re.compile(rf"{_STEM}\.json"), re.compile(rf"{_STEM}\.(?:json|tsr|pem)")
_LARGEST = 1 << 30
_WHAT = "The anchor"
_DOCTOR = "Take a good copy of it from git or a backup, or: factcheck merge OTHER-DESK"

Leaves = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One anchor. `leaves` are the heads (or seal, or owner) by place; `root` is over them, 64 hexadecimal digits."""

    path: Path
    at: str
    by: str
    root: str
    leaves: Leaves
    data: bytes

    @property
    def count(self) -> int:
        """How many cases and articles it tells of."""
        return sum(not place.startswith(("keys/", "ledger/")) for place in self.leaves)

    @property
    def stamp(self) -> Path:
        """Where its time stamp lies, if it has one."""
        return self.path.with_suffix(STAMP)


def collect_leaves(files: Sequence[StoredFiles[Any]], ledger: Ledger) -> dict[str, list[str]]:
    """What every file holds now, each read and verified. Raises the DamagedFileError of the first that is not sound."""
    root, ops = Path(ledger.root), ledger.ops
    leaves = {f"ledger/{writer}": [seal] for writer, (_, seal) in read_ledger(ledger.root, ops).ends.items()}
    leaves |= {place_of_key(key): [key.binding] for key in known_keys(root, ops)}
    for some in files:
        for report in read_files(some.subject.name, root, [*some.paths()], ops):
            if report is None:
                continue
            if not report.id:
                found = report.findings[0]
                raise DamagedFileError(
                    f"{found.meaning} Nothing was anchored.", path=found.path, event=found.event,
                    hint="factcheck doctor   (names every damaged file)",
                )  # fmt: skip
            place = place_of(report.path.parent.relative_to(root).as_posix(), report.id)
            leaves[place] = sorted(head.hex() for head in split_ids(report.heads))
    return leaves


def lay_out_anchor(leaves: Leaves, *, at: str, by: str) -> tuple[bytes, str]:
    """The bytes of an anchor of these leaves, and its root."""
    lines = [canonical_text([place, list(leaves[place])]) for place in sorted(leaves)]
    root = merkle_root([line.encode("utf-8") for line in lines]).hex()
    head = canonical_text({"at": at, "by": by, "form": 1, "leaves": len(lines), "root": root})
    listed = ",\n".join(lines)
    return f'{{"anchor":{head},\n"leaves":[\n{listed}\n]}}\n'.encode(), root


def write_anchor(leaves: Leaves, *, at: str, by: str, ledger: Ledger) -> Anchor:
    """Write an anchor, and its root into the ledger. Raises DuplicateRefusedError, NotWritableError, UncertainSaveError."""
    data, top = lay_out_anchor(leaves, at=at, by=by)
    root = Path(ledger.root)
    path = root / FOLDER / f"{at[:10]}-{top[:16]}.json"
    if path.exists():
        raise DuplicateRefusedError(
            "Nothing changed since the desk was anchored today.", hint="factcheck anchor verify"
        )
    put(root, path, data, ledger.ops)
    ledger.record(f"{FOLDER}/{path.stem}", [top], at)
    return Anchor(path, at, by, top, leaves, data)


def put(root: Path, path: Path, data: bytes, ops: OSOps) -> None:
    """Write one file of the anchors, durably. Raises NotWritableError, UncertainSaveError."""
    make_folders(ops, str(root), str(path.parent), what=_WHAT)
    write_durably(ops, str(path), data, what=_WHAT, is_there=lambda: path.read_bytes() == data)


def read_anchors(root: Path, ops: OSOps) -> Iterator[Anchor | DamagedFileError]:
    """Every anchor, its root proved over its leaves, or what is wrong with its file; the oldest first."""
    for path in files_in(root / FOLDER, _NAME):
        try:
            yield read_anchor(path, ops)
        except DamagedFileError as error:
            yield error


def read_anchor(path: Path, ops: OSOps) -> Anchor:
    """One anchor, proved. Raises DamagedFileError."""
    try:
        data = read_whole(ops, str(path), _LARGEST)[0]
        found = parse_strict(data)
        head, leaves = found["anchor"], {place: list(heads) for place, heads in found["leaves"]}
        again, root = lay_out_anchor(leaves, at=head["at"], by=head["by"])
        if again != data or root != head["root"] or root[:16] != path.stem[-16:]:
            raise ValueError("its root is not that of its leaves")
        if not all(map(is_sha256, (head for heads in leaves.values() for head in heads))):
            raise ValueError("it names a head that is no hash")
    except (OSError, NotStrictError, ValueError, LookupError, TypeError) as error:
        raise DamagedFileError(
            f"{path.name} is not what was anchored: {error}.", path=str(path), hint=_DOCTOR
        ) from error
    return Anchor(path, head["at"], head["by"], root, leaves, data)


def choose_anchor(anchors: Sequence[Anchor], typed: str) -> Anchor:
    """The one anchor of a day or with a root that begins as typed; "" means the newest. Raises NotFoundError."""
    wanted = typed.strip().lower().removesuffix(".json")
    found = [one for one in anchors if not wanted or one.path.stem.startswith(wanted) or one.root.startswith(wanted)]
    if not found or (wanted and len(found) > 1):
        told = f"There are {len(found)} anchors “{typed}”." if found else f"There is no anchor “{typed}”."
        raise NotFoundError(
            told if wanted else "The desk was never anchored.",
            hint="factcheck anchor list" if wanted else "factcheck anchor",
        )
    return found[-1]


def merge_anchors(root: Path, other: Path, ops: OSOps) -> Iterator[str]:
    """Take in the anchors of another copy of the desk, with their stamps. Yields what was left out."""
    for theirs in files_in(other / FOLDER, _NAME_OF_ANY):
        ours = root / FOLDER / theirs.name
        try:
            if not ours.exists():
                put(root, ours, read_whole(ops, str(theirs), _LARGEST)[0], ops)
        except (OSError, FactcheckError) as error:
            yield f"The anchor {theirs.name} was left out: {error}"
