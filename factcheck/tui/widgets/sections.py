"""The sections of a case: boxes in a column that scrolls. Each takes the cursor, so that the keys of lists scroll the column
from wherever they are pressed; a list in it scrolls on where its own lines end."""

from __future__ import annotations

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList, Static

_SCROLLING = (
    Binding("down,j", "scroll_column(2)", show=False),
    Binding("up,k", "scroll_column(-2)", show=False),
    Binding("pagedown,ctrl+f,space", "scroll_column_page(1)", show=False),
    Binding("pageup,ctrl+b", "scroll_column_page(-1)", show=False),
    Binding("home,g", "scroll_column(-100000)", show=False),
    Binding("end,G", "scroll_column(100000)", show=False),
)


class _InColumn:
    """Mixed into a widget: what scrolls the column that it stands in. Itself no widget, or it would need styles."""

    def action_scroll_column(self, lines: int) -> None:
        """Scroll the column by so many lines."""
        column = self._column
        if column is not None:
            column.scroll_relative(y=lines, animate=False)

    def action_scroll_column_page(self, pages: int) -> None:
        """Scroll the column by so many screens."""
        column = self._column
        if column is not None:
            self.action_scroll_column(pages * max(column.size.height - 2, 1))

    @property
    def _column(self) -> Widget | None:
        here: Widget = self  # type: ignore[assignment]
        around = (one for one in here.ancestors if isinstance(one, Widget))
        return next((one for one in around if one.max_scroll_y > 0 and one.styles.overflow_y != "hidden"), None)

    def show_lines(self, first: int, number: int) -> None:
        """Scroll the column until these lines of the section are on the screen."""
        column = self._column
        if column is None:
            return
        here: Widget = self  # type: ignore[assignment]
        seen, top = column.region, here.region.y + 1 + first
        over, under = top - seen.y, top + number - seen.bottom
        if over < 0 or under > 0:
            column.scroll_relative(y=over if over < 0 else min(under, over), animate=False)


class TextSection(_InColumn, Static, can_focus=True):
    """A section of text."""

    BINDINGS = [*_SCROLLING]  # noqa: RUF012 - Textual's own way

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__("", id=id, markup=False)


class ListSection(_InColumn, OptionList):
    """A section whose lines are chosen from; before the first one and behind the last one the column scrolls."""

    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("down,j", "next_or_scroll(1)", show=False),
        Binding("up,k", "next_or_scroll(-1)", show=False),
        *_SCROLLING[2:],
    ]

    def action_next_or_scroll(self, step: int) -> None:
        """The next line or the one before, else scroll."""
        place = None if self.highlighted is None else self.highlighted + step
        if place is None or not 0 <= place < self.option_count:
            self.action_scroll_column(2 * step)
        else:
            self.highlighted = place

    def scroll_to_highlight(self, top: bool = False) -> None:
        """The line that is chosen is shown by the column, since the list is as long as its lines are."""
        del top
        if self.highlighted is not None and self.is_mounted:
            self._update_lines()
            if self.has_focus and self.highlighted in self._index_to_line:
                first, number = self._index_to_line[self.highlighted], self._heights[self.highlighted]
                self.call_after_refresh(self.show_lines, first, number)
