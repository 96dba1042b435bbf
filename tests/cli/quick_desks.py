"""Desks in every state that a hurried command may meet, each with what brings it back into that state before a command."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from factcheck.desk.cases import NewClaim, assign, open_case, tag
from factcheck.desk.lists import Filters, list_cases, read_case
from factcheck.desk.place import open_desk
from factcheck.desk.setup import init_desk
from factcheck.errors import FactcheckError
from tests.desk.making import ANA

Prepare = Callable[[], None]

ROOT = Path(__file__).resolve().parents[2]
VECTORS = (
    "\x1b]0;owned\x07 The bridge \x1b[31mcost 40 million",
    "\u202eThe bridge cost\u202c 40 \u2066million\u2069",
    "=HYPERLINK(\"http://example.org\",\"bridge\")",
    "橋の費用は四千万クローネでした。" * 6,
    "The 🌉 bridge 👩🏽‍🚒 cost a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 lot",
    "Line one\nCase: forged\r\nStage: published",
    "a\u200bb\u200cc\u200dd\ufeff bridge",
    "'; DROP TABLE cases; -- \" OR 1 \x1f\x1e",
)  # fmt: skip


def example_desk(place: Path) -> Prepare:
    """A copy of the desk that comes with the program, listed before."""
    shutil.copytree(ROOT / "cases", place, ignore=shutil.ignore_patterns(".index", ".locks"))
    _list(place)
    _show_all(place)
    return lambda: _list(place)


def empty_desk(place: Path) -> Prepare:
    """A desk without a case."""
    init_desk(place)
    return lambda: _list(place)


def hostile_desk(place: Path) -> Prepare:
    """A desk whose every field holds what must not act on a terminal, a spreadsheet or a database."""
    init_desk(place)
    desk = open_desk(place, by=ANA)
    for number, vector in enumerate(VECTORS):
        with suppress(FactcheckError):
            done = open_case(desk, NewClaim(vector, claimant=vector.split("\n")[0][:60], claimed_on="2026", why=vector))
            tag(desk, done.case.id, (f"tag{number}",), ())
            assign(desk, done.case.id, (vector.split("\n")[0][:40],))
    _list(place)
    return lambda: _list(place)


def desk_with_conflicts(place: Path) -> Prepare:
    """A desk of which two copies were changed apart and merged."""
    from factcheck.desk.cases import assign as give
    from factcheck.desk.cases import move_stage
    from factcheck.desk.merging import merge_desk

    shutil.copytree(ROOT / "cases", place, ignore=shutil.ignore_patterns(".index", ".locks"))
    other = place.with_name("other")
    shutil.copytree(place, other)
    here, there = open_desk(place, by=ANA), open_desk(other, by="Ben Okafor <ben@desk.example>")
    for identifier in here.store.case_ids()[:6]:
        for desk, because in ((here, "an opinion"), (there, "already checked")):
            with suppress(FactcheckError):
                move_stage(desk, identifier, "declined" if desk is here else "open", because=because)
            with suppress(FactcheckError):
                give(desk, identifier, (because.title(),), instead=True)
    merge_desk(here, other)
    _list(place)
    _show_all(place)
    return lambda: _list(place)


def damaged_desk(place: Path) -> Prepare:
    """A desk of which one file is cut off and one is no case at all."""
    ready = example_desk(place)
    first, second = sorted(place.glob("20*/*.json"))[:2]
    first.write_bytes(first.read_bytes()[:-200])
    second.write_bytes(b'{"case": {}}')
    return ready


def desk_without_index(place: Path) -> Prepare:
    """A desk that was never listed."""
    example_desk(place)
    return lambda: shutil.rmtree(place / ".index", ignore_errors=True)


def desk_with_harmed_index(place: Path) -> Prepare:
    """A desk whose index is overwritten with something else."""
    ready = example_desk(place)

    def harm() -> None:
        ready()
        (place / ".index" / "index.sqlite").write_bytes(b"not a database at all" * 400)

    return harm


def desk_with_new_settings(place: Path) -> Prepare:
    """A desk whose settings are changed after it was listed, so that ratings are called something else."""
    example_desk(place)
    settings = place / "desk.toml"
    before = settings.read_text(encoding="utf-8")
    assert 'language = "en"' in before
    after = before.replace('language = "en"', 'language = "de"')

    def change() -> None:
        settings.write_text(before, encoding="utf-8")
        _list(place)
        settings.write_text(after, encoding="utf-8")

    return change


def desk_with_edited_article(place: Path) -> Prepare:
    """A desk of which another program changed one word of each article after the cases were shown."""
    ready = example_desk(place)
    for path in sorted(place.glob("articles/20*/*.json")):
        path.write_bytes(path.read_bytes().replace(b"the", b"teh", 1))
    return ready


def desk_edited_in_place(place: Path) -> Prepare:
    """A desk of which another program edits one file in its place after it was listed."""
    example_desk(place)
    path = sorted(place.glob("20*/*.json"))[3]
    before = path.read_bytes()
    after = before.replace(b'"claim": "', b'"claim": "Changed: ').replace(b'"claim":"', b'"claim":"Changed: ')
    assert before != after

    def edit() -> None:
        path.write_bytes(before)
        _list(place)
        path.write_bytes(after)

    return edit


DESKS: dict[str, Callable[[Path], Prepare]] = {
    "example": example_desk,
    "empty": empty_desk,
    "hostile": hostile_desk,
    "conflicts": desk_with_conflicts,
    "damaged": damaged_desk,
    "no index": desk_without_index,
    "harmed index": desk_with_harmed_index,
    "new settings": desk_with_new_settings,
    "edited in place": desk_edited_in_place,
    "edited article": desk_with_edited_article,
}


def _show_all(place: Path) -> None:
    desk = open_desk(place)
    for identifier in desk.store.case_ids():
        read_case(desk, identifier)
    desk.store.index.close()


def _list(place: Path) -> None:
    desk = open_desk(place)
    list_cases(desk, Filters())
    desk.store.index.close()
