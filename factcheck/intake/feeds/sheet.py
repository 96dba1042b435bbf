"""The rows of a sheet: CSV with any usual separator and encoding, or the first sheet of an XLSX workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from factcheck.errors import MissingExtraError
from factcheck.intake.feeds.opening import WORKBOOK, form_of, opened, unreadable
from factcheck.intake.readers.decoding import decode
from factcheck.intake.readers.packed import check_packed
from factcheck.intake.readers.refusal import SourceRefusedError

LARGEST_SHEET = 256 << 20  # bytes
_LONGEST_CELL = 100_000
_MOST_COLUMNS = 300
_GUARDED = tuple("=+-@\t\r＝＋－＠")

Row = tuple[int, list[str]]


def read_rows(path: Path) -> Iterator[Row]:
    """The number of each row that is not empty, from 1, and its cells; an apostrophe that guards a formula is taken away.

    Raises UnreadableSourceError, and MissingExtraError for a workbook without the extra `office`.
    """
    rows = _workbook_rows(path) if form_of(path) == WORKBOOK else _text_rows(path)
    for number, cells in rows:
        cleaned = [unguarded(cell.strip()[:_LONGEST_CELL]) for cell in cells[:_MOST_COLUMNS]]
        if any(cleaned):
            yield number, cleaned


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(_GUARDED) else cell


def _text_rows(path: Path) -> Iterator[Row]:
    with opened(path) as (file, _):
        data = file.read(LARGEST_SHEET + 1)
    if len(data) > LARGEST_SHEET:
        raise unreadable(path, f"it is larger than {LARGEST_SHEET >> 20} MB")
    text, _ = decode(data, title=path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    csv.field_size_limit(1 << 22)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise unreadable(path, f"line {reader.line_num}: {error}") from error


def _separator(text: str) -> str:
    """The sign that parts the first lines into the same number of cells, more than one."""
    best, most = ",", 0
    for sign in ",;\t|":
        try:
            rows = list(islice(csv.reader(io.StringIO(text[:65536], newline=""), delimiter=sign), 10))
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        alike = sum(len(row) == width for row in rows) if width > 1 else 0
        if alike * 1000 + width > most and width > 1:
            best, most = sign, alike * 1000 + width
    return best


def _workbook_rows(path: Path) -> Iterator[Row]:
    if not (find_spec("openpyxl") and find_spec("defusedxml")):
        raise MissingExtraError(
            "Reading XLSX needs the extra “office”, which is not installed.", hint="pip install 'factcheck[office]'"
        )
    with opened(path) as (file, _):
        data = file.read(LARGEST_SHEET + 1)
    if len(data) > LARGEST_SHEET:
        raise unreadable(path, f"it is larger than {LARGEST_SHEET >> 20} MB")
    try:
        check_packed(data)
    except SourceRefusedError as error:
        raise unreadable(path, str(error).rstrip(".")) from error
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)) as book:
            sheet = book.worksheets[0]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield number, [_cell(value) for value in cells]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError) as error:
        raise unreadable(path, "it is no workbook that can be read") from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        written = str(value.isoformat())
        return written.removesuffix("T00:00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
