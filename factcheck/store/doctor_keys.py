"""The public keys of the desk against the ledger: whether each was entered by the command, and none was taken away."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from factcheck.errors import DamagedFileError
from factcheck.model.desk_key import DeskKey
from factcheck.model.listing import Finding
from factcheck.store.key_files import FOLDER, place_of_key, read_keys
from factcheck.store.ledger_reading import LedgerRead
from factcheck.store.operations import OSOps

CHECK = "keys"
_COPY = "Take a good copy of it from git or a backup, or: factcheck merge OTHER-DESK"


def examine_keys(root: Path, ops: OSOps, ledger: LedgerRead) -> Iterator[Finding]:
    """What is wrong with the keys of a desk."""
    seen: set[str] = set()
    for key in read_keys(root, ops):
        if isinstance(key, DamagedFileError):
            seen.add(f"{FOLDER}/{Path(key.path).name[:16]}")
            yield Finding(CHECK, "damage", key.path, "", key.message, _COPY)
            continue
        seen.add(place_of_key(key))
        yield from _examine_entry(root, key, ledger)
    for place in sorted(place for place in ledger.recorded if place.startswith(f"{FOLDER}/") and place not in seen):
        meaning = (
            "The ledger tells of a key whose file is not there: what it signed can't be told from forgery any more."
        )
        yield Finding(CHECK, "damage", str(root / f"{place}.json"), "", meaning, _COPY)
    if seen and find_spec("cryptography") is None:
        meaning = "Signatures were not proved: the part that proves them is not installed."
        yield Finding(CHECK, "warning", str(root / FOLDER), "", meaning, 'pip install "factcheck[seal]"')


def _examine_entry(root: Path, key: DeskKey, ledger: LedgerRead) -> Iterator[Finding]:
    recorded = ledger.heads_of(place_of_key(key))
    path = str(root / FOLDER / f"{key.id}.json")
    if not recorded and ledger.lines:
        meaning = (
            f"The key of {key.who.name} was put there by hand, or its line in the ledger is lost: nobody entered it."
        )
        remedy = f"Ask {key.who.name} whether it is theirs; if not: factcheck key retire {key.id} --because WHY"
        yield Finding(CHECK, "warning", path, "", meaning, remedy)
    elif recorded and key.binding not in recorded:
        meaning = f"It says that the key is that of {key.who}, and the ledger that it is somebody else's."
        yield Finding(CHECK, "damage", path, "", meaning, _COPY)
