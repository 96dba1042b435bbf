"""The sheet of auto-archiver as CSV: one address a row, with what became of it. Columns are known by their names.

The names are those that auto-archiver looks for by default, in any letter case and order; columns of other names are passed
over. A row whose status is empty is what it archives next.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from factcheck.errors import UnreadableSourceError
from factcheck.model.dataclass import dataclass

COLUMNS = (
    "Link", "Archive Status", "Destination Folder", "Archive Location", "Archive Date", "Thumbnail", "Upload Timestamp",
    "Upload Title", "Text Content", "Screenshot", "Hash", "Perceptual Hashes", "WACZ", "ReplayWebpage",
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_DONE = "already archived"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An address with its public copy, when that was taken, and its title; "" where there is none."""

    url: str
    archived: str = ""
    archived_at: str = ""
    title: str = ""


def read_sheet(text: str) -> tuple[SheetRow, ...]:
    """The rows that name an address. Raises UnreadableSourceError where no column is called Link."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise _no_sheet() from error
    names = {name.strip().lower(): place for place, name in enumerate(lines[0] if lines else [])}
    if "link" not in names:
        raise _no_sheet()

    def cell(line: Sequence[str], name: str) -> str:
        place = names.get(name, len(line))
        value = line[place].strip() if place < len(line) else ""
        return value[1:] if value.startswith("'") else value

    rows = (
        SheetRow(
            cell(line, "link"), cell(line, "archive location"), cell(line, "archive date"), cell(line, "upload title")
        )
        for line in lines[1:]
    )
    return tuple(row for row in rows if row.url)


def write_sheet(rows: Sequence[SheetRow]) -> str:
    """A sheet with all columns; what has a public copy is marked as archived, so that it is not archived again."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        known = {
            "Link": row.url, "Archive Status": _DONE if row.archived else "", "Archive Location": row.archived,
            "Archive Date": row.archived_at, "Upload Title": row.title,
        }  # fmt: skip
        writer.writerow([_inert(known.get(name, "")) for name in COLUMNS])
    return written.getvalue()


def _inert(value: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{value}" if value.lstrip().startswith(_FORMULA_STARTS) else value


def _no_sheet() -> UnreadableSourceError:
    return UnreadableSourceError(
        "This is no sheet of auto-archiver: it has no column called Link. Nothing was changed.",
        hint=f"Its columns are {', '.join(COLUMNS[:5])} …",
    )
