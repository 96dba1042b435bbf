"""The preview of a summary: what readers would see of cases or of an article, in each of the desk's formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.shown import shown
from factcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from factcheck.desk.summaries import Wanted

FIRST = "text"


class SummaryScreen(DeskScreen):
    """`wanted` says of what; `text` is the summary, "" until it is made."""

    SCOPES = ("summary", "everywhere")
    CSS_PATH = "summary.tcss"

    def __init__(self, wanted: Wanted, title: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.format = FIRST
        self.text = ""
        self._title = title

    def compose(self) -> ComposeResult:
        """Title, the text, keys."""
        yield Static(shown("Summary"), id="summary-title", classes="title")
        with VerticalScroll(id="summary"):
            yield Static("", id="summary-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Make it."""
        self.query_one("#summary").focus()
        self.reload()

    def reload(self) -> None:
        """Make it again."""
        from factcheck.desk.summaries import write_summary_of

        wanted, name, app = self.wanted, self.format, self.desk_app
        ask(self, lambda: write_summary_of(app.desk, wanted, name), self._take, group="summary", instead=self._refuse)

    def _take(self, text: str) -> None:
        self.text = text
        self.query_one("#summary-text", Static).update(shown(text, multiline=True))
        drafts = "drafts too" if self.wanted.drafts else "approved verdicts only"
        self.query_one("#summary-title", Static).update(
            shown(("Summary", "bold"), (f"  {self.format}, {drafts}  ", "dim"), (self._title, "bold"))
        )

    def _refuse(self, error: Exception) -> None:
        from factcheck.tui.faults import words_of

        message, hint = words_of(error)
        self.query_one("#summary-text", Static).update(shown((message, "bold color(167)"), f"\n{hint}", multiline=True))

    def turn_format(self) -> None:
        """The next format that is text; the others are saved."""
        from factcheck.desk.summary_files import formats_of

        names = [one.name for one in formats_of(self.desk_app.desk) if not one.is_binary]
        self.format = names[(names.index(self.format) + 1) % len(names)]
        self.reload()

    def turn_drafts(self) -> None:
        """Show verdicts that nobody approved yet, marked as drafts, or hide them."""
        from dataclasses import replace

        self.wanted = replace(self.wanted, drafts=not self.wanted.drafts)
        self.reload()
