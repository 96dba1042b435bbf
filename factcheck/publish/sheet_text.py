"""Text in a cell of a sheet: nothing in it is a formula, and nothing in it is a control character."""

from __future__ import annotations

import re

from factcheck.publish.inert_text import inert, inert_line

# A spreadsheet takes a cell that begins so for a formula; the last four are full-width forms.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
LONGEST = 32_767  # characters; Excel takes no more into a cell

# A file of Excel has `_x0041_` stand for the character of that number (ECMA-376, ST_Xstring).
_NUMBERED = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")


def csv_cell(text: str) -> str:
    """The text in one line, with an apostrophe before what a spreadsheet would take for a formula. Imports take it away."""
    line = inert_line(text).strip()
    return f"'{line}" if line.startswith(FORMULA_STARTS) else line


def excel_cell(text: str) -> str:
    """The text with its line breaks, for a cell whose type says that it is text."""
    shown = inert(text).strip()
    cut = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
    return _NUMBERED.sub("_x005F_x", cut)
