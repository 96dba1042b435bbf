"""One column of the board: a stage, how many cases stand there, and those that changed last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.render.case_row import alarms
from factcheck.render.withheld import listed_rating
from factcheck.render.words import STAGES, UNKNOWN_SIGN, RatingLabels
from factcheck.tui.case_columns import cell
from factcheck.tui.shown import lines, shown

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.views import StageCases
    from factcheck.model.listing import CaseRow
    from factcheck.render.output import Span


class StageColumn(OptionList):
    """The cursor is on a case; enter shows it."""

    BINDINGS = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]  # noqa: RUF012

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a case."""

        identifier: str

    def __init__(self, cases: StageCases, labels: RatingLabels, today: str) -> None:
        self.stage = cases.stage
        self._ids = tuple(row.id for row in cases.rows)
        super().__init__(*(Option(_words(row, labels, today)) for row in cases.rows), markup=False)
        symbol, _ = STAGES.get(cases.stage, UNKNOWN_SIGN)
        self.border_title = shown(f"{symbol} {cases.stage}  {cases.total:,}").markup
        if cases.total > len(cases.rows):
            self.border_subtitle = f"the {len(cases.rows)} that changed last"

    @property
    def chosen(self) -> str:
        """The id of the case under the cursor, "" where there is none."""
        place = self.highlighted
        return self._ids[place] if place is not None and place < len(self._ids) else ""

    def choose(self, identifier: str) -> None:
        """Put the cursor on a case, or on the first one."""
        self.highlighted = self._ids.index(identifier) if identifier in self._ids else (0 if self._ids else None)

    def on_focus(self) -> None:
        """There is always a case under the cursor."""
        if self.highlighted is None and self._ids:
            self.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        self.post_message(self.Chosen(self._ids[event.option_index]))


def _words(row: CaseRow, labels: RatingLabels, today: str) -> Content:
    facts: list[Span] = cell(row, "verdict", labels, today) if listed_rating(labels, row) else []
    if row.assignees:
        facts += [("  " if facts else "", ""), (", ".join(row.assignees), "dim")]
    deadline = cell(row, "deadline", labels, today)
    page: list[list[Span]] = [[(row.claim, "")], [*facts, ("  ", ""), *deadline]]
    return lines([*([[(f"! {word}", "bold color(167)")] for word in alarms(row)]), *page])
