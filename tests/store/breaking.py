"""Breaks exactly one thing of a sound desk, one way for each thing that the doctor looks at."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model.case_record import case_record
from factcheck.model.event import Draft, make_event, record_of
from factcheck.model.fold import fold_case
from factcheck.store import DeskStore
from factcheck.store.layout import lay_out, read_layout
from factcheck.store.leftovers import machine

if TYPE_CHECKING:
    from tests.store.conftest import World

CASE = "k7h2m3pq"
DEAD = 4194304999


def case_path(world: World) -> Path:
    """The file of the case that is broken."""
    return next(world.root.glob(f"2026-10/{CASE}-*.json"))


def change(old: bytes, new: bytes) -> Callable[[World], None]:
    """Something else stands in the file of the case."""

    def act(world: World) -> None:
        path = case_path(world)
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new, 1))

    return act


def beside(ending: str) -> Callable[[World], None]:
    """A file beside that of the case, with its name and another ending."""
    return lambda world: (case_path(world).parent / f"{case_path(world).stem}{ending}").touch(mode=0o600)


def leave_temporary(world: World) -> None:
    path = case_path(world)
    (path.parent / f".{path.name}.{machine()}-{DEAD}-0.tmp").touch(mode=0o600)


def lose_parent(world: World) -> None:
    path = case_path(world)
    tables = read_layout("case", path.read_bytes())
    path.write_bytes(lay_out("case", tables.record, [tables.events[0], *tables.events[2:]]))


def change_state(world: World) -> None:
    path = case_path(world)
    tables = read_layout("case", path.read_bytes())
    path.write_bytes(lay_out("case", {**tables.record, "claim": "Another"}, tables.events))


def write_newer(world: World) -> None:
    path = case_path(world)
    tables = read_layout("case", path.read_bytes())
    path.write_bytes(lay_out("case", {**tables.record, "schema": 2, "mood": "calm"}, tables.events))


def add_unknown_kind(world: World) -> None:
    file = world.store.read_case(CASE)
    clock = file.case.clock + 1
    strange = make_event(
        Draft("sung-about", {}, {"song": "x"}),
        by=world.by,
        at=world.at,
        clock=clock,
        parents=file.case.heads,
        salt="0" * 32,
    )
    events = [*file.events, strange]
    file.path.write_bytes(lay_out("case", case_record(fold_case(events)), [record_of(event) for event in events]))
    world.store.ledger.record(f"2026-10/{CASE}", [strange.id], world.at)


def run_clock_backwards(world: World) -> None:
    world.did(CASE, "note-added", {}, {"text": "Earlier"}, "2026-09-01T00:00:00Z")


def disagree(world: World) -> None:
    other = world.root.parent / f"{world.root.name}-other"
    shutil.copytree(world.root, other)
    world.did(CASE, "claim-reworded", {}, {"claim": "One"})
    theirs = DeskStore(other)
    theirs.change_case(
        CASE, lambda case: case.add(Draft("claim-reworded", {}, {"claim": "Two"})), by=world.by, at=world.at
    )
    world.store.merge(theirs)


def change_copy(world: World) -> None:
    next((world.root / "captures").rglob("*.html")).write_bytes(b"other")


def lose_copy(world: World) -> None:
    next((world.root / "captures").rglob("*.html")).unlink()


def spoil_index(world: World) -> None:
    world.store.index.close()
    with closing(sqlite3.connect(world.store.index_path)) as connection:
        connection.execute("UPDATE cases SET claim = 'Else' WHERE id = '00000000'")
        connection.commit()


def copy_as_twin(world: World) -> None:
    shutil.copy(case_path(world), case_path(world).with_name(f"{CASE}-again.json"))


def put_link(world: World) -> None:
    (case_path(world).parent / "link").symlink_to("elsewhere")


def lose_article(world: World) -> None:
    """An article that a desk without a ledger named: what a ledger says of it has tests of its own."""
    shutil.rmtree(world.root / "articles")
    shutil.rmtree(world.root / "ledger")
    (world.root / ".locks" / "writer").unlink()
    world.store.catch_up()


# What is broken: the check that must see it, and how it is done.
BREAKS: dict[str, tuple[str, Callable[[World], None]]] = {
    "not JSON": ("files", change(b'"events": {', b'"events": [')),
    "other spelling": ("files", change(b'"events": {', b'"events":  {')),
    "cut": ("files", lambda world: os.truncate(case_path(world), 200)),
    "an event changed": ("files", change(b'"stance":"refutes"', b'"stance":"context"')),
    "a parent gone": ("files", lose_parent),
    "state and events differ": ("files", change_state),
    "a copy changed": ("copies", change_copy),
    "a copy gone": ("copies", lose_copy),
    "an article gone": ("names", lose_article),
    "a newer schema": ("versions", write_newer),
    "an unknown kind": ("versions", add_unknown_kind),
    "a clock ran backwards": ("clocks", run_clock_backwards),
    "a conflict": ("conflicts", disagree),
    "an index that lies": ("index", spoil_index),
    "a save cut off": ("leftovers", leave_temporary),
    "a sync program": ("copies-of-sync", beside(" (conflicted copy).json")),
    "rights too wide": ("rights", lambda world: case_path(world).chmod(0o644)),
    "two files of one case": ("twins", copy_as_twin),
    "a link": ("links", put_link),
    "a stranger": ("strangers", lambda world: (case_path(world).parent / "notes.txt").touch(mode=0o600)),
}
