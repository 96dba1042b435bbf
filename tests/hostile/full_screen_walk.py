"""Goes through the full-screen desk as a person would: every screen, every action on it, every form with a vector typed into
each of its fields, saved and left. Run in a terminal by test_full_screen; what it saw is written to a file.

    python -m tests.hostile.full_screen_walk DESK WHO SEEN [--look]

With --look nothing is filled in: every screen and everything that an action opens is only shown.
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from factcheck.desk.place import Desk, open_desk
from factcheck.model.listing import ListQuery
from factcheck.tui.actions.registry import keys_of, why_not
from factcheck.tui.app import DeskApp
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.form_screen import FormScreen
from tests.hostile.vectors import ALL

# Actions that hand something to the clipboard or a browser, or end the program; each is tried elsewhere.
LEFT_OUT = {"leave", "open-link", "copy-link", "copy-summary", "summary-copy", "theme"}
# The stages in which everything is tried; each makes actions possible that the others refuse. The rest is looked at.
TRIED = ("researching", "in-review", "approved", "corrected", "conflict")
# What is typed into every field: short, or each save would make the case longer to draw. The first form gets every vector.
TYPED = "[/]\x1b]52;c;YQ==\x07\x9b2J\x1b[1;1H\u202e\u200b[Reuters] :smile: [@click=app.exit]x[/] <script>\r\n=1+1"
_STEPS = 40  # that a screen may take to be left


@dataclass
class Seen:
    """What the walk came by: screens, actions whose keys were pressed, forms."""

    screens: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)  # actions that led to another screen
    possible: set[str] = field(default_factory=set)  # actions that were not refused
    only_looks: bool = False

    def is_done(self, action: Any) -> bool:
        """Whether an action has shown all it can: what was only refused so far is tried again on another case."""
        return action.name in self.opened or (action.name in self.possible and not action.changes)

    def note(self, screen: Any) -> None:
        """A screen is shown."""
        self.screens.add(type(screen).__name__)
        if isinstance(screen, FormScreen):
            self.forms.add(screen.form.name)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is being asked any more and all that came of it is drawn."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(0)
        await pilot.pause()
    await pilot.pause()


async def walk(pilot: Pilot[None], seen: Seen) -> None:
    """All of it."""
    app: Any = pilot.app
    await settle(pilot)
    await leave(pilot, app.screen_stack[0], seen)
    stages = _cases(app.desk)
    for stage, case in stages.items():
        app.open_case(case)
        await settle(pilot)
        seen.note(app.screen)
        await read_through(pilot)
        if stage in TRIED:
            await every_action(pilot, seen)
        await leave(pilot, app.screen_stack[0], seen)
    await by_keys(pilot, seen, "b")
    await by_keys(pilot, seen, "A")
    await by_keys(pilot, seen, "A", "enter")
    await by_keys(pilot, seen, "A", "enter", "S")
    await by_keys(pilot, seen, "A", "p")
    await by_keys(pilot, seen, "B")
    await every_action(pilot, seen)
    await marked(pilot, seen)


async def by_keys(pilot: Pilot[None], seen: Seen, *keys: str) -> None:
    """Go to a screen, read it, try its actions, and come back."""
    first = pilot.app.screen
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
        seen.note(pilot.app.screen)
    await read_through(pilot)
    await every_action(pilot, seen)
    await leave(pilot, first, seen)


async def marked(pilot: Pilot[None], seen: Seen) -> None:
    """What is done to many: two cases are marked."""
    await pilot.press("g", "space", "space")
    for key in ("n", "t", "s", "m"):
        await pilot.press(key)
        await settle(pilot)
        await leave(pilot, pilot.app.screen_stack[0], seen)


async def read_through(pilot: Pilot[None]) -> None:
    """Scroll to the end of whatever has the cursor, and through all that takes it."""
    await pilot.press("end", "tab", "end", "pagedown")
    await settle(pilot)


async def every_action(pilot: Pilot[None], seen: Seen) -> None:
    """Press the key of each action of the screen that is open; whatever opens is filled in, saved and left."""
    base: Any = pilot.app.screen
    for action in base.actions:
        if action.name in LEFT_OUT | {"back"} or pilot.app.screen is not base or seen.is_done(action):
            continue
        seen.actions.add(action.name)
        if not why_not(action, base):
            seen.possible.add(action.name)
        await pilot.press(keys_of(action, {})[0])
        await settle(pilot)
        if pilot.app.screen is not base:
            seen.opened.add(action.name)
        await leave(pilot, base, seen, action.name)
        if getattr(getattr(base, "table", None), "marked", None):
            await pilot.press("escape")  # what is marked would make actions on one case impossible


async def leave(pilot: Pilot[None], base: Any, seen: Seen, after: str = "") -> None:
    """Come back to a screen: a form is filled with vectors and saved before it is left, a list is searched. What was saved
    is gone by itself."""
    filled: set[int] = set()
    for _step in range(_STEPS):
        screen: Any = pilot.app.screen
        seen.note(screen)
        if screen is base:
            if not isinstance(base.focused, Input):
                return
        elif isinstance(screen, FormScreen) and id(screen) not in filled and not seen.only_looks:
            filled.add(id(screen))
            await fill(pilot, screen, TYPED if len(seen.forms) > 1 else ALL)
            continue
        elif not isinstance(screen, DeskScreen) and screen.query(Input):
            pilot.app.post_message(events.Paste("a"))
            await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
    raise AssertionError(f"can't be left after {after}: {pilot.app.screen}, {pilot.app.focused}")


async def fill(pilot: Pilot[None], form: FormScreen, typed: str) -> None:
    """Fill every field, the first one as from the clipboard, look at it from its end, and save."""
    while not form.is_ready:
        await settle(pilot)
    fields: list[Any] = [*form.query(Input), *form.query(TextArea)]
    for widget in fields[1:]:
        widget.text = typed
    if fields:
        fields[0].focus()
        await pilot.pause()
        pilot.app.post_message(events.Paste(typed))
    await settle(pilot)
    await pilot.press("end", "pagedown", "ctrl+s")
    await settle(pilot)


def _cases(desk: Desk) -> dict[str, str]:
    """The newest case of each stage, and one that people disagree about."""
    rows = desk.store.list_cases(ListQuery(limit=100)).rows
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(
            "conflict" if row.conflicts else "corrected" if row.stage == "published" else row.stage, row.id
        )
    return found


def main(root: str, who: str, file: str, how: str = "") -> int:
    """Walk, and write what was seen."""
    seen = Seen(only_looks=how == "--look")
    app = DeskApp(Path(root), lambda: open_desk(Path(root), by=who), watch_seconds=0, offers_tour=True)
    app.run(auto_pilot=lambda pilot: _walk_and_leave(pilot, seen))  # type: ignore[arg-type]
    found = {"possible": seen.possible, "screens": seen.screens, "actions": seen.actions, "forms": seen.forms}
    Path(file).write_text(json.dumps({name: sorted(names) for name, names in found.items()}), encoding="utf-8")
    return app.return_code or 0


async def _walk_and_leave(pilot: Pilot[None], seen: Seen) -> None:
    await walk(pilot, seen)
    pilot.app.exit()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
