"""The signatures in a bundle: events of the kind `signed`, which name the events of one person, a key and a signature.

They prove that whoever holds a key stands behind those events. Whose key it is, a reader learns by comparing its fingerprint
with the one that the desk publishes elsewhere: what a bundle says of itself proves nothing about that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.bundle_report import ALTERED, NOTE, BundleFinding, SignedBy
from factcheck.model.desk_key import signed_bytes, spoken
from factcheck.model.event import Event

KIND = "signed"


def check_signatures(member: str, events: Sequence[Event]) -> tuple[tuple[SignedBy, ...], list[BundleFinding]]:
    """Who signed how many of these events with which key, and every signature that does not hold."""
    made = [event for event in events if event.kind == KIND]
    if not made:
        return (), []
    if not _can_prove():
        told = "its signatures were not checked: pip install 'factcheck[seal]'"
        return (), [BundleFinding(NOTE, member, told)]
    known = {event.id: event for event in events}
    findings: list[BundleFinding] = []
    proved: dict[tuple[str, str], set[str]] = {}
    for event in made:
        why = _why_not(event, known)
        if why:
            findings.append(BundleFinding(ALTERED, member, f"event {event.id[:10]} (signed): {why}", event.id))
        else:
            proved.setdefault((event.by.name, event.field("key")), set()).update(event.strings("signs"))
    return tuple(_told(proved)), findings


def _told(proved: dict[tuple[str, str], set[str]]) -> Iterator[SignedBy]:
    for (name, key), signed in sorted(proved.items()):
        yield SignedBy(name, spoken(key), len(signed))


def _why_not(event: Event, known: dict[str, Event]) -> str:
    """Why a signature does not hold, "" where it does."""
    names = event.strings("signs")
    if not names or any(name not in known for name in names):
        return "it signs events that are not there"
    if any(not known[name].by.is_same_person(event.by) for name in names):
        return "it signs events of somebody else"
    return (
        ""
        if _proves(event.field("key"), names, event.field("signature"))
        else "its signature does not fit what it signs"
    )


def _can_prove() -> bool:
    try:
        import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401 - whether it is there at all
    except ImportError:
        return False
    return True


def _proves(key: str, events: Sequence[str], signature: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), signed_bytes(events))
    except (InvalidSignature, ValueError):
        return False
    return True
