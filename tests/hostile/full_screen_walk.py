"""Goes through the full-screen desk as a person would: every screen, every action on it, every form with a vector typed into
each of its fields, saved and left. Run in a terminal by test_full_screen; what it saw is written to a file.

    python -m tests.hostile.full_screen_walk DESK WHO SEEN [--look]

With --look nothing is filled in: every screen and everything that an action opens is only shown.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import traceback
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
_LONGEST = 60.0  # seconds that anything may take on a busy machine
_GLANCE, _ROUNDS = 0.002, 2  # seconds between two looks at what is under way, and looks that must find nothing
_LAST_KEYS = 60  # that are told where the walk ends too early


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


class Hand:
    """What presses the keys, each when all that came of the one before is drawn. It remembers them, with the screen that
    each was pressed on.

    Textual's own pilot waits until the processor idles, which is seldom on a busy machine and long on any, and for widgets
    that are gone by then.
    """

    def __init__(self, app: Any) -> None:
        self.app = app
        self.pressed: list[str] = []
        self._end = 0.0

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.pressed.append(f"{type(self.app.screen).__name__} {key}")
            self.app.simulate_key(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being asked, no message waits and all that came of it is drawn."""
        self._end, quiet = time.monotonic() + _LONGEST, 0
        while quiet < _ROUNDS:
            await self._all_have_answered()
            self.app.screen._on_timer_update()  # draws now what it would draw a moment later
            going_on = self._going_on()
            quiet = 0 if going_on else quiet + 1
            if going_on:
                await self._glance(going_on)

    async def _all_have_answered(self) -> None:
        """Wait until whoever takes messages has done those that wait now, unless they are gone by then."""
        waiting: set[Any] = set()

        def answered(pump: Any) -> None:
            waiting.discard(pump)

        waiting |= {pump for pump in self._pumps if pump.call_later(answered, pump)}
        while any(pump.is_running for pump in waiting):
            await self._glance(waiting)

    async def _glance(self, what: object) -> None:
        await asyncio.sleep(_GLANCE)
        if not self.app.is_running:
            raise AssertionError("the app has ended")
        if time.monotonic() > self._end:
            raise AssertionError(f"never came to rest: {what}")

    @property
    def _pumps(self) -> list[Any]:
        return [self.app, *(one for screen in self.app.screen_stack for one in screen.walk_children(with_self=True))]

    def _going_on(self) -> list[str]:
        """What is under way."""
        found = [f"worker {worker.name}" for worker in self.app.workers if not worker.is_finished]
        found += [f"messages of {one}" for one in self._pumps if one.message_queue_size or one._next_callbacks]
        return found + [f"callbacks of {self.app.screen}" for _one in self.app.screen._callbacks]

    def shown(self) -> str:
        """All that stands on the screen, line by line."""
        width, height = self.app.screen.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip)[:width] for strip in strips[:height])


async def walk(hand: Hand, seen: Seen) -> None:
    """All of it."""
    app: Any = hand.app
    await hand.settle()
    await leave(hand, app.screen_stack[0], seen)
    stages = _cases(app.desk)
    for stage, case in stages.items():
        app.open_case(case)
        await hand.settle()
        seen.note(app.screen)
        await read_through(hand)
        if stage in TRIED:
            await every_action(hand, seen)
        await leave(hand, app.screen_stack[0], seen)
    await by_keys(hand, seen, "b")
    await by_keys(hand, seen, "A")
    await by_keys(hand, seen, "A", "enter")
    await by_keys(hand, seen, "A", "enter", "S")
    await by_keys(hand, seen, "A", "p")
    await by_keys(hand, seen, "B")
    await every_action(hand, seen)
    await marked(hand, seen)


async def by_keys(hand: Hand, seen: Seen, *keys: str) -> None:
    """Go to a screen, read it, try its actions, and come back."""
    first = hand.app.screen
    for key in keys:
        await hand.press(key)
        await hand.settle()
        seen.note(hand.app.screen)
    await read_through(hand)
    await every_action(hand, seen)
    await leave(hand, first, seen)


