"""The help: every key that works on the screen it was opened over, to be searched; enter does it."""

from __future__ import annotations

from factcheck.tui.screens.action_list import ActionListScreen


class HelpScreen(ActionListScreen):
    """All keys of a screen."""

    HEADING = "Keys here.  Moving: ↑ ↓ or j k, page up and down, g first, G last, tab to the next part, esc back"
