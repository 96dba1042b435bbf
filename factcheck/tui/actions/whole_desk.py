"""What is about the whole desk, on every screen: the dashboard, the search, and who is working."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
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


def ask_who(screen: Any, then: Callable[[Told], object] | None = None) -> None:
    """Ask who is working, and go on with `then`. Where nobody is known yet, the answer is remembered unless they say no."""
    from factcheck.errors import FactcheckError
    from factcheck.tui.actions.asked import open_form
    from factcheck.tui.form import SWITCH, Field, Form
    from factcheck.tui.suggesting import suggest_name

    app = screen.app
    try:
        now = str(app.desk.who)
    except FactcheckError:  # nobody said so yet, which is why the form is opened
        now = ""
    fields = (
        Field("who", "Who is working", "Ana Ruiz <ana@desk.example>; a first name will do for people of the desk",
              value=now, needed=True, suggest=suggest_name(str(one) for one in app.desk.settings.people)),
        Field("remember", "On this machine from now on, for all desks", kind=SWITCH, value="" if now else "yes"),
    )  # fmt: skip
    about = (
        "Without the mark below it holds until the desk is closed: so a second person can review at the same terminal."
        if now
        else "Every change says who made it: your name, and an address if you like."
    )
    form = Form(
        "me", "Who is working", fields, lambda values: _work_as(app, values), (), 'factcheck me "NAME <ADDRESS>"', about
    )
    open_form(screen, form, then)


def _work_as(app: Any, values: Mapping[str, str]) -> Told:
    from factcheck.desk.setup import remember_who
    from factcheck.tui.messages import Told

    acting = app.desk.acting(by=values["who"].strip())
    told = f"You are {acting.who}."  # before it is remembered: what is no name is refused here
    if values["remember"]:
        remember_who(values["who"].strip())
    app.desk = acting
    app.read_who()
    return Told(told, undoes=False)


def _site(screen: Any) -> None:
    from factcheck.desk.site import build_site
    from factcheck.tui.actions.asked import open_form
    from factcheck.tui.form import Field, Form
    from factcheck.tui.messages import Told

    desk = screen.desk_app.desk

    def save(values: Mapping[str, str]) -> Told:
        built = build_site(desk, Path(values["folder"].strip()).expanduser(), base_url=values["base_url"].strip())
        left = f" {len(built.leaks)} left out: readers would see what is confidential." if built.leaks else ""
        told = f"The site in {built.folder} has {built.checks} checks; {built.written} files written.{left}"
        return Told(told, undoes=False)

    fields = (
        Field("folder", "Folder", "a new one, or one that was built before", value="public", needed=True),
        Field("base_url", "Address", "where the site will stand, with https://", value=desk.settings.site_url),
    )
    about = "Pages for readers of all that is published. Only what changed is written; nothing is sent anywhere."
    open_form(screen, Form("site", "Build the site", fields, save, (), "factcheck site build FOLDER", about))


ACTIONS = (
    Action("search", "z", "Search", "Find words anywhere in the cases, and see where they stand.", _search, "search",
           in_footer=False),
    Action("dashboard", "B", "Dashboard", "What is open, what was found, how long it takes, and this week.", _dashboard,
           "stats", in_footer=False),
    Action("site", "f6", "Site", "Build the pages that readers get, of everything that is published.", _site, "site build",
           in_footer=False),
    Action("me", "f4", "Who", "Say who is working, for now or for good.", ask_who, "me", in_footer=False),
)  # fmt: skip
