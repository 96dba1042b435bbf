"""What can be done with the list of cases: filter, sort, marks, views, the preview and the board."""

from __future__ import annotations

from typing import Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case

_SCREEN_ONLY = "it is about the screen itself"


def _toggle_views(screen: Any) -> None:
    views = screen.views
    screen.has_views = views is None or views.has_class("hidden") or not views.has_focus
    screen._lay_out()
    if screen.has_views and screen.views is not None:
        screen.views.focus()
    else:
        screen.table.focus()


def _toggle_preview(screen: Any) -> None:
    from factcheck.tui.widgets.preview import Preview

    preview = screen.query_one(Preview)
    screen.has_preview = preview.has_class("hidden")
    screen._lay_out()
    preview.read_again()


def _mark_all(screen: Any) -> None:
    from factcheck.tui.widgets.case_table import ID

    table = screen.table
    ids = {table.ids[at : at + ID] for at in range(0, len(table.ids), ID)}
    table.marked = set() if table.marked >= ids else ids
    table.refresh()
    table.post_message(table.MarksChanged())


def _board(screen: Any) -> None:
    from factcheck.tui.screens.board import BoardScreen

    screen.app.push_screen(BoardScreen(screen.filter))


ACTIONS = (
    Action("show", "enter", "Open", "Show the case that the cursor is on.", lambda screen: screen.table.action_open(),
           "show", why_not=no_case),
    Action("filter", "slash", "Filter", "Narrow the list as you type, in the words of the command list.",
           lambda screen: screen.start_filter(), "list", at_once=True),
    Action("mark-case", "space", "Mark", "Mark a case: what you do next is done to all that are marked.",
           lambda screen: screen.table.action_mark(), no_command="a command names the cases it is about", why_not=no_case),
    Action("mark-all", "asterisk", "Mark all", "Mark every case of the list, or take all marks away.", _mark_all,
           no_command="a command names the cases it is about", why_not=no_case, in_footer=False),
    Action("sort", "r", "Sort", "Sort by the next column; a click on a title sorts by it.",
           lambda screen: screen.next_sort(), "list --sort", in_footer=False),
    Action("sort-back", "R", "Other way", "Turn the order round.",
           lambda screen: screen.set_sort(screen.sort.removeprefix("-") or "updated"), "list --sort", in_footer=False),
    Action("views", "v", "Views", "Go to the saved views: mine, waiting for reply, in review, overdue, by article.",
           _toggle_views, "list"),
    Action("board", "b", "Board", "The same cases as columns, one for each stage.", _board,
           "list --stage"),
    Action("preview", "p", "Preview", "Show or hide the selected case beside the list.", _toggle_preview, "show",
           in_footer=False),
)  # fmt: skip
