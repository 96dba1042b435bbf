"""What can be done on every screen: help, the palette, undo, drafts, the theme, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action

if TYPE_CHECKING:
    from factcheck.desk.place import Desk
    from factcheck.tui.messages import Told

_SCREEN_ONLY = "it is about the screen itself"


def _help(screen: Any) -> None:
    from factcheck.tui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen))


def _palette(screen: Any) -> None:
    from factcheck.tui.screens.palette import PaletteScreen

    screen.app.push_screen(PaletteScreen(screen))


def _drafts(screen: Any) -> None:
    from factcheck.tui.screens.drafts import DraftsScreen

    screen.app.push_screen(DraftsScreen())


def _theme(screen: Any) -> None:
    from factcheck.config import write_user_setting
    from factcheck.tui.asking import ask
    from factcheck.tui.palette import THEMES

    app = screen.app
    names = [theme.name for theme in THEMES]
    app.theme = names[(names.index(app.theme) + 1) % len(names)]
    name = app.theme
    ask(app, lambda: write_user_setting("theme", name), lambda _path: None, group="theme")
    app.say(f"Theme: {name}.")


def _undo(screen: Any) -> None:
    from factcheck.tui.asking import ask

    app = screen.app
    last = app.done[-1] if app.done else None
    cases = last.cases if last else screen.chosen_cases()[:1]
    back = (last and last.take_back) or (lambda: _take_back(app.desk, cases))

    def told(told: Told) -> None:
        if app.done:
            app.done.pop()
        app.post_message(told)

    ask(app, back, told, group="save undo")


def _take_back(desk: Desk, cases: tuple[str, ...]) -> Told:
    from factcheck.desk.cases import undo
    from factcheck.tui.messages import Told

    taken = [(case, ", ".join(event.kind.replace("-", " ") for event in undo(desk, case)[1])) for case in cases]
    return Told("\n".join(f"Undone in {case}: {kinds}." for case, kinds in taken), cases, undoes=False)


def _nothing_to_undo(screen: Any) -> str:
    return "" if screen.app.done or screen.chosen_cases() else "Nothing was done yet that could be undone."


ACTIONS = (
    Action("undo", "u", "Undo", "Undo what you did last, or the newest change of the case the cursor is on.", _undo,
           command="undo", why_not=_nothing_to_undo, changes=True),
    Action("palette", "ctrl+p,colon", "Actions", "Find any action by its name and do it.", _palette,
           no_command=_SCREEN_ONLY, in_footer=False),
    Action("drafts", "ctrl+o", "Drafts", "Go on with a text that was typed and not saved.", _drafts, no_command=_SCREEN_ONLY,
           in_footer=False),
    Action("tour", "f3", "Tour", "The three steps of the first day again.", lambda screen: screen.desk_app.show_tour(),
           no_command=_SCREEN_ONLY, in_footer=False),
    Action("theme", "f2", "Theme", "The next theme: dark, light, high contrast. It is remembered.", _theme,
           no_command=_SCREEN_ONLY, in_footer=False),
    Action("back", "escape", "Back", "Leave this screen, or what is open on it.", lambda screen: screen.back(),
           no_command=_SCREEN_ONLY, in_footer=False),
    Action("leave", "q", "Leave", "Close the desk. Everything is saved already.", lambda screen: screen.app.exit(),
           no_command=_SCREEN_ONLY, in_footer=False),
    Action("help", "question_mark,f1", "Keys", "Every key that works here, to be searched.", _help, command="--help"),
)  # fmt: skip
