"""The first-run tour: three steps, shown once to each user, and again from the palette."""

from __future__ import annotations

import re
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from factcheck.tui.actions.registry import all_actions, keys_of
from factcheck.tui.key_names import key_name
from factcheck.tui.shown import shown

# What stands in braces is the name of an action; its key is shown.
STEPS = (
    (
        "Your cases",
        "Each line is a claim with the stage its work is in. Move with ↑ ↓ or j k, open one with ⏎, and come back with esc, "
        "which always backs out.\n\n{filter} narrows the list as you type; {views} goes to saved views: mine, overdue, in "
        "review.",
    ),
    (
        "What you do",
        "One key each: {intake} takes an article in and proposes its claims, {note} writes a note, {evidence-add} adds "
        "evidence, {stage} moves the stage, {assign} assigns. Space marks cases, and what you do next is done to all of "
        "them.\n\n"
        "The line below shows the keys that work where you are; {undo} undoes.",
    ),
    (
        "Nothing is lost",
        "What you type into a form is kept while you type: after a crash, {drafts} brings it back. What others change "
        "appears by itself.\n\n{help} lists every key, to be searched. Now go on.",
    ),
)
_ACTION = re.compile(r"\{([a-z-]+)\}")


class TourScreen(ModalScreen[None]):
    """Three steps; any of ⏎, space and → goes on, esc leaves."""

    CSS_PATH = "tour.tcss"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("enter,space,right,l", "on", "Go on"),
        Binding("left,h", "before", "Before"),
        Binding("escape,q", "leave", "Leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.step = 0

    def compose(self) -> ComposeResult:
        """One step."""
        with Vertical(id="tour"):
            yield Static("", id="tour-text")
            yield Static("", id="tour-keys")

    def on_mount(self) -> None:
        """The first one."""
        self._show()

    def _show(self) -> None:
        title, text = STEPS[self.step]
        text = _ACTION.sub(lambda name: self._key(name[1]), text)
        self.query_one("#tour-text", Static).update(shown((f"{title}\n\n", "bold cyan"), text, multiline=True))
        where = f"   {self.step + 1} of {len(STEPS)}"
        keys = shown(("⏎", "bold cyan"), " goes on   ", ("esc", "bold cyan"), " leaves", (where, "dim"))
        self.query_one("#tour-keys", Static).update(keys)

    def _key(self, name: str) -> str:
        action = next(action for action in all_actions() if action.name == name)
        app: Any = self.app
        return next(map(key_name, keys_of(action, app.own_keys)), "-")

    def action_on(self) -> None:
        """The next step, and after the last one the desk."""
        if self.step + 1 == len(STEPS):
            self.dismiss(None)
        else:
            self.step += 1
            self._show()

    def action_before(self) -> None:
        """The step before."""
        self.step = max(self.step - 1, 0)
        self._show()

    def action_leave(self) -> None:
        """To the desk."""
        self.dismiss(None)
