"""What is about the whole desk, on every screen: the dashboard, the search, and who is working."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action

if TYPE_CHECKING:
    from factcheck.tui.messages import Told


def _dashboard(screen: Any) -> None:
    from factcheck.tui.screens.dashboard import DashboardScreen

    screen.app.push_screen(DashboardScreen())


def _search(screen: Any) -> None:
    from factcheck.tui.screens.search import SearchScreen

    screen.app.push_screen(SearchScreen())


def _me(screen: Any) -> None:
    from factcheck.desk.setup import remember_who
    from factcheck.errors import FactcheckError
    from factcheck.tui.actions.asked import open_form
    from factcheck.tui.form import SWITCH, Field, Form
    from factcheck.tui.messages import Told

    app = screen.desk_app
    try:
        now = str(app.desk.who)
    except FactcheckError:  # nobody said so yet, which is why the form is opened
        now = ""

    def save(values: Mapping[str, str]) -> Told:
        who = values["who"].strip()
        if values["remember"]:
            remember_who(who)
        acting = app.desk.acting(by=who)
        told = f"You are {acting.who}."
        app.desk = acting
        return Told(told, undoes=False)

    fields = (
        Field("who", "Who is working", "Ana Ruiz <ana@desk.example>; a first name will do for people of the desk",
              value=now, needed=True),
        Field("remember", "On this machine from now on, for all desks", kind=SWITCH),
    )  # fmt: skip
    about = (
        "Without the mark below it holds until the desk is closed: so a second person can review at the same terminal."
    )
    open_form(screen, Form("me", "Who is working", fields, save, (), 'factcheck me "NAME <ADDRESS>"', about))


ACTIONS = (
    Action("search", "z", "Search", "Find words anywhere in the cases, and see where they stand.", _search, "search",
           in_footer=False),
    Action("dashboard", "B", "Dashboard", "What is open, what was found, how long it takes, and this week.", _dashboard,
           "stats", in_footer=False),
    Action("me", "f4", "Who", "Say who is working, for now or for good.", _me, "me", in_footer=False),
)  # fmt: skip
