"""`xlsx`: a workbook with the sheets cases, sources and counts, in the columns of `sheet_rows`. Needs the extra `office`.

Every text is written with the type of a text, so that no cell is ever a formula, and marked as such for whoever edits it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from factcheck.publish.fill import columns
from factcheck.publish.format import Format, Masthead
from factcheck.publish.office_file import Properties, settled
from factcheck.publish.sheet_rows import Row, Sheet, case_sheet, count_sheet, source_sheet
from factcheck.publish.sheet_text import FORMULA_STARTS, excel_cell
from factcheck.publish.spoken import direction_of
from factcheck.publish.summary import Summary

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NARROW, _WIDE, _VERY_WIDE = 14, 40, 70  # widths of columns, in characters
_LINE, _MOST_LINES = 15, 12  # points; Excel shows no row that is higher than 409
_WIDTHS = {
    **dict.fromkeys(("claim", "quote", "title", "article", "article_url", "url", "appearance", "label"), _WIDE),
    **dict.fromkeys(("reasoning", "withdrawn_because", "copy_sha256"), _VERY_WIDE),
    **dict.fromkeys(
        ("claimant", "publisher", "article_publisher", "author", "origin", "checked_by", "reviewed_by"), 24
    ),
}


def _write(summary: Summary, _masthead: Masthead) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in (case_sheet(summary), source_sheet(summary), count_sheet(summary)):
        _fill(book.create_sheet(sheet.name), sheet, summary.language)
    made = io.BytesIO()
    book.save(made)
    title = summary.title or summary.desk_name
    return settled(made.getvalue(), Properties(title, summary.desk_name, summary.language, summary.generated_on))


def _fill(page: Worksheet, sheet: Sheet, language: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.sheet_view.rightToLeft = direction_of(language) == "rtl"
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, 1):
        _put(page.cell(1, place), column.name).font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column.name, _NARROW)
    for number, row in enumerate(sheet.rows, 2):
        for place, value in enumerate(row, 1):
            if value != "":
                _put(page.cell(number, place), value).alignment = Alignment(vertical="top", wrap_text=True)
        page.row_dimensions[number].height = _LINE * _lines(sheet, row)
    page.auto_filter.ref = page.dimensions


def _lines(sheet: Sheet, row: Row) -> int:
    """How many lines the fullest cell of a row takes, as far as can be told; not every program finds that out by itself."""
    told = zip(sheet.columns, row, strict=True)
    lines = (
        sum(1 + columns(line) // _WIDTHS.get(column.name, _NARROW) for line in value.splitlines())
        for column, value in told
        if isinstance(value, str)
    )
    return max(1, min(_MOST_LINES, max(lines, default=1)))


def _put(cell: Any, value: str | int) -> Any:
    """Set a cell to a number or a text; openpyxl would take a text that begins with `=` for a formula."""
    if isinstance(value, int):
        cell.value = value
        return cell
    shown = excel_cell(value)
    cell.value = shown
    cell.data_type = "s"
    cell.quotePrefix = shown.startswith(FORMULA_STARTS)
    return cell


FORMAT = Format("xlsx", "xlsx", "a workbook: cases, sources, counts", _write, is_binary=True, extra="office")
