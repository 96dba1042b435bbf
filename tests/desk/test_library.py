"""Others' checks come in once, are found again, and become cases; decisions about near claims are kept."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from factcheck.desk.cases import NewClaim, open_case
from factcheck.desk.importing import import_cases, look_at_case_columns
from factcheck.desk.library import (
    adopt,
    import_library,
    look_at_columns,
    newest_entries,
    remake_library,
    remember_columns,
)
from factcheck.desk.matching import match, tie
from factcheck.desk.place import Desk
from tests.intake.feeds.feed_maker import write_feed


def test_the_same_file_again_changes_nothing_and_the_index_is_made_again_from_it(desk: Desk, tmp_path: Path) -> None:
    made = write_feed(tmp_path / "feed.json", 120)
    first = import_library(desk, tmp_path / "feed.json")
    assert (first.checks, first.new, first.was_known) == (made.checks, made.checks, False)
    again = import_library(desk, tmp_path / "feed.json")
    assert (again.new, again.was_known, again.remarks) == (0, True, first.remarks)
    (tmp_path / "feed.json").unlink()
    assert remake_library(desk) == made.checks


def test_a_near_entry_is_found_linked_and_told_apart(desk: Desk, tmp_path: Path) -> None:
    write_feed(tmp_path / "feed.json", 60, one_in=1000)
    import_library(desk, tmp_path / "feed.json")
    entry = newest_entries(desk, 1)[0][0]
    case = open_case(desk, NewClaim(entry.check.claim.upper())).case
    found = match(desk, case.id, quick=True)
    assert found.near[0].id == entry.id
    assert found.near[0].is_nearly_the_same
    tie(desk, case.id, entry.id, "same-claim")
    assert match(desk, case.id, quick=True).near[0].decided == "same-claim"
    tie(desk, case.id, entry.id, "different", "another year")
    assert match(desk, case.id, quick=True).near[0].decided == "different"


def test_a_case_is_adopted_from_an_entry_once(desk: Desk, tmp_path: Path) -> None:
    write_feed(tmp_path / "feed.json", 20, one_in=1000)
    import_library(desk, tmp_path / "feed.json")
    entry = newest_entries(desk, 1)[0][0]
    done, _ = adopt(desk, entry.id)
    assert (done.case.claim, done.case.claimed_on) == (entry.check.claim, entry.check.claimed_on)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "old.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Exact sentence", "Speaker", "Verdict", "Tags"])
        writer.writerow(["'=5 wells are dry", "Ada", "False", "wells, dry land"])
        writer.writerow(["", "x", "", ""])
    return path


def test_a_desks_old_sheet_opens_each_case_once(desk: Desk, sheet: Path) -> None:
    columns = look_at_case_columns(desk, sheet, ())
    assert columns.mapping == {"claim": "Exact sentence", "claimant": "Speaker", "tags": "Tags"}
    done = import_cases(desk, sheet, columns.mapping)
    assert [(case.claim, case.tags, case.stage) for case in done.cases] == [
        ("=5 wells are dry", ("dry-land", "wells"), "triage")
    ]
    assert "Verdict: False" in done.cases[0].notes[0].text
    again = import_cases(desk, sheet, columns.mapping)
    assert (again.cases, again.known) == ((), 1)


def test_what_a_person_said_of_the_columns_is_remembered(desk: Desk, sheet: Path) -> None:
    said = look_at_columns(desk, sheet, ["rating=Speaker"])
    assert said.origin == "said"
    remember_columns(desk, said)
    again = look_at_columns(desk, sheet, ())
    assert (again.origin, again.mapping["rating"]) == ("remembered", "Speaker")
