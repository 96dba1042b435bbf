"""A page to be read: a summary, a grid, what was checked before. It scrolls, and is written anew at every width."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.shown import shown
from factcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.content import Content


class Page(VerticalScroll):
    """The text, which the keys of lists scroll."""

    DEFAULT_CSS = "Page { height: 1fr; padding: 1 2; }"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("space", "page_down", show=False),
    ]


class ReadingScreen(DeskScreen):
    """One page about cases. `write` makes it for a width, in a worker; it may ask the desk."""

    SCOPES = ("cases", "everywhere")

    def __init__(self, heading: str, write: Callable[[int], Content], cases: tuple[str, ...]) -> None:
        super().__init__()
        self.heading, self._write, self._cases = heading, write, cases

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Static(shown((self.heading, "bold")), classes="title")
        with Page():
            yield Static("", id="reading", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """The keys belong to the text."""
        self.query_one(Page).focus()

    def on_resize(self, _event: events.Resize) -> None:
        """Write it for this width; the first size comes this way too."""
        self.reload()

    def reload(self) -> None:
        """Write it anew."""
        width = max(self.size.width - 6, 20)
        text = self.query_one("#reading", Static)
        ask(self, lambda: self._write(width), text.update, group="page", instead=self._refuse)

    def _refuse(self, error: Exception) -> None:
        from factcheck.tui.faults import words_of

        message, hint = words_of(error)
        self.query_one("#reading", Static).update(shown((message, "bold"), f"\n\n{hint}", multiline=True))

    def chosen_cases(self) -> tuple[str, ...]:
        """The cases that the page is about."""
        return self._cases
