"""A list whose entries are blocks of equally many lines, however many there are: only those on the screen are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.render.inert import view
from factcheck.render.line_writer import cut_spans
from factcheck.tui.widgets.table_styles import TableStyles

if TYPE_CHECKING:
    from factcheck.render.output import Span

    Draw = Callable[[int, int], list[list[Span]]]


class BlockList(ScrollView, can_focus=True):
    """`draw(number, width)` gives the lines of an entry, cut to the width; `cursor` is the entry that is chosen."""

    DEFAULT_CSS = "BlockList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("home,g", "go(0)", show=False),
        Binding("end,G", "go(-1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another entry."""

        place: int

    @dataclass
    class Clicked(Message):
        """An entry was clicked on twice."""

        place: int

    def __init__(self, draw: Draw, *, lines: int, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._draw = draw
        self._lines = lines
        self.total = 0
        self.cursor = 0
        self._styles: TableStyles | None = None

    def take(self, total: int, cursor: int) -> None:
        """There are so many entries now, and the cursor is on this one."""
        self.total = total
        self.virtual_size = Size(self.size.width, total * self._lines)
        self.cursor = max(0, min(cursor, total - 1))
        self._show_cursor()
        self.refresh()

    def move_to(self, place: int) -> None:
        """Put the cursor on an entry and show it."""
        before, self.cursor = self.cursor, max(0, min(place, self.total - 1))
        self._show_cursor()
        self.refresh()
        if before != self.cursor:
            self.post_message(self.Moved(self.cursor))

    def on_mount(self) -> None:
        """Colours follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget_styles())

    def on_resize(self) -> None:
        """The chosen entry stays in sight."""
        self.virtual_size = Size(self.size.width, self.total * self._lines)
        self._show_cursor()

    def _forget_styles(self) -> None:
        self._styles = None
        self.refresh()

    def _show_cursor(self) -> None:
        region = Region(0, self.cursor * self._lines, 1, self._lines)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        styles = self._styles = self._styles or TableStyles(self)
        place, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        number, line = divmod(place, self._lines)
        if number >= self.total:
            return Strip.blank(width, styles.ground)
        is_cursor = number == self.cursor
        ground = styles.cursor(self.has_focus) if is_cursor else styles.ground
        rows = self._draw(number, width)
        spans = [(view(text), style) for text, style in rows[line]] if line < len(rows) else []
        segments = [
            Segment(text, styles.of(style, ground, is_cursor and self.has_focus))
            for text, style in cut_spans(spans, width)
        ]
        return Strip(segments).adjust_cell_length(width, ground)

    def action_move(self, entries: int) -> None:
        """Up or down by so many entries."""
        self.move_to(self.cursor + entries)

    def action_page(self, pages: int) -> None:
        """Up or down by so many screens."""
        self.move_to(self.cursor + pages * max(self.size.height // self._lines - 1, 1))

    def action_go(self, place: int) -> None:
        """To the first entry, or with -1 to the last."""
        self.move_to(self.total - 1 if place < 0 else place)

    def on_click(self, event: events.Click) -> None:
        """A click chooses an entry, a second one opens it."""
        place = (self.scroll_offset.y + event.y) // self._lines
        if place < self.total:
            self.move_to(place)
            if event.chain > 1:
                self.post_message(self.Clicked(place))
