"""The board: the cases of the caseload as columns, one for each stage, with those that changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalScroll
from textual.widgets import Static

from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.shown import shown
from factcheck.tui.widgets.key_line import KeyLine
from factcheck.tui.widgets.stage_column import StageColumn

if TYPE_CHECKING:
    from factcheck.desk.views import StageCases


class BoardScreen(DeskScreen):
    """The stages that hold cases, side by side; `typed` is the filter of the caseload."""

    SCOPES = ("board", "cases", "everywhere")
    CSS_PATH = "board.tcss"

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed

    def compose(self) -> ComposeResult:
        """Title, columns, keys."""
        yield Static(shown("Board"), id="board-title", classes="title")
        yield HorizontalScroll(id="board", can_focus=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it."""
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        from factcheck.desk.views import cases_by_stage

        ask(self, lambda: cases_by_stage(self.desk, self.typed), self._take, group="board")

    async def _take(self, stages: tuple[StageCases, ...]) -> None:
        kept, focused = self.chosen_cases(), self._column
        stage = focused.stage if focused else ""
        board = self.query_one("#board", HorizontalScroll)
        await board.remove_children()
        await board.mount(*(StageColumn(one, self.desk_app.labels, self.desk.today) for one in stages))
        words = (f"  {self.typed}", "bold cyan")
        total = sum(one.total for one in stages)
        self.query_one("#board-title", Static).update(shown(("Board", "bold"), (f"  {total:,} cases", "dim"), words))
        columns = list(self.query(StageColumn))
        column = next((one for one in columns if one.stage == stage), columns[0] if columns else None)
        if column is not None:
            column.focus()
            column.choose(kept[0] if kept else "")
        self.query_one(KeyLine).refresh()

    @property
    def _column(self) -> StageColumn | None:
        return self.focused if isinstance(self.focused, StageColumn) else None

    def chosen_cases(self) -> tuple[str, ...]:
        """The case that the cursor is on."""
        return (self._column.chosen,) if self._column and self._column.chosen else ()

    def go(self, columns: int) -> None:
        """So many columns to the right, with a minus to the left."""
        all_columns = list(self.query(StageColumn))
        if self._column is None or not all_columns:
            return
        place = all_columns.index(self._column) + columns
        all_columns[max(0, min(place, len(all_columns) - 1))].focus()

    @on(StageColumn.Chosen)
    def open_case(self, event: StageColumn.Chosen) -> None:
        """Show the case."""
        self.desk_app.open_case(event.identifier)
