"""An event: one thing that one person did to a case or an article, and the id that makes it unforgeable.

The id is the SHA-256 of the event's canonical JSON, parents included, so no past event can be altered without changing
every id after it. What a person wrote (the body) enters the id only through a salted hash kept beside it: a body can
be taken out and the chain still verifies, and a short secret can't be guessed from its hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.model.canonical import LARGEST_INTEGER, canonical_bytes, is_sha256, sha256
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import is_instant

# Lower than the limit of canonical JSON, so that a record, its file and what quotes them have a canonical form as well.
DEEPEST_BODY = 32
SALT = re.compile(r"[0-9a-f]{32}")
KIND = re.compile(r"[a-z]+(?:-[a-z]+)*")
ENVELOPE = frozenset({"at", "body", "body_hash", "by", "clock", "id", "kind", "parents", "salt"})
PERSON = frozenset({"name", "address"})
_NOT_IN_THE_ID = frozenset({"id", "body", "salt"})


class InvalidEventError(ValueError):
    """An event record is not what its author wrote. The message says what does not agree."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person who did something: a name and, where known, an address."""

    name: str
    address: str = ""

    def is_same_person(self, other: Who) -> bool:
        """Whether two entries mean one person: the same address, or the same name where one has no address."""
        if self.address and other.address:
            return self.address.casefold() == other.address.casefold()
        return self.name.casefold() == other.name.casefold()

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.address else self.name


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `fields` are its own fields, which its id covers openly; `body` is what a person wrote, None once it was
    taken out. `at` is for people; the order of events is (clock, id)."""

    id: str
    kind: str
    clock: int
    at: str
    by: Who
    parents: tuple[str, ...]
    fields: Mapping[str, Any]
    body: Mapping[str, Any] | None
    body_hash: str
    salt: str

    def words(self, name: str) -> str:
        """A text of the body, "" where it is missing or was taken out."""
        value = (self.body or {}).get(name)
        return value if isinstance(value, str) else ""

    def value(self, name: str) -> Any:
        """A value of the body, None where it is missing or was taken out."""
        return (self.body or {}).get(name)

    def field(self, name: str) -> str:
        """A text among the event's own fields, "" where it is missing."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of texts among the event's own fields, empty where it is missing."""
        value = self.fields.get(name)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list | tuple) else ()

    @property
    def order(self) -> tuple[int, str]:
        """The place of the event among the events of its file."""
        return self.clock, self.id


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that is about to happen: its kind, its own fields and what the person wrote."""

    kind: str
    fields: Mapping[str, Any]
    body: Mapping[str, Any]


def make_event(draft: Draft, *, by: Who, at: str, clock: int, parents: Sequence[str], salt: str) -> Event:
    """The event with its id.

    `salt` is 16 random bytes in hexadecimal; `parents` are the ids of the newest events its author had seen; `clock` is
    1 + the largest clock among them. Raises ValueError for what has no canonical JSON form.
    """
    clash = ENVELOPE & set(draft.fields)
    if clash:
        raise ValueError(f"{', '.join(sorted(clash))} belong to every event and can't be an event's own fields")
    body = canonical_bytes(draft.body, deepest=DEEPEST_BODY)
    given = {
        **draft.fields, "at": at, "body_hash": sha256(bytes.fromhex(salt) + body),
        "by": {"address": by.address, "name": by.name}, "clock": clock, "kind": draft.kind, "parents": sorted(parents),
    }  # fmt: skip
    hashed = canonical_bytes(given, deepest=DEEPEST_BODY + 1)
    # Read back from its bytes: the event is what a file will hold, and the caller's lists are no longer part of it.
    made = {**json.loads(hashed), "body": json.loads(body), "id": sha256(hashed), "salt": salt}
    _check_shape(made)
    return _event_from(made)


