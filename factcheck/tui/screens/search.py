"""The search: words that stand anywhere in a case, with where they were found and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from factcheck.tui.asking import ask
from factcheck.tui.shown import lines, shown
from factcheck.tui.widgets.line_field import LineField

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.model.listing import SearchHit
    from factcheck.tui.app import DeskApp

_MOST = 60


class SearchScreen(ModalScreen[None]):
    """Each key narrows what is found; enter opens the case under the cursor."""

    CSS_PATH = "action_list.tcss"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("escape", "close", "Back"),
        Binding("down,ctrl+n", "move('cursor_down')", priority=True),
        Binding("up,ctrl+p", "move('cursor_up')", priority=True),
        Binding("pagedown", "move('page_down')", priority=True),
        Binding("pageup", "move('page_up')", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[SearchHit, ...] = ()

    def compose(self) -> ComposeResult:
        """What is searched for, and what is found."""
        with Vertical(id="actions"):
            yield Static(shown(("Search", "bold")), id="search-title")
            yield LineField(id="sought", placeholder="words that must all be found")
            yield OptionList(id="found", markup=False)

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one("#sought").focus()

    @property
    def _app(self) -> DeskApp:
        app: DeskApp = self.app  # type: ignore[assignment]
        return app

    @on(Input.Changed, "#sought")
    def search(self, event: Input.Changed) -> None:
        """Look for all words."""
        from factcheck.desk.lists import search

        words, app = tuple(event.value.split()), self._app
        if not any(len(word) > 1 for word in words):
            self._take(((), 0))
            return
        ask(self, lambda: search(app.desk, words, _MOST), self._take, group="search")

    def _take(self, found: tuple[tuple[SearchHit, ...], int]) -> None:
        self.hits, total = found
        count = f"  {total:,} case{'' if total == 1 else 's'}" if self.query_one("#sought", LineField).value else ""
        self.query_one("#search-title", Static).update(shown(("Search", "bold"), (count, "dim")))
        hits = self.query_one("#found", OptionList)
        hits.clear_options()
        hits.add_options(Option(_words(hit)) for hit in self.hits)
        hits.highlighted = 0 if self.hits else None

    @on(Input.Submitted, "#sought")
    def open_highlighted(self) -> None:
        """Enter opens the case."""
        place = self.query_one("#found", OptionList).highlighted
        if place is not None:
            self._open(place)

    @on(OptionList.OptionSelected, "#found")
    def open_selected(self, event: OptionList.OptionSelected) -> None:
        """So does a click."""
        self._open(event.option_index)

    def _open(self, place: int) -> None:
        identifier, app = self.hits[place].row.id, self._app
        self.dismiss(None)
        app.call_later(app.open_case, identifier)

    def action_move(self, how: str) -> None:
        """The cursor moves in the list while one goes on typing."""
        getattr(self.query_one("#found", OptionList), f"action_{how}")()

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)


def _words(hit: SearchHit) -> Content:
    from factcheck.render.search_page import excerpt_spans

    head = [(f"{hit.row.id}  ", "cyan"), (hit.row.claim, "bold")]
    return lines([head, [("    ", ""), (f"{hit.where}  ", "dim"), *excerpt_spans(hit.excerpt)]])
