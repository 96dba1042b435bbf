"""`csv`: a row for each claim, in the columns of `sheet_rows`. UTF-8, RFC 4180 but for its line ends, which are `\\n`."""

from __future__ import annotations

import csv
import io

from factcheck.publish.format import Format, Masthead
from factcheck.publish.sheet_rows import case_sheet
from factcheck.publish.sheet_text import csv_cell
from factcheck.publish.summary import Summary


def _write(summary: Summary, _masthead: Masthead) -> str:
    sheet, text = case_sheet(summary), io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in sheet.columns)
    writer.writerows([csv_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows)
    return text.getvalue()


FORMAT = Format("csv", "csv", "a row for each claim, for a spreadsheet", _write)
