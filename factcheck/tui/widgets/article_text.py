"""The text of an article with its claims marked in it. Only the lines on the screen are painted; they are made in a worker,
so that a long article can be opened without waiting for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.tui.article_lines import NONE, ArticleLines, Passage, Piece, break_article
from factcheck.tui.asking import ask
from factcheck.tui.widgets.table_styles import TableStyles

if TYPE_CHECKING:
    from collections.abc import Callable

_EDGE = 1  # cells left free on either side
_MOST = 96  # cells of a line: longer ones are hard to read


class ArticleText(ScrollView, can_focus=True):
    """`style_of` says how a passage looks, in render's words; `current` is the one that stands out, NONE for none."""

    DEFAULT_CSS = (
        "ArticleText { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"
    )
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    @dataclass
    class Picked(Message):
        """A claim in the text was clicked on."""

        passage: int

    def __init__(self, style_of: Callable[[int], str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.style_of = style_of
        self.current = NONE
        self.lines = ArticleLines((), ())
        self._text = ""
        self._passages: tuple[Passage, ...] = ()
        self._width = 0
        self._styles: TableStyles | None = None

    def show(self, text: str, passages: Sequence[Passage]) -> None:
        """Show another text, or the same one with other badges."""
        if (text, tuple(passages)) != (self._text, self._passages):
            self._text, self._passages = text, tuple(passages)
            self._break()

    def choose(self, passage: int) -> None:
        """Let one passage stand out, and scroll to it."""
        self.current = passage
        self._show_current()
        self.refresh()

    def on_mount(self) -> None:
        """Colours follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget_styles())

    def on_resize(self) -> None:
        """Other lines at another width."""
        if self._cells != self._width:
            self._break()

    @property
    def _cells(self) -> int:
        return max(min(self.scrollable_content_region.width - 2 * _EDGE, _MOST), 8)

    def _break(self) -> None:
        text, passages, width = self._text, self._passages, self._cells
        self._width = width
        if self.size.width:
            ask(self, lambda: break_article(text, passages, width), self._take, group="article-lines")

    def _take(self, lines: ArticleLines) -> None:
        self.lines = lines
        self.virtual_size = Size(self.size.width, len(lines.lines))
        self._show_current()
        self.refresh()

    def _show_current(self) -> None:
        if not 0 <= self.current < len(self.lines.places):
            return
        first, last = self.lines.places[self.current]
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if first < top + 1 or last > top + height - 2:
            self.scroll_to(y=max(first - max((height - (last - first)) // 3, 1), 0), animate=False, force=True,
                           immediate=True)  # fmt: skip

    def _forget_styles(self) -> None:
        self._styles = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        styles = self._styles = self._styles or TableStyles(self)
        place, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        pieces = self.lines.lines[place] if place < len(self.lines.lines) else ()
        segments = [Segment(" " * _EDGE, styles.ground), *(self._segment(piece, styles) for piece in pieces)]
        return Strip(segments).adjust_cell_length(width, styles.ground)

    def _segment(self, piece: Piece, styles: TableStyles) -> Segment:
        if piece.passage == NONE:
            return Segment(piece.text, styles.ground)
        if piece.passage == self.current:
            ground = styles.cursor(has_focus=True)
            return Segment(piece.text, ground + Style(bold=True) if piece.is_badge else ground)
        style = self.style_of(piece.passage)
        return Segment(piece.text, styles.of(f"bold {style}" if piece.is_badge else style, styles.ground, False))

    def on_click(self, event: events.Click) -> None:
        """A click on a claim chooses it."""
        passage = self.lines.at(self.scroll_offset.y + event.y, event.x - _EDGE)
        if passage != NONE:
            self.post_message(self.Picked(passage))
