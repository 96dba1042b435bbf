"""The footer: the keys that work here, as many as there is room for. Those that do nothing now are dim; a click does one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widget import Widget

from factcheck.render.widths import cell_width
from factcheck.tui.actions.registry import why_not
from factcheck.tui.key_names import key_name
from factcheck.tui.shown import shown

if TYPE_CHECKING:
    from factcheck.tui.actions.action import Action
    from factcheck.tui.desk_screen import DeskScreen

_LAST = ("help",)  # always there, at the end
_GAP = 2


class KeyLine(Widget):
    """One line of keys, from the registry."""

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; background: $panel; color: $foreground; padding: 0 1; }"
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self._ends: list[tuple[int, str]] = []  # where each shown action ends, and its name

    def render(self) -> Content:
        """The line as wide as there is room."""
        screen: DeskScreen = self.screen  # type: ignore[assignment]
        actions = [action for action in screen.actions if action.in_footer]
        last = [
            action for action in screen.actions if action.name == "back" and screen is not screen.app.screen_stack[0]
        ]
        last += [action for action in actions if action.name in _LAST]
        room = self.size.width - sum(self._width(action) + _GAP for action in last)
        shown_actions: list[Action] = []
        for action in (action for action in actions if action.name not in _LAST):
            room -= self._width(action) + _GAP
            if room < 0:
                break
            shown_actions.append(action)
        return self._line(screen, [*shown_actions, *last])

    def _line(self, screen: DeskScreen, actions: list[Action]) -> Content:
        parts: list[tuple[str, str]] = []
        end = 0
        self._ends = []
        for action in actions:
            off = "dim" if why_not(action, screen) else ""
            parts += [(self._key(action), off or "bold cyan"), (f" {action.label}", off), (" " * _GAP, "")]
            end += self._width(action) + _GAP
            self._ends.append((end, action.name))
        return shown(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked on."""
        for end, name in self._ends:
            if event.x - 1 < end:
                self.screen.action_do(name)  # type: ignore[attr-defined]
                return

    def _key(self, action: Action) -> str:
        keys = self.screen.keys_of(action)  # type: ignore[attr-defined]
        return key_name(keys[0]) if keys else "-"

    def _width(self, action: Action) -> int:
        return cell_width(self._key(action)) + 1 + cell_width(action.label)
