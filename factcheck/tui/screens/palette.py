"""The palette: any action by its name."""

from __future__ import annotations

from textual.content import Content

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.registry import why_not
from factcheck.tui.key_names import key_name
from factcheck.tui.screens.action_list import ActionListScreen
from factcheck.tui.shown import shown


class PaletteScreen(ActionListScreen):
    """All actions of a screen, their names first."""

    HEADING = "What do you want to do?"

    def line(self, action: Action) -> Content:
        """The name, what it does, and its key."""
        reason = why_not(action, self.over)
        keys = self.over.keys_of(action)
        return shown(
            (action.label.ljust(12), "dim" if reason else "bold"),
            (reason or action.about, "dim"),
            (f"  {key_name(keys[0])}" if keys else "", "bold cyan"),
        )
