"""A searchable list of actions over the screen: what the help and the palette have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from factcheck.tui.actions.registry import why_not
from factcheck.tui.key_names import key_name
from factcheck.tui.shown import shown
from factcheck.tui.widgets.line_field import LineField

if TYPE_CHECKING:
    from factcheck.tui.actions.action import Action
    from factcheck.tui.desk_screen import DeskScreen


class ActionListScreen(ModalScreen[None]):
    """The actions of the screen it was opened over; typing narrows them, enter does the one under the cursor."""

    CSS_PATH = "action_list.tcss"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("escape", "close", "Back"),
        Binding("down,ctrl+n", "move('cursor_down')", priority=True),
        Binding("up,ctrl+p", "move('cursor_up')", priority=True),
        Binding("pagedown", "move('page_down')", priority=True),
        Binding("pageup", "move('page_up')", priority=True),
    ]
    HEADING = "Actions"

    def __init__(self, over: DeskScreen) -> None:
        super().__init__()
        self.over = over
        self.found: list[Action] = []

    def compose(self) -> ComposeResult:
        """What is searched for, and what is found."""
        with Vertical(id="actions"):
            yield Static(shown((self.HEADING, "bold")))
            yield LineField(id="sought", placeholder="type to search")
            yield OptionList(id="found", markup=False)
            yield Static("", id="action-command")

    def on_mount(self) -> None:
        """Everything, until something is typed."""
        self.query_one("#sought").focus()
        self._search("")

    @on(Input.Changed, "#sought")
    def search(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._search(event.value)

    def _search(self, typed: str) -> None:
        words = typed.casefold().split()
        self.found = [action for action in self.over.actions if _has(action, words)]
        found = self.query_one("#found", OptionList)
        found.clear_options()
        found.add_options(Option(self.line(action)) for action in self.found)
        found.highlighted = 0 if self.found else None

    def line(self, action: Action) -> Content:
        """How one action reads, with the reason where it can't be done now."""
        keys = self.over.keys_of(action)
        reason = why_not(action, self.over)
        key = " ".join(map(key_name, keys)) or "-"
        return shown(
            (key.ljust(9), "bold cyan" if not reason else "dim"),
            (action.about, "dim" if reason else ""),
            (f"  ({reason})" if reason else "", "dim italic"),
        )

    @on(OptionList.OptionHighlighted, "#found")
    def show_command(self, event: OptionList.OptionHighlighted) -> None:
        """The command that does the same."""
        action = self.found[event.option_index]
        same = f"factcheck {action.command}" if action.command else f"no command: {action.no_command}"
        name = f"   its name in your settings: {action.name}"
        self.query_one("#action-command", Static).update(
            shown(("On the command line: ", "dim"), (same, "bold"), (name, "dim"))
        )

    @on(Input.Submitted, "#sought")
    def do_highlighted(self) -> None:
        """Enter does the action under the cursor."""
        place = self.query_one("#found", OptionList).highlighted
        if place is not None:
            self._do(self.found[place])

    @on(OptionList.OptionSelected, "#found")
    def do_selected(self, event: OptionList.OptionSelected) -> None:
        """So does a click."""
        self._do(self.found[event.option_index])

    def _do(self, action: Action) -> None:
        self.dismiss(None)
        self.over.call_later(self.over.action_do, action.name)

    def action_move(self, how: str) -> None:
        """The cursor moves in the list while one goes on typing."""
        getattr(self.query_one("#found", OptionList), f"action_{how}")()

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def _has(action: Action, words: list[str]) -> bool:
    text = f"{action.name} {action.label} {action.about} {action.command}".casefold()
    return all(word in text for word in words)
