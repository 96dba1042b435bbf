"""The list of cases, as long as it may be: only the lines on the screen exist, and only the pages around them are read.

The order is one text of ids, eight characters each; the table asks for the rows of a page with `PageWanted` when a line of
it is first painted, and whoever owns the table brings them. The cursor stays on its case when the list is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.render.line_writer import cut_spans
from factcheck.render.widths import cell_width
from factcheck.render.words import KEYS_ONLY, RatingLabels
from factcheck.tui.case_columns import GAP, SORT_OF, TITLES, cell, columns_at
from factcheck.tui.widgets.table_styles import TableStyles

if TYPE_CHECKING:
    from factcheck.model.listing import CaseRow
    from factcheck.render.output import Span

ID = 8
PAGE = 64  # rows read at once
_MOST_PAGES = 60  # pages kept; the farthest from the cursor go first
_MARK = "●"


class CaseTable(ScrollView, can_focus=True):
    """The list. `ids` is the order, `total` how many cases there are, `cursor` the line that is chosen."""

    DEFAULT_CSS = """
    CaseTable { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("down,j", "move(1)", "Down", id="down", show=False),
        Binding("up,k", "move(-1)", "Up", id="up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "A page down", id="page-down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "A page up", id="page-up", show=False),
        Binding("home,g", "go(0)", "First case", id="first", show=False),
        Binding("end,G", "go(-1)", "Last case", id="last", show=False),
        Binding("enter,right,l", "open", "Open", id="open-case", show=False),
        Binding("space", "mark", "Mark", id="mark", show=False),
    ]

    @dataclass
    class PageWanted(Message):
        """Rows are missing: those of the ids from `start` on."""

        start: int
        ids: tuple[str, ...]

    @dataclass
    class Moved(Message):
        """The cursor is on another case; None where there is none, or it is not read yet."""

        row: CaseRow | None

    @dataclass
    class Opened(Message):
        """Somebody wants to see a case."""

        identifier: str

    @dataclass
    class SortWanted(Message):
        """Somebody clicked on the title of a column."""

        sort: str

    class MarksChanged(Message):
        """Other cases are marked than before."""

    def __init__(self, rows: Sequence[CaseRow] = (), total: int = 0, *, today: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.labels: RatingLabels = KEYS_ONLY
        self.today = today
        self.ids = ""
        self.total = total
        self.cursor = 0
        self.marked: set[str] = set()
        self._rows: dict[int, CaseRow] = dict(enumerate(rows))
        self._asked: set[int] = set()
        self._styles: TableStyles | None = None
        self._strips: dict[int, tuple[object, Strip]] = {}  # painted lines, each with what it was painted from

    # What is shown

    def take_order(self, ids: str, rows: Iterable[CaseRow], start: int) -> None:
        """A new order, with the rows from `start` on. The cursor stays on its case, on the same line of the screen."""
        kept, line = self.cursor_id, self.cursor - self.scroll_offset.y
        place = self._place_of(ids, kept)
        self.ids, self.total = ids, len(ids) // ID
        self._rows = dict(enumerate(rows, start))
        self._asked.clear()
        self._strips.clear()
        self.cursor = min(self.cursor if place is None else place, max(self.total - 1, 0))
        self.virtual_size = Size(self.size.width, self.total)
        self.scroll_to(y=max(self.cursor - line, 0), animate=False, force=True, immediate=True)
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved(self.row))

    def take_first(self, rows: Sequence[CaseRow], total: int) -> None:
        """The first rows of another list, before its order is known. The cursor goes to the first one."""
        self.ids, self.total, self.cursor = "", total, 0
        self._rows = dict(enumerate(rows))
        self._strips.clear()
        self.virtual_size = Size(self.size.width, total)
        self.move_to(0)
        self.refresh()
        self.post_message(self.Moved(self.row))

    def take_page(self, start: int, rows: Sequence[CaseRow]) -> None:
        """The rows that were asked for. One that is gone meanwhile stays empty until the list is read again."""
        by_id = {row.id: row for row in rows}
        for place in range(start, min(start + PAGE, self.total)):
            row = by_id.get(self.id_at(place))
            if row is not None:
                self._rows[place] = row
        self._forget_far_pages()
        self._strips.clear()
        self.refresh()
        if start <= self.cursor < start + PAGE:
            self.post_message(self.Moved(self.row))

    def place_in(self, ids: str) -> int:
        """Where the cursor's case stands in another order, else where the cursor stands, so that its page can be read."""
        place = self._place_of(ids, self.cursor_id)
        return min(self.cursor if place is None else place, max(len(ids) // ID - 1, 0))

    def id_at(self, place: int) -> str:
        """The id of the case in a line, "" where there is none."""
        if self.ids:
            return self.ids[place * ID : place * ID + ID]
        row = self._rows.get(place)
        return row.id if row else ""

    def beside(self, identifier: str, step: int) -> str:
        """The id of the case so many lines from another one, "" where the list has none."""
        place = self._place_of(self.ids, identifier)
        return "" if place is None or not 0 <= place + step < self.total else self.id_at(place + step)

    def go_to(self, identifier: str) -> None:
        """Put the cursor on a case, if it is in the list."""
        place = self._place_of(self.ids, identifier)
        if place is not None:
            self.move_to(place)

    @property
    def cursor_id(self) -> str:
        """The id of the case that the cursor is on, "" where there is none."""
        return self.id_at(self.cursor)

    @property
    def row(self) -> CaseRow | None:
        """The row that the cursor is on, None where it is not read yet."""
        return self._rows.get(self.cursor)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The marked cases in the order of the list, else the one under the cursor."""
        if not self.marked:
            return (self.cursor_id,) if self.cursor_id else ()
        return tuple(sorted(self.marked, key=lambda one: self._place_of(self.ids, one) or 0))

    @staticmethod
    def _place_of(ids: str, identifier: str) -> int | None:
        at = ids.find(identifier) if identifier else -1
        while at >= 0 and at % ID:
            at = ids.find(identifier, at + 1)
        return at // ID if at >= 0 else None

    def _forget_far_pages(self) -> None:
        if len(self._rows) > PAGE * _MOST_PAGES:
            near = PAGE * _MOST_PAGES // 2
            self._rows = {place: row for place, row in self._rows.items() if abs(place - self.cursor) < near}
            self._asked.clear()

    # Painting

    def on_mount(self) -> None:
        """The list is as long as it is from the first picture on."""
        self.virtual_size = Size(0, self.total)
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget_styles())

    def on_resize(self) -> None:
        """The columns are those of the new width."""
        self.virtual_size = Size(self.size.width, self.total)
        self._show_cursor()

    def _forget_styles(self) -> None:
        self._styles = None
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        styles = self._styles = self._styles or TableStyles(self)
        if place >= self.total:
            return Strip.blank(width, styles.ground)
        row = self._rows.get(place)
        if row is None:
            self._want(place)
        ground = styles.cursor(self.has_focus) if place == self.cursor else styles.ground
        is_cursor = place == self.cursor and self.has_focus
        if row is None:
            return Strip.blank(width, ground)
        key = (id(row), width, ground, row.id in self.marked, is_cursor)
        if place not in self._strips or self._strips[place][0] != key:
            self._strips[place] = key, Strip(self._segments(row, width, ground, styles, is_cursor), width)
        return self._strips[place][1]

    def _segments(self, row: CaseRow, width: int, ground: Style, styles: TableStyles, is_cursor: bool) -> list[Segment]:
        segments: list[Segment] = []
        for name, cells in columns_at(width):
            spans: list[Span] = self._mark(row) if name == "mark" else cell(row, name, self.labels, self.today)
            fitted = cut_spans(_inert(spans), cells)
            used = sum(cell_width(text) for text, _ in fitted)
            segments += [Segment(text, styles.of(style, ground, is_cursor)) for text, style in fitted]
            segments.append(Segment(" " * (cells - used + GAP), ground))
        last = segments.pop()
        segments.append(Segment(last.text[: len(last.text) - GAP], ground))
        return segments

    def _mark(self, row: CaseRow) -> list[Span]:
        return [(_MARK, "bold color(178)")] if row.id in self.marked else []

    def _want(self, place: int) -> None:
        start = place - place % PAGE
        if start in self._asked or not self.ids:
            return
        self._asked.add(start)
        ids = tuple(self.id_at(one) for one in range(start, min(start + PAGE, self.total)))
        self.post_message(self.PageWanted(start, ids))

    # Moving

    def move_to(self, place: int) -> None:
        """Put the cursor on a line and show it."""
        before, self.cursor = self.cursor, max(0, min(place, self.total - 1))
        self._show_cursor()
        self._refresh_lines(before, self.cursor)
        if before != self.cursor:
            self.post_message(self.Moved(self.row))

    def _show_cursor(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True)

    def _refresh_lines(self, *places: int) -> None:
        top = self.scroll_offset.y
        self.refresh(
            *(Region(0, place - top, self.size.width, 1) for place in places if 0 <= place - top < self.size.height)
        )

    def action_move(self, lines: int) -> None:
        """Up or down by so many lines."""
        self.move_to(self.cursor + lines)

    def action_page(self, pages: int) -> None:
        """Up or down by so many screens."""
        self.move_to(self.cursor + pages * max(self.size.height - 1, 1))

    def action_go(self, place: int) -> None:
        """To the first line, or with -1 to the last."""
        self.move_to(self.total - 1 if place < 0 else place)

    def action_open(self) -> None:
        """Show the case that the cursor is on."""
        if self.cursor_id:
            self.post_message(self.Opened(self.cursor_id))

    def action_mark(self) -> None:
        """Mark the case or take its mark away, and go on to the next one."""
        if self.cursor_id:
            self.marked ^= {self.cursor_id}
            self._refresh_lines(self.cursor)
            self.post_message(self.MarksChanged())
            self.action_move(1)

    def unmark(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self.refresh()
        self.post_message(self.MarksChanged())

    def on_click(self, event: events.Click) -> None:
        """A click chooses a case, a second one opens it."""
        place = self.scroll_offset.y + event.y
        if place < self.total:
            self.move_to(place)
            if event.chain > 1:
                self.action_open()


class CaseTitles(ScrollView, can_focus=False):
    """The titles of the columns; a click on one sorts by it."""

    DEFAULT_CSS = "CaseTitles { height: 1; color: $sign-dim; overflow: hidden hidden; scrollbar-size: 0 0; }"

    def render_line(self, y: int) -> Strip:
        """The one line."""
        del y
        width = self.size.width
        parts = [TITLES[name][:cells].ljust(cells + GAP) for name, cells in self._columns]
        return Strip([Segment("".join(parts), self.rich_style)]).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Sort by the column that was clicked on."""
        end = 0
        for name, cells in self._columns:
            end += cells + GAP
            if event.x < end and name in SORT_OF:
                self.post_message(CaseTable.SortWanted(SORT_OF[name]))
                return

    @property
    def _columns(self) -> tuple[tuple[str, int], ...]:
        """Those of the list below, which may have a scroll bar."""
        return columns_at(self.screen.query_one(CaseTable).scrollable_content_region.width)


def _inert(spans: Sequence[Span]) -> list[Span]:
    from factcheck.render.inert import view

    return [(view(text), style) for text, style in spans]
