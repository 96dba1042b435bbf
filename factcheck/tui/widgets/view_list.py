"""The saved views beside the caseload: those of every day, and one for each article with how many claims are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.render.widths import pad, truncate
from factcheck.tui.asking import ask
from factcheck.tui.shown import shown

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.views import View

_WIDTH = 23


class ViewList(OptionList):
    """Choosing a view filters the list by it."""

    BINDINGS = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]  # noqa: RUF012

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self.views: tuple[View, ...] = ()

    def on_mount(self) -> None:
        """Read them."""
        self.read()

    def read(self) -> None:
        """Read names and counts again."""
        app: Any = self.app

        def read_all() -> tuple[View, ...]:
            from factcheck.desk.views import article_views, saved_views

            return (*saved_views(app.desk), *article_views(app.desk))

        ask(self, read_all, self._take, group="views")

    def _take(self, views: tuple[View, ...]) -> None:
        if views == self.views:
            return
        place, self.views = self.highlighted, views
        self.clear_options()
        for number, view in enumerate(views):
            if view.checked is not None and (not number or views[number - 1].checked is None):
                self.add_option(None)
            self.add_option(Option(_words(view), id=str(number)))
        self.highlighted = place

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Filter by the view, and go to the list."""
        event.stop()
        screen: Any = self.screen
        screen.set_filter(self.views[int(event.option.id or 0)].filter)
        screen.table.focus()


def _words(view: View) -> Content:
    from factcheck.render.inert import view as inert

    if view.checked is None:
        count = f"{view.total:,}"
        name = pad(truncate(inert(view.name), _WIDTH - len(count) - 1), _WIDTH - len(count))
        return shown(name, (count, "dim" if view.total == 0 else "bold"))
    done = view.checked == view.total
    state = ("✓ " if done else "", "color(35)")
    return shown(
        truncate(inert(view.name), _WIDTH),
        "\n",
        (f"  {view.checked} of {view.total} checked ", "dim"),
        state,
        multiline=True,
    )
