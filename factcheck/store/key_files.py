"""The public keys of a desk: `keys/<id>.json`, and `keys/<id>.retired.json` once a key is no longer used.

Nothing is ever changed in them, so that copies of a desk exchange them as a union; and the ledger records which key belongs
to whom, so that one that is put there by hand is told from one that was entered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.errors import DamagedFileError, DuplicateRefusedError, FactcheckError, NotFoundError
from factcheck.model.canonical import canonical_bytes, is_sha256
from factcheck.model.dataclass import replace
from factcheck.model.desk_key import DeskKey
from factcheck.model.event import Who
from factcheck.store.atomic import make_folders, read_whole, write_durably
from factcheck.store.folders import files_in
from factcheck.store.ledger import Ledger
from factcheck.store.operations import OSOps
from factcheck.store.strict_json import NotStrictError, parse_strict

FOLDER = "keys"
_NAME = re.compile(r"([0-9a-f]{16})\.json")
_LARGEST = 64 * 1024
_WHAT = "The key"


def read_keys(root: Path, ops: OSOps) -> Iterator[DeskKey | DamagedFileError]:
    """Every key of the desk, or what is wrong with its file, in the order of ids."""
    for path in files_in(root / FOLDER, _NAME):
        try:
            yield _read(path, ops)
        except DamagedFileError as error:
            yield error


def known_keys(root: Path, ops: OSOps) -> tuple[DeskKey, ...]:
    """The keys of the desk that can be read."""
    return tuple(key for key in read_keys(root, ops) if isinstance(key, DeskKey))


def choose_key(keys: tuple[DeskKey, ...], typed: str) -> DeskKey:
    """The one key whose id begins as typed, or whose owner has this name. Raises NotFoundError."""
    wanted = typed.strip().casefold()
    found = [key for key in keys if key.id.startswith(wanted) or key.who.name.casefold() == wanted]
    found = [key for key in found if not key.retired_at] or found
    if not wanted or len(found) != 1:
        told = "no key" if not found else f"{len(found)} keys"
        raise NotFoundError(f"The desk has {told} “{typed}”. Nothing was changed.", hint="factcheck key list")
    return found[0]


def enter_key(key: DeskKey, ledger: Ledger) -> None:
    """Write a key that is new. Raises DuplicateRefusedError, NotWritableError, UncertainSaveError."""
    root = Path(ledger.root)
    path = root / FOLDER / f"{key.id}.json"
    if path.exists():
        raise DuplicateRefusedError("The desk knows this key already. Nothing was changed.", hint="factcheck key list")
    _write(root, path, _record(key), ledger.ops)
    ledger.record(place_of_key(key), [key.binding], key.entered_at)


def retire_key(root: Path, key: DeskKey, *, by: str, at: str, because: str, ops: OSOps) -> DeskKey:
    """Write that a key is no longer used. Raises DuplicateRefusedError, NotWritableError, UncertainSaveError."""
    if key.retired_at:
        raise DuplicateRefusedError(
            f"The key {key.id} is retired already. Nothing was changed.", hint="factcheck key list"
        )
    path = root / FOLDER / f"{key.id}.retired.json"
    _write(root, path, {"at": at, "because": because, "by": by}, ops)
    return replace(key, retired_at=at, retired_by=by, because=because)


def merge_keys(root: Path, other: Path, ops: OSOps) -> Iterator[str]:
    """Take in the keys of another copy of the desk; of two entries of one the earlier counts. Yields what was left out."""
    for sort in ("", ".retired"):
        for key in known_keys(other, ops):
            theirs, ours = (place / FOLDER / f"{key.id}{sort}.json" for place in (other, root))
            try:
                data = read_whole(ops, str(theirs), _LARGEST)[0]
                if not ours.exists() or _moment(data) < _moment(read_whole(ops, str(ours), _LARGEST)[0]):
                    _write(root, ours, parse_strict(data), ops)
            except FileNotFoundError:
                continue
            except (OSError, NotStrictError, FactcheckError) as error:
                yield f"The key {key.id} was left out: {error}"


def place_of_key(key: DeskKey) -> str:
    """How the ledger names a key."""
    return f"{FOLDER}/{key.id}"


def _moment(data: bytes) -> tuple[str, bytes]:
    record = parse_strict(data)
    return str(record.get("entered_at", record.get("at", ""))), data


def _write(root: Path, path: Path, record: dict[str, Any], ops: OSOps) -> None:
    data = canonical_bytes(record) + b"\n"
    make_folders(ops, str(root), str(path.parent), what=_WHAT)
    write_durably(ops, str(path), data, what=_WHAT, is_there=lambda: path.read_bytes() == data)


def _record(key: DeskKey) -> dict[str, Any]:
    people = {"entered_by": key.entered_by, "who": key.who}
    told = {name: {"address": who.address, "name": who.name} for name, who in people.items()}
    return {"entered_at": key.entered_at, "key": key.key, **told}


def _read(path: Path, ops: OSOps) -> DeskKey:
    try:
        record = parse_strict(read_whole(ops, str(path), _LARGEST)[0])
        who, by = (Who(str(record[one]["name"]), str(record[one]["address"])) for one in ("who", "entered_by"))
        key = DeskKey(record["key"], who, str(record["entered_at"]), by)
        if not is_sha256(key.key) or f"{key.id}.json" != path.name:
            raise ValueError("it is not the key that its name says")
        retired = path.with_name(f"{key.id}.retired.json")
        if retired.exists():
            record = parse_strict(read_whole(ops, str(retired), _LARGEST)[0])
            key = replace(
                key, retired_at=str(record["at"]), retired_by=str(record["by"]), because=str(record["because"])
            )
        return key
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DamagedFileError(
            f"{path.name} is damaged: {error}.", path=str(path), hint="Take a good copy of it from git or a backup."
        ) from error
