"""Signatures in a file of a case or an article: proved against the keys of the desk, and what they do not cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.model.case import Case
from factcheck.model.desk_key import DeskKey, signed_bytes
from factcheck.model.event import Event
from factcheck.model.listing import Finding
from factcheck.store.case_files import StoredFile
from factcheck.store.key_files import known_keys
from factcheck.store.operations import RealOps

CHECK = "signatures"
KIND = "signed"
Prove = Callable[[str, Sequence[str], str], bool]
_REVIEW = (
    "factcheck history {id}   (ask the person whether it is theirs; a good copy comes from git, a backup or merge)"
)


@cache
def keys_at(root: Path) -> tuple[DeskKey, ...]:
    """The keys of a desk, read once in a process that looks at many files."""
    return known_keys(root, RealOps())


def examine_signatures(file: StoredFile[Any], keys: Sequence[DeskKey]) -> Iterator[Finding]:
    """What is not signed as it should be. A desk without keys whose files hold no signature costs nothing here."""
    made = [event for event in file.events if event.kind == KIND]
    if not made and not keys:
        return
    by_key = {key.key: key for key in keys}
    known = {event.id: event for event in file.events}
    proved: set[str] = set()
    for event in made:
        why = _why_not(event, by_key, known)
        if why:
            yield _finding(file, "damage", event.id, why, _REVIEW)
        else:
            proved.update(event.strings("signs"))
    yield from _find_unsigned(file, keys, proved)


def _why_not(event: Event, keys: dict[str, DeskKey], known: dict[str, Event]) -> str:
    """Why a signature does not count, "" where it does."""
    key, names = keys.get(event.field("key")), event.strings("signs")
    signed = [known[name] for name in names if name in known]
    if len(signed) < len(names) or not names:
        return "A signature in it is for events that it does not hold."
    if key is None:
        return (
            f"It is signed with the key {event.field('key')[:16]}…, which the desk does not know: somebody who was never "
            "entered wrote it, or wrote it anew."
        )
    others = [one for one in (*signed, event) if not one.by.is_same_person(key.who)]
    if others:
        return f"An event by {others[0].by.name} is signed with the key of {key.who.name}."
    if not proof()(event.field("key"), names, event.field("signature")):
        return f"A signature with the key of {key.who.name} does not fit what it signs: it was forged or changed."
    if key.retired_at and any(one.at > key.retired_at for one in signed):
        return f"It is signed with a key of {key.who.name} that was retired on {key.retired_at[:10]}."
    return ""


def _find_unsigned(file: StoredFile[Any], keys: Sequence[DeskKey], proved: set[str]) -> Iterator[Finding]:
    """Events without a signature that counts, by people who signed by then: one finding for each person.

    An event is as late as the latest that its author had seen, so that no wrong date takes it out of the count.
    """
    late: dict[str, str] = {}
    told: dict[str, tuple[Event, int]] = {}
    for event in file.events:
        late[event.id] = max((late[parent] for parent in event.parents), default="")
        late[event.id] = max(late[event.id], event.at)
        if event.kind == KIND or event.id in proved or not _is_expected(event.by, late[event.id], keys):
            continue
        first, count = told.get(event.by.name, (event, 0))
        told[event.by.name] = (first, count + 1)
    for name, (first, count) in told.items():
        some = "An event" if count == 1 else f"{count} events"
        meaning = f"{some} by {name} {'is' if count == 1 else 'are'} not signed, and their key was entered before."
        remedy = f"{_REVIEW}   If {name} signs no more: factcheck key retire"
        yield _finding(file, "warning", first.id, meaning, remedy)


def _is_expected(who: Any, at: str, keys: Sequence[DeskKey]) -> bool:
    return any(
        key.who.is_same_person(who) and key.entered_at <= at and not (key.retired_at and at >= key.retired_at)
        for key in keys
    )


@cache
def proof() -> Prove:
    """Whether a signature (hexadecimal) of these events was made with this key. Loads cryptography, where there is one."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:  # which the doctor tells, once
        return lambda _key, _events, _signature: True

    @cache
    def loaded(key: str) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))

    def prove(key: str, events: Sequence[str], signature: str) -> bool:
        try:
            loaded(key).verify(bytes.fromhex(signature), signed_bytes(events))
        except (InvalidSignature, ValueError):
            return False
        return True

    return prove


def _finding(file: StoredFile[Any], severity: str, event: str, meaning: str, remedy: str) -> Finding:
    look = remedy if isinstance(file.state, Case) else remedy.replace("factcheck history", "factcheck article show")
    return Finding(CHECK, severity, str(file.path), event, meaning, look.format(id=file.state.id))
