"""What somebody does who may write every file of a desk: histories written anew, signatures made again, ledgers resealed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.config.own_keys import make_own_key, sign_with
from factcheck.model.canonical import canonical_bytes
from factcheck.model.case_record import case_record
from factcheck.model.desk_key import DeskKey, signed_bytes
from factcheck.model.event import Draft, Event, Who, make_event, record_of
from factcheck.model.fold import fold_case
from factcheck.store.anchors import lay_out_anchor, read_anchor
from factcheck.store.case_files import read_case_file
from factcheck.store.layout import lay_out
from factcheck.store.ledger_lines import sealed
from factcheck.store.operations import RealOps

Signer = Callable[[Event, list[str]], tuple[str, str] | None]


def rewrite(path: Path, old: str, new: str, *, sign: Signer | None = None) -> list[str]:
    """Write the history of a case anew with other words in it, every id computed again; the new heads.

    `sign` gives key and signature for what a signature stood for; None drops all signatures.
    """
    ids: dict[str, str] = {}
    made: list[Event] = []
    for event in read_case_file(path).events:
        fields = dict(event.fields)
        if event.kind == "signed":
            names = sorted(ids[one] for one in event.strings("signs"))
            given = sign(event, names) if sign else None
            if given is None:
                ids[event.id] = made[-1].id
                continue
            fields |= {"key": given[0], "signature": given[1], "signs": names}
        if "with" in fields:
            fields["with"] = ids[str(fields["with"])]
        made.append(_again(event, fields, {ids[one] for one in event.parents}, made, old, new))
        ids[event.id] = made[-1].id
    case = fold_case(made)
    path.write_bytes(lay_out("case", case_record(case), [record_of(event) for event in made]))
    return list(case.heads)


def _again(event: Event, fields: dict[str, Any], parents: set[str], made: list[Event], old: str, new: str) -> Event:
    clock = 1 + max((one.clock for one in made if one.id in parents), default=0)
    body = json.loads(json.dumps(event.body).replace(old, new))
    draft = Draft(event.kind, fields, body)
    return make_event(draft, by=event.by, at=event.at, clock=clock, parents=sorted(parents), salt=event.salt)


def own_signer(public: str) -> Signer:
    """Signs what had a signature with a key whose private half is here, whoever's it was."""
    return lambda _event, names: (public, sign_with(public, signed_bytes(names)))


def signer_for(name: str, public: str) -> Signer:
    """Signs with this key what one person signed and is no longer the same; other signatures stay as they are."""

    def sign(event: Event, names: list[str]) -> tuple[str, str]:
        if event.by.name == name and names != sorted(event.strings("signs")):
            return public, sign_with(public, signed_bytes(names))
        return event.field("key"), event.field("signature")

    return sign


def forged(event: Event, _names: list[str]) -> tuple[str, str]:
    """The signature that was there, which no longer fits."""
    return event.field("key"), event.field("signature")


def reseal(root: Path, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
    """Write every ledger anew: each line as `change` returns it, None for a line that is left out, and seals that fit."""
    for path in sorted((root / "ledger").glob("*.jsonl")):
        lines, seal, number = [], "", 0
        for text in path.read_text().splitlines():
            content = {key: value for key, value in json.loads(text).items() if key not in ("line", "seal")}
            changed = change(content)
            if changed is not None:
                number += 1
                text, seal = sealed(seal, number, changed)
                lines.append(f"{text}\n")
        path.write_text("".join(lines))


def only_heads(place: str, heads: list[str]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A ledger that never knew other heads of a place than these."""

    def change(content: dict[str, Any]) -> dict[str, Any]:
        files = {one: (heads if one == place else known) for one, known in content.get("files", {}).items()}
        return {**content, "files": files}

    return change


def without(place: str) -> Callable[[dict[str, Any]], dict[str, Any] | None]:
    """A ledger that never knew of a place."""

    def change(content: dict[str, Any]) -> dict[str, Any] | None:
        files = {one: heads for one, heads in content.get("files", {}).items() if one != place}
        return {**content, "files": files} if files else None

    return change


def anchor_again(root: Path, path: Path, leaves: dict[str, list[str]]) -> None:
    """Write an anchor anew with other leaves, under the name that its new root has, and what the ledger says of it too."""
    known = read_anchor(path, RealOps())
    data, top = lay_out_anchor({**known.leaves, **leaves}, at=known.at, by=known.by)
    path.unlink()
    new = path.with_name(f"{known.at[:10]}-{top[:16]}.json")
    new.write_bytes(data)
    for suffix in (".tsr", ".pem"):
        if path.with_suffix(suffix).exists():
            path.with_suffix(suffix).rename(new.with_suffix(suffix))

    def renamed(content: dict[str, Any]) -> dict[str, Any]:
        files = content.get("files", {})
        if f"anchors/{path.stem}" in files:
            files = {f"anchors/{new.stem}": [top]}
        return {**content, "files": files}

    reseal(root, renamed)


def put_key(root: Path, who: Who, at: str) -> str:
    """Put the file of a key for somebody into the desk, past the command; its public half."""
    public, _ = make_own_key(in_file=True)
    key = DeskKey(public, who, at, who)
    person = {"address": who.address, "name": who.name}
    record = {"entered_at": at, "entered_by": person, "key": public, "who": person}
    (root / "keys" / f"{key.id}.json").write_bytes(canonical_bytes(record) + b"\n")
    return public
