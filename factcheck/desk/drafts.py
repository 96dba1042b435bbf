"""Unsaved texts: what was typed into a form and not saved, kept for its author alone so that no crash takes it.

A draft lies in the user's own place and never in the desk, which others may read. It is known by the desk and by a key, the
name of the form and the cases it is about. A draft that can't be kept is no reason to stop somebody from typing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from factcheck.config.own_state import own_state_folder
from factcheck.config.settings_file import replace
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model.canonical import sha256
from factcheck.model.dataclass import dataclass

FOLDER = "drafts"
_OF_A_NAME = 16  # characters of a hash


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed: the key, when (UTC), and each field's text."""

    key: str
    at: str
    values: Mapping[str, str]


def keep_draft(desk: Desk, key: str, values: Mapping[str, str]) -> bool:
    """Keep what was typed so far, in place of an earlier draft of the same form; whether it could be kept."""
    record = {"key": key, "at": desk.moment, "values": dict(values)}
    try:
        replace(_folders(desk)[0] / _name(key), json.dumps(record, ensure_ascii=True))
    except FactcheckError:
        return False
    return True


def read_draft(desk: Desk, key: str) -> Draft | None:
    """The draft of a form, None where there is none or what is there can't be read."""
    return next(filter(None, (_read(folder / _name(key)) for folder in _folders(desk))), None)


def drop_draft(desk: Desk, key: str) -> None:
    """Forget a draft: it was saved, or its author wants it no more."""
    for folder in _folders(desk):
        with suppress(OSError):
            (folder / _name(key)).unlink(missing_ok=True)


def list_drafts(desk: Desk) -> tuple[Draft, ...]:
    """All drafts of this desk, the newest first."""
    found: dict[str, Draft] = {}
    for folder in _folders(desk):
        for draft in filter(None, map(_read, _files(folder))):
            found.setdefault(draft.key, draft)
    return tuple(sorted(found.values(), key=lambda draft: draft.at, reverse=True))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.json"))
    except OSError:
        return []


def _folders(desk: Desk) -> tuple[Path, ...]:
    """Where drafts are looked for: a person's own place, then that of texts typed before anybody had said who they are."""
    person = _person(desk)
    return tuple(_folder_of(desk, one) for one in dict.fromkeys((person, "")))


def _folder_of(desk: Desk, person: str) -> Path:
    """The place of one person at one desk: two who share a machine must not take each other's drafts away."""
    owner = f"{desk.root}\n{person}"
    return own_state_folder() / FOLDER / sha256(owner.encode("utf-8", "surrogateescape"))[:_OF_A_NAME]


def _person(desk: Desk) -> str:
    try:
        return str(desk.who)
    except FactcheckError:  # nobody said yet; what is typed is kept all the same
        return ""


def _name(key: str) -> str:
    return f"{sha256(key.encode())[:_OF_A_NAME]}.json"


def _read(path: Path) -> Draft | None:
    try:
        record = json.loads(path.read_bytes())
        values = {str(name): str(text) for name, text in record["values"].items()}
        return Draft(str(record["key"]), str(record["at"]), values)
    except (FactcheckError, OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return None
