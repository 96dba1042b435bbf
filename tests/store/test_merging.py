"""Merging another copy of a desk is the union of both: complete, in any order, any number of times."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore

if TYPE_CHECKING:
    from tests.store.conftest import World


@pytest.fixture
def copies(world: World, tmp_path_factory: pytest.TempPathFactory) -> tuple[DeskStore, DeskStore]:
    """Two copies of a desk in which different things happened since, one of them to the same case."""
    world.opened("The lake froze", identifier="k7h2m3pq")
    other_root = tmp_path_factory.mktemp("other") / "desk"
    shutil.copytree(world.root, other_root)
    other = DeskStore(other_root)
    world.noted("k7h2m3pq", "Ours")
    world.noted("k7h2m3pq", "Theirs", store=other)
    world.opened("Only ours", identifier="00000000")
    world.opened("Only theirs", identifier="zzzzzzzz", store=other)
    other.keep_bytes(b"<p>It was warm.</p>", "html")
    return world.store, other


def contents(root: Path) -> dict[str, bytes]:
    """Every file that people wrote, by its place."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {".index", ".locks"} & set(path.relative_to(root).parts)
    }


def test_nothing_of_either_copy_is_lost(copies: tuple[DeskStore, DeskStore]) -> None:
    ours, theirs = copies
    before = contents(theirs.root)
    report = ours.merge(theirs)
    assert report.problems == ()
    assert ours.case_ids() == ("00000000", "k7h2m3pq", "zzzzzzzz")
    assert sorted(note.text for note in ours.read_case("k7h2").case.notes) == ["Ours", "Theirs"]
    assert len(ours.read_case("k7h2").case.heads) == 2
    assert contents(theirs.root) == before
    assert ours.list_cases(ListQuery()).total == 3


def test_copies_that_merged_each_other_are_equal_and_stay_so(copies: tuple[DeskStore, DeskStore]) -> None:
    ours, theirs = copies
    ours.merge(theirs)
    theirs.merge(ours)
    assert contents(ours.root) == contents(theirs.root)
    before = contents(ours.root)
    ours.merge(theirs)
    assert contents(ours.root) == before


def test_a_damaged_file_of_the_other_copy_is_left_out_and_named(copies: tuple[DeskStore, DeskStore]) -> None:
    ours, theirs = copies
    path = theirs.read_case("zzzz").path
    path.write_bytes(path.read_bytes()[:-1])
    report = ours.merge(theirs)
    assert len(report.problems) == 1
    assert path.name in report.problems[0]
    assert ours.case_ids() == ("00000000", "k7h2m3pq")


def test_a_damaged_file_here_is_never_written_over(copies: tuple[DeskStore, DeskStore]) -> None:
    ours, theirs = copies
    path = ours.read_case("k7h2").path
    path.write_bytes(path.read_bytes()[:-1])
    before = path.read_bytes()
    report = ours.merge(theirs)
    assert len(report.problems) == 1
    assert path.read_bytes() == before
    assert "zzzzzzzz" in ours.case_ids()


def test_a_change_after_a_merge_follows_both_sides(world: World, copies: tuple[DeskStore, DeskStore]) -> None:
    ours, theirs = copies
    ours.merge(theirs)
    after = world.noted("k7h2m3pq", "After both")
    assert len(after.events[-1].parents) == 2
    assert len(after.case.heads) == 1
