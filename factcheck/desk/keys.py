"""Keys and signatures: a person's own key, the keys that the desk knows, and signing each change."""

from __future__ import annotations

from typing import Any

from factcheck.config import Person, parse_person
from factcheck.config.own_keys import holds_own_key, make_own_key, sign_with
from factcheck.desk.place import Desk
from factcheck.desk.who import known_person
from factcheck.errors import DuplicateRefusedError, NoKeyError
from factcheck.model.change import Change
from factcheck.model.desk_key import DeskKey, read_key_line, signed_bytes
from factcheck.model.event import Draft, Who
from factcheck.model.seal_views import KeyRow
from factcheck.store.key_files import choose_key, enter_key, known_keys
from factcheck.store.key_files import retire_key as write_retired


def keys_of(desk: Desk) -> tuple[DeskKey, ...]:
    """The public keys that the desk knows, in the order of their ids; what can't be read is left out."""
    return known_keys(desk.root, desk.store.ops)


def make_key(desk: Desk, *, in_file: bool = False, another: bool = False) -> tuple[DeskKey, str]:
    """Make a key for who is working, and let the desk know it; the key, and where its private half is kept.

    Raises DuplicateRefusedError where they have one that is in use (unless `another`), MissingExtraError, NotWritableError.
    """
    who, known = desk.who, [key for key in keys_of(desk) if not key.retired_at]
    if not another and any(key.who.is_same_person(who) for key in known):
        raise DuplicateRefusedError(
            f"The desk knows a key of {who.name} already. Nothing was changed.",
            hint="factcheck key show   (on another computer: factcheck key make --another)",
        )
    public, place = make_own_key(in_file=in_file)
    key = DeskKey(public, who, desk.moment, who)
    enter_key(key, desk.store.ledger)
    return key, place


def trust_key(desk: Desk, line: str) -> DeskKey:
    """Let the desk know the key of somebody else, from the line that they gave. Raises UsageError, DuplicateRefusedError."""
    public, named = read_key_line(line)
    person: Person = parse_person(named)
    key = DeskKey(public, known_person(Who(person.name, person.address), desk.settings.people), desk.moment, desk.who)
    enter_key(key, desk.store.ledger)
    return key


def retire_key(desk: Desk, typed: str, because: str) -> DeskKey:
    """Take a key out of use from now on; what it signed before stays signed. Raises NotFoundError, DuplicateRefusedError."""
    key = choose_key(keys_of(desk), typed)
    return write_retired(desk.root, key, by=str(desk.who), at=desk.moment, because=because, ops=desk.store.ops)


def list_keys(desk: Desk) -> tuple[KeyRow, ...]:
    """The keys that the desk knows."""
    return tuple(KeyRow(key, holds_own_key(key.key)) for key in keys_of(desk))


def show_key(desk: Desk, typed: str = "") -> KeyRow:
    """One key; without a name that of who is working. Raises NotFoundError, NoKeyError."""
    keys = keys_of(desk)
    if typed:
        key = choose_key(keys, typed)
    else:
        who = desk.who
        own = [key for key in keys if key.who.is_same_person(who) and not key.retired_at]
        if not own:
            raise NoKeyError(f"The desk knows no key of {who.name}.", hint="factcheck key make")
        key = own[-1]
    return KeyRow(key, holds_own_key(key.key))


def sign_change(desk: Desk, change: Change[Any]) -> None:
    """Sign what a change adds, where its author has a key that the desk knows and that is on this computer."""
    for key in keys_of(desk):
        if key.who.is_same_person(change.by) and not key.retired_at and holds_own_key(key.key):
            names = sorted(event.id for event in change.added)
            signature = sign_with(key.key, signed_bytes(names))
            change.add(Draft("signed", {"key": key.key, "signs": names, "signature": signature}, {}))
            return