def hash_body(body: Mapping[str, Any], salt: str) -> str:
    """SHA-256 of the salt's 16 bytes followed by the canonical body. Raises ValueError where it has no canonical form."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical_bytes(body, deepest=DEEPEST_BODY)).hexdigest()


def record_of(event: Event) -> dict[str, Any]:
    """The event as the JSON object that files hold."""
    return {
        **event.fields,
        "at": event.at,
        "body": event.body,
        "body_hash": event.body_hash,
        "by": {"address": event.by.address, "name": event.by.name},
        "clock": event.clock,
        "id": event.id,
        "kind": event.kind,
        "parents": list(event.parents),
        "salt": event.salt,
    }


def event_of(record: Any) -> Event:
    """Read and verify one record of a file. Raises InvalidEventError with what does not agree."""
    _check_shape(record)
    if record["body"] is not None and _hash_of_body(record) != record["body_hash"]:
        raise InvalidEventError("what was written does not agree with its hash")
    if _id_of(record) != record["id"]:
        raise InvalidEventError("its content does not agree with its id")
    return _event_from(record)


def event_of_verified(record: dict[str, Any]) -> Event:
    """The event of a record that `event_of` has read before, of the same bytes."""
    return _event_from(record)


def _event_from(record: dict[str, Any]) -> Event:
    by = record["by"]
    fields = {key: value for key, value in record.items() if key not in ENVELOPE} if len(record) > 9 else {}
    return Event(  # in the order of its fields, which is the quickest way: a desk has a million of them
        record["id"],
        record["kind"],
        record["clock"],
        record["at"],
        Who(by["name"], by["address"]),
        tuple(record["parents"]),
        fields,
        record["body"],
        record["body_hash"],
        record["salt"],
    )


def without_body(event: Event) -> Event:
    """The event with what its author wrote taken out: its id, and so the chain, stays as it was."""
    record = {**record_of(event), "body": None, "salt": ""}
    return event_of(record)


def _hash_of_body(record: Mapping[str, Any]) -> str:
    try:
        return hash_body(record["body"], record["salt"])
    except ValueError as error:
        raise InvalidEventError(f"its body has no canonical form: {error}") from error


def _id_of(record: Mapping[str, Any]) -> str:
    hashed = {key: value for key, value in record.items() if key not in _NOT_IN_THE_ID}
    try:
        return sha256(canonical_bytes(hashed, deepest=DEEPEST_BODY + 1))
    except ValueError as error:
        raise InvalidEventError(f"it has no canonical form: {error}") from error


def _check_shape(record: Any) -> None:
    if not isinstance(record, dict):
        raise InvalidEventError("it is not an object")
    if not record.keys() >= ENVELOPE:
        raise InvalidEventError(f"it lacks {', '.join(sorted(ENVELOPE - set(record)))}")
    if not isinstance(record["kind"], str) or not KIND.fullmatch(record["kind"]):
        raise InvalidEventError("its kind is not a kind of event")
    _check_order(record)
    if not isinstance(record["at"], str) or not is_instant(record["at"]):
        raise InvalidEventError("its time is not a moment in UTC")
    by = record["by"]
    if not isinstance(by, dict) or by.keys() != PERSON or not (type(by["name"]) is type(by["address"]) is str):
        raise InvalidEventError("its author is not a name and an address")
    _check_body(record)


def _check_order(record: Mapping[str, Any]) -> None:
    clock, parents = record["clock"], record["parents"]
    if type(clock) is not int or not 1 <= clock <= LARGEST_INTEGER:
        raise InvalidEventError("its clock is not a count from 1")
    if not isinstance(parents, list) or not all(map(is_sha256, parents)):
        raise InvalidEventError("its parents are not ids of events")
    if len(parents) > 1 and parents != sorted(set(parents)):
        raise InvalidEventError("its parents are not in order")
    if not is_sha256(record["id"]):
        raise InvalidEventError("its id is not a SHA-256")


def _check_body(record: Mapping[str, Any]) -> None:
    body, salt = record["body"], record["salt"]
    if not is_sha256(record["body_hash"]):
        raise InvalidEventError("the hash of its body is not a SHA-256")
    if body is None:
        if salt != "":
            raise InvalidEventError("its body was taken out and its salt was not")
        return
    if not isinstance(body, dict):
        raise InvalidEventError("its body is not an object")
    if not isinstance(salt, str) or not SALT.fullmatch(salt):
        raise InvalidEventError("its salt is not 16 bytes")