async def marked(hand: Hand, seen: Seen) -> None:
    """What is done to many: two cases are marked."""
    await hand.press("g", "space", "space")
    for key in ("n", "t", "s", "m"):
        await hand.press(key)
        await hand.settle()
        await leave(hand, hand.app.screen_stack[0], seen)


async def read_through(hand: Hand) -> None:
    """Scroll to the end of whatever has the cursor, and through all that takes it."""
    await hand.press("end", "tab", "end", "pagedown")
    await hand.settle()


async def every_action(hand: Hand, seen: Seen) -> None:
    """Press the key of each action of the screen that is open; whatever opens is filled in, saved and left."""
    base: Any = hand.app.screen
    for action in base.actions:
        if action.name in LEFT_OUT | {"back"} or hand.app.screen is not base or seen.is_done(action):
            continue
        seen.actions.add(action.name)
        if not why_not(action, base):
            seen.possible.add(action.name)
        await hand.press(keys_of(action, {})[0])
        await hand.settle()
        if hand.app.screen is not base:
            seen.opened.add(action.name)
        await leave(hand, base, seen, action.name)
        if getattr(getattr(base, "table", None), "marked", None):
            await hand.press("escape")  # what is marked would make actions on one case impossible


async def leave(hand: Hand, base: Any, seen: Seen, after: str = "") -> None:
    """Come back to a screen: a form is filled with vectors and saved before it is left, a list is searched. What was saved
    is gone by itself."""
    filled: set[int] = set()
    for _step in range(_STEPS):
        screen: Any = hand.app.screen
        seen.note(screen)
        if screen is base:
            if not isinstance(base.focused, Input):
                return
        elif isinstance(screen, FormScreen) and id(screen) not in filled and not seen.only_looks:
            filled.add(id(screen))
            await fill(hand, screen, TYPED if len(seen.forms) > 1 else ALL)
            continue
        elif not isinstance(screen, DeskScreen) and screen.query(Input):
            hand.app.post_message(events.Paste("a"))
            await hand.settle()
        await hand.press("escape")
        await hand.settle()
    raise AssertionError(f"can't be left after {after}: {hand.app.screen}, {hand.app.focused}")


async def fill(hand: Hand, form: FormScreen, typed: str) -> None:
    """Fill every field, the first one as from the clipboard, look at it from its end, and save."""
    while not form.is_ready:
        await hand.settle()
    fields: list[Any] = [*form.query(Input), *form.query(TextArea)]
    for widget in fields[1:]:
        widget.text = typed
    if fields:
        fields[0].focus()
        await hand.settle()
        hand.app.post_message(events.Paste(typed))
    await hand.settle()
    await hand.press("end", "pagedown", "ctrl+s")
    await hand.settle()


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
    """Walk, and write what was seen; where the walk ended too early also why, on which screen and after which keys."""
    seen, trouble = Seen(only_looks=how == "--look"), ""

    async def walk_and_leave(pilot: Pilot[None]) -> None:
        nonlocal trouble
        hand = Hand(pilot.app)
        try:
            await walk(hand, seen)
        except Exception:  # noqa: BLE001 - whatever it is, it is told with the screen and the keys
            keys = "\n".join(hand.pressed[-_LAST_KEYS:])
            screen = hand.shown() if pilot.app.is_running else "(the app is gone)"
            trouble = f"{traceback.format_exc()}\n{screen}\n\n{len(hand.pressed)} keys, the last ones:\n{keys}"
        pilot.app.exit()

    app = DeskApp(Path(root), lambda: open_desk(Path(root), by=who), watch_seconds=0, offers_tour=True)
    app.run(auto_pilot=walk_and_leave)  # type: ignore[arg-type]
    found = {"possible": seen.possible, "screens": seen.screens, "actions": seen.actions, "forms": seen.forms}
    told = {name: sorted(names) for name, names in found.items()}
    Path(file).write_text(json.dumps(told | {"trouble": [trouble] if trouble else []}), encoding="utf-8")
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
