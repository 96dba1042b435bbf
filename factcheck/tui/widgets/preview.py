"""The selected case in a few lines: its claim, where it stands, and what it needs next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import VerticalScroll
from textual.widgets import Static

from factcheck.render.case_row import alarms, next_day
from factcheck.tui.asking import ask
from factcheck.tui.case_columns import does_it
from factcheck.tui.shown import lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.content import Content

    from factcheck.model.listing import CaseRow
    from factcheck.render.output import Span


class Preview(VerticalScroll):
    """What is known from the list is shown at once; what the case file adds follows."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.row: CaseRow | None = None

    def compose(self) -> Any:
        """One text."""
        yield Static("", id="preview-text", markup=False)

    def show_row(self, row: CaseRow | None) -> None:
        """Show this case."""
        if row == self.row:
            return
        self.row = row
        self.read_again()

    def read_again(self) -> None:
        """Show it as it is now."""
        row = self.row
        text = self.query_one("#preview-text", Static)
        text.update("" if row is None else self._page(row, {}))
        if row is None or row.damaged or self.has_class("hidden"):
            return
        app: Any = self.app
        ask(
            self,
            lambda: _record(app, row.id),
            lambda record: text.update(self._page(row, record)) if self.row == row else None,
            group="preview",
            instead=lambda _error: None,
        )

    @property
    def _next_key(self) -> str:
        screen: Any = self.screen
        return screen.key_for("next-step")  # type: ignore[no-any-return]

    def _page(self, row: CaseRow, record: Mapping[str, Any]) -> Content:
        from factcheck.render.next_step import next_step

        page: list[list[Span]] = [[(row.claim, "bold")]]
        page += [[(f"! {alarm}", "bold color(167)")] for alarm in alarms(row)]
        told = [row.claimant and f"by {row.claimant}", row.claimed_on and f"on {row.claimed_on}",
                f"evidence {row.evidence}", next_day(row) and f"deadline {next_day(row)}", " ".join(row.tags),
                row.id]  # fmt: skip
        page.append([(" · ".join(filter(None, told)), "dim")])
        if record:
            words, _ = next_step(record)
            page.append([("Next  ", "dim"), (words.rstrip(":"), ""), *does_it(self._next_key)])
            verdict = record["verdict"]
            page += [[(verdict["reasoning"], "")]] if verdict else []
            page += [[("Note  ", "dim"), (note["text"], "")] for note in record["notes"][-2:]]
        return lines(page)


def _record(app: Any, identifier: str) -> Mapping[str, Any]:
    from factcheck.desk.second_rating import shown_verdicts
    from factcheck.model.case_record import case_record
    from factcheck.render.withheld import without_verdict

    case = app.desk.store.read_case(identifier).case
    return without_verdict(case_record(case), shown_verdicts(app.desk, case))
