"""The library in a terminal: columns are shown before they are read, ratings have a table, near claims stand in intake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.desk.making import ARTICLE

HEADER = ["What was said", "Speaker", "Result", "Colour"]
ROW = ["The old bridge was closed on 212 days in 2024.", "Ivo Brandt", "Four lighthouses", "red"]


def write_csv(path: Path) -> None:
    path.write_text(f"{','.join(HEADER)}\n{','.join(ROW)}\n", encoding="utf-8")


def write_xlsx(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, of the extra “office”, is not installed")
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append(ROW)
    book.save(path)


@pytest.mark.parametrize("name", ["checks.csv", "checks.xlsx"])
def test_columns_are_shown_mapped_and_remembered(at_desk: Terminal, name: str) -> None:
    path = at_desk.folder / name
    (write_csv if name.endswith("csv") else write_xlsx)(path)
    shown = at_desk.done("library", "import", path, "--preview", "--map", "claim=What was said")
    assert "Columns (said):" in shown.err
    assert "claim: “What was said”   for example The old bridge" in shown.err
    assert "Nothing was imported." in shown.err
    assert at_desk.done("library", "list", "--json").out == ""
    told = at_desk.done("library", "import", path, "--map", "claim=What was said", "--map", "rating=Result", "--json")
    assert told.lines[-1]["new"] == 1
    again = at_desk.done("library", "import", path, "--json")
    assert "Columns (remembered):" in again.err
    assert (again.lines[-1]["new"], again.lines[-1]["was_known"]) == (0, True)
    (entry,) = at_desk.done("library", "list", "--json").lines
    assert (entry["claim"], entry["rating"], entry["rating_here"]) == (ROW[0], "Four lighthouses", None)


def test_a_sheet_without_a_claim_is_refused_with_its_columns(at_desk: Terminal) -> None:
    (at_desk.folder / "x.csv").write_text("Colour,Size\nred,3\n", encoding="utf-8")
    assert "Colour, Size" in at_desk.refused(2, "library", "import", "x.csv")["hint"]


def test_their_ratings_are_ours_only_where_a_person_said_so(at_desk: Terminal) -> None:
    write_csv(at_desk.folder / "checks.csv")
    at_desk.done("library", "import", "checks.csv", "--map", "claim=What was said", "--map", "rating=Result")
    (before,) = at_desk.done("library", "ratings", "--open", "--json").lines
    assert before == {"rating": "Four lighthouses", "publisher": None, "entries": 1, "rating_here": None}
    table = at_desk.desk / "library-ratings.toml"
    table.write_text("# agreed on in March\n", encoding="utf-8")
    (after,) = at_desk.done("library", "ratings", "four lighthouses", "Mostly false", "--json").lines
    assert after["rating_here"] == "mostly-false"
    assert table.read_text(encoding="utf-8").startswith("# agreed on in March\n")
    assert at_desk.done("library", "ratings", "--open", "--json").out == ""
    at_desk.done("library", "ratings", "Four lighthouses", "--remove")
    assert at_desk.done("library", "list", "--json").lines[0]["rating_here"] is None


def test_a_rating_that_is_not_ours_is_refused(at_desk: Terminal) -> None:
    assert at_desk("library", "ratings", "Pants on fire", "no-such").code != 0
    assert at_desk("library", "ratings", "Pants on fire").code == 2
    assert not (at_desk.desk / "library-ratings.toml").exists()


def test_intake_has_what_was_checked_before_beside_each_claim(at_desk: Terminal) -> None:
    write_csv(at_desk.folder / "checks.csv")
    at_desk.done("library", "import", "checks.csv", "--map", "claim=What was said", "--map", "rating=Result")
    (at_desk.folder / "article.txt").write_text(f"{ARTICLE}\n\n{ROW[0]}\n", encoding="utf-8")
    ran = at_desk.done("intake", "article.txt", "--json")
    near = [one for line in ran.lines for one in line.get("near", ()) if one["place"] == "library"]
    assert [one["rating"] for one in near][:1] == ["Four lighthouses"], json.dumps(ran.lines)[:2000]
