"""What every screen is: keys from the registry, a footer that shows them, and the same way to do, refuse and back out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.widgets import Input

from factcheck.tui.actions.registry import actions_of, bindings_of, keys_of, why_not
from factcheck.tui.key_names import key_name

if TYPE_CHECKING:
    from factcheck.desk.place import Desk
    from factcheck.tui.actions.action import Action
    from factcheck.tui.app import DeskApp


class DeskScreen(Screen[None]):
    """A whole screen. A subclass names its SCOPES and its `.tcss`, and answers `chosen_cases` where it shows cases."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere",)
    TITLE = "factcheck"

    def __init_subclass__(cls) -> None:
        cls.BINDINGS = [*bindings_of(cls.SCOPES)]
        super().__init_subclass__()

    @property
    def desk_app(self) -> DeskApp:
        """The app, with its type."""
        from factcheck.tui.app import DeskApp

        assert isinstance(self.app, DeskApp)
        return self.app

    @property
    def desk(self) -> Desk:
        """The open desk. It is loaded when it is first asked for, which a worker should do."""
        return self.desk_app.desk

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done here, in order."""
        return actions_of(self.SCOPES)

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys that do an action here: its own, less those that the user gave to another one of this screen."""
        own = self.desk_app.own_keys
        keys = keys_of(action, own)
        if action.name in own or not own:
            return keys
        taken = {key for other in self.actions if other.name in own for key in keys_of(other, own)}
        return tuple(key for key in keys if key not in taken)

    def key_for(self, name: str) -> str:
        """The key of an action as it is read on a keyboard, for a hint; "" where it has none here, or may not be done."""
        action = next(action for action in self.actions if action.name == name)
        is_refused = action.changes and self.desk_app.is_read_only
        return "" if is_refused else next(map(key_name, self.keys_of(action)), "")

    def chosen_cases(self) -> tuple[str, ...]:
        """The ids of the cases that an action is about: those marked, else the one the cursor is on."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that is done at once belongs to the text where somebody types."""
        if action == "do" and isinstance(self.focused, Input):
            return not any(one.at_once and one.name == parameters[0] for one in self.actions)
        return super().check_action(action, parameters)

    def action_do(self, name: str) -> None:
        """Do an action, or say why it can't be done."""
        action = next(action for action in self.actions if action.name == name)
        reason = why_not(action, self)
        if reason:
            self.desk_app.say(reason, severity="warning")
        else:
            action.run(self)

    def back(self) -> None:
        """What esc does: close the screen, unless it is the first."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def reload(self) -> None:
        """The desk has changed: ask again for what is shown. Cursor, marks and what is being typed stay."""
