"""Bundles for tests, and changes to them as somebody might make them: to bytes, to members, and with a new manifest."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from factcheck.desk import bundles
from factcheck.errors import FactcheckError
from factcheck.model.canonical import canonical_bytes
from factcheck.publish.bundle.container import pack, unpack
from factcheck.publish.bundle.manifest import MANIFEST, manifest_bytes, members_of, read_manifest

Members = dict[str, bytes]


def with_new_manifest(members: Members) -> Members:
    """The members with a manifest that agrees with them, as whoever alters one would write it."""
    manifest = read_manifest(members[MANIFEST])
    return {**members, MANIFEST: manifest_bytes(replace(manifest, members=members_of(members)))}


def is_found(data: bytes, folder: Path) -> bool:
    """Whether verifying these bytes finds that something is not as it was written."""
    file = folder / "changed.zip"
    file.write_bytes(data)
    try:
        return not bundles.verify_bundle(file).is_proved
    except FactcheckError:
        return True


# Changes to the bytes of the file.


def flip(data: bytes, chance: random.Random) -> bytes:
    """One bit turned."""
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Some bytes taken out."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 400) :]


def insert(data: bytes, chance: random.Random) -> bytes:
    """Some bytes put in."""
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.randbytes(chance.randint(1, 40)) + data[place:]


def swap(data: bytes, chance: random.Random) -> bytes:
    """Two stretches of bytes in each other's place."""
    length = chance.randint(1, 30)
    first, second = sorted(chance.sample(range(len(data) - length), 2))
    second = max(second, first + length)
    return (data[:first] + data[second : second + length] + data[first + length : second] + data[first : first + length]
            + data[second + length :])  # fmt: skip


# Changes to members, packed again.


def take_out(members: Members, chance: random.Random) -> Members:
    """A member less."""
    gone = chance.choice(sorted(members))
    return {name: data for name, data in members.items() if name != gone}


def rename(members: Members, chance: random.Random) -> Members:
    """A member under another name that a member may have."""
    old = chance.choice(sorted(set(members) - {MANIFEST}))
    new = chance.choice([f"captures/{chance.randbytes(32).hex()}.txt", "cases/zzzzzzzz/case.html", "articles/zzzzzzzz.json",
                         f"cases/{old[6:14]}/published/{chance.randint(7, 99)}.json"])  # fmt: skip
    new = new if unpackable(new) else "articles/zzzzzzzz.html"
    return {new if name == old else name: data for name, data in members.items()}


def unpackable(name: str) -> bool:
    """Whether a member may be named so."""
    from factcheck.publish.bundle.container import is_member_name

    return is_member_name(name)


def exchange(members: Members, chance: random.Random) -> Members:
    """Two members with each other's bytes."""
    one, other = chance.sample(sorted(set(members) - {MANIFEST}), 2)
    return {**members, one: members[other], other: members[one]}


def add(members: Members, chance: random.Random) -> Members:
    """A member more."""
    return {**members, f"captures/{chance.randbytes(32).hex()}.txt": chance.randbytes(20)}


def alter(members: Members, chance: random.Random) -> Members:
    """The bytes of one member altered."""
    name = chance.choice(sorted(set(members) - {MANIFEST}))
    change = chance.choice([flip, cut, insert])
    return {**members, name: change(members[name], chance)}


def reword(members: Members, chance: random.Random) -> Members:
    """One value of one JSON member altered, and the member written as a bundle writes it."""
    name = chance.choice([name for name in sorted(members) if name.endswith(".json") and name != MANIFEST])
    value = json.loads(members[name])
    places = list(_leaves(value, ()))
    *path, last = chance.choice(places)
    inner = value
    for step in path:
        inner = inner[step]
    inner[last] = _another(inner[last], chance)
    is_pretty = name.endswith("case.json") or name.startswith("articles/")
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {**members, name: text.encode() if is_pretty else canonical_bytes(value)}


def drop_event(members: Members, chance: random.Random) -> Members:
    """An event taken out, or two in each other's place."""
    name = chance.choice([name for name in sorted(members) if name.endswith("events.json")])
    records = json.loads(members[name])
    place = chance.randrange(len(records) - 1)
    if chance.random() < 0.5:
        del records[place]
    else:
        records[place], records[place + 1] = records[place + 1], records[place]
    return {**members, name: canonical_bytes(records)}


def speak_in_manifest(members: Members, chance: random.Random) -> Members:
    """Something else that the manifest says."""
    record = json.loads(members[MANIFEST])
    name = chance.choice(["version", "made_on", "desk_name", "form", "cases", "left_out"])
    record[name] = {"form": 7, "cases": [*record["cases"], "zzzzzzzz"],
                    "left_out": [{"because": "so", "what": "index"}]}.get(name, f"{record[name]}x")  # fmt: skip
    return {**members, MANIFEST: canonical_bytes(record)}


BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, insert, swap)
MEMBERS: tuple[Callable[[Members, random.Random], Members], ...] = (take_out, rename, exchange, add, alter)
AFRESH: tuple[Callable[[Members, random.Random], Members], ...] = (
    take_out, rename, exchange, add, alter, alter, reword, reword, reword, drop_event, speak_in_manifest,
)  # fmt: skip


def changed(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """One random change to a bundle, with its name. It never leaves the bytes as they were."""
    while True:
        sort = chance.choice(("bytes", "members", "afresh"))
        if sort == "bytes":
            change: Any = chance.choice(BYTES)
            after = change(data, chance)
        else:
            change = chance.choice(MEMBERS if sort == "members" else AFRESH)
            members = change(dict(unpack(data).members), chance)
            if sort == "afresh" and MANIFEST in members and change is not speak_in_manifest:
                members = with_new_manifest(members)
            after = pack(members)
        if after != data:
            return f"{sort}: {change.__name__}", after


def packed_by_another(data: bytes) -> bytes:
    """The same members in a zip of another hand."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in unpack(data).members.items():
            zipped.writestr(name, content)
    return target.getvalue()


def _leaves(value: Any, path: tuple[Any, ...]) -> Any:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _leaves(item, (*path, place))
    elif path:
        yield path


def _another(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 1000))
    return f"{value or ''}{chance.choice('abc 0')}" if chance.random() < 0.7 else None if value else "x"
