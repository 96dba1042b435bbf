"""auto-archiver's sheet is read by the names of its columns, and written so that it reads it too."""

from __future__ import annotations

import csv
import io

import pytest

from factcheck.errors import UnreadableSourceError
from factcheck.evidence.archive_sheet import COLUMNS, SheetRow, read_sheet, write_sheet

ROWS = (
    SheetRow("https://records.example/1", "https://archive.example/a1", "2026-11-22T10:15:00Z", "Minutes, part 1"),
    SheetRow("https://records.example/2"),
)


def test_what_is_written_is_read_again() -> None:
    assert read_sheet(write_sheet(ROWS)) == ROWS


def test_only_what_has_no_copy_is_left_to_be_archived() -> None:
    rows = list(csv.DictReader(io.StringIO(write_sheet(ROWS))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["Archive Status"] for row in rows] == ["already archived", ""]


def test_columns_are_known_by_their_names() -> None:
    sheet = 'note,ARCHIVE LOCATION,Link\nx,https://archive.example/a1,https://records.example/1\n"a, b",,\n'
    assert read_sheet(sheet) == (SheetRow("https://records.example/1", "https://archive.example/a1"),)


@pytest.mark.parametrize("sheet", ["", "url,archive\n1,2\n", "\n"])
def test_a_table_without_the_column_is_no_such_sheet(sheet: str) -> None:
    with pytest.raises(UnreadableSourceError, match="Link"):
        read_sheet(sheet)


def test_no_cell_is_a_formula() -> None:
    row = SheetRow("https://records.example/1", title='=HYPERLINK("https://evil.example")')
    assert "'=HYPERLINK" in write_sheet([row])
    assert read_sheet(write_sheet([row])) == (row,)
