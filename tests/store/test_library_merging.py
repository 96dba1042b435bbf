"""Copies of a desk exchange imported files, and the doctor reads each against its hash."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.health import examine
from factcheck.desk.library import import_library, list_imports, look_at_columns, newest_entries, remake_library
from factcheck.desk.merging import merge_desk
from factcheck.desk.place import Desk
from tests.desk.making import make_desk
from tests.intake.feeds.feed_maker import write_feed


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    """Two copies of a desk, of which the second has a feed."""
    ours, theirs = make_desk(tmp_path / "a"), make_desk(tmp_path / "b")
    write_feed(tmp_path / "feed.json", 30)
    import_library(theirs, tmp_path / "feed.json")
    return ours, theirs


def test_the_union_is_by_content_and_once(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    assert merge_desk(ours, theirs.root).imports == 1
    assert merge_desk(ours, theirs.root).imports == 0
    assert list_imports(ours) == list_imports(theirs)
    assert remake_library(ours) == newest_entries(theirs, 1)[1]


def test_a_damaged_import_is_left_out_and_named(desks: tuple[Desk, Desk]) -> None:
    ours, theirs = desks
    path = next((theirs.root / "library").glob("*.gz"))
    path.write_bytes(path.read_bytes()[:-20] + b"x" * 20)
    report = merge_desk(ours, theirs.root)
    assert (report.imports, len(report.problems)) == (0, 1)
    assert [found.check for found in examine(theirs) if found.severity == "damage"] == ["imports"]
    path.unlink()
    assert "missing" in next(found.meaning for found in examine(theirs) if found.check == "imports")


def test_another_reading_of_a_sheet_takes_the_place_of_the_first(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    desk, _ = desks
    sheet = tmp_path / "checks.csv"
    sheet.write_text("Claim,Other,Rating\nThe well is dry,The tower fell,False\n", encoding="utf-8")
    import_library(desk, sheet, mapping=look_at_columns(desk, sheet, ()).mapping)
    import_library(desk, sheet, mapping=look_at_columns(desk, sheet, ["claim=Other"]).mapping)
    assert [entry.check.claim for entry in newest_entries(desk, 5)[0]] == ["The tower fell"]
    assert remake_library(desk) == 1
