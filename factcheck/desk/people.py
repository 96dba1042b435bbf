"""Whom a person meant by a name."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.config import Person
from factcheck.desk.place import Desk
from factcheck.desk.who import whole_name
from factcheck.errors import UnknownPersonError
from factcheck.model.event import Who

ONESELF = "me"


def people_named(desk: Desk, typed: Sequence[str]) -> tuple[str, ...]:
    """The names of those who were meant, each once: `me` is whoever is working, and for them and the people of the desk the
    beginnings of words will do (`ana`, `a ruiz`). Any other name is taken as it is. Raises UnknownPersonError for `me`
    where nobody said who is working."""
    if not typed:
        return ()
    if any(name.strip().casefold() == ONESELF for name in typed):
        typed = [desk.who.name if name.strip().casefold() == ONESELF else name for name in typed]
    known = (*desk.settings.people, *_oneself(desk))
    return tuple(dict.fromkeys(whole_name(name, known) for name in typed))


def _oneself(desk: Desk) -> tuple[Person | Who, ...]:
    try:
        return (desk.who,)
    except UnknownPersonError:
        return ()
