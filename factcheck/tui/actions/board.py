"""What can be done on the board: going from column to column, and opening a case."""

from __future__ import annotations

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case

_SCREEN_ONLY = "it is about the screen itself"

ACTIONS = (
    Action("board-right", "right,l", "Next stage", "Go to the next stage.", lambda screen: screen.go(1),
           no_command=_SCREEN_ONLY),
    Action("board-left", "left,h", "Stage before", "Go to the stage before.", lambda screen: screen.go(-1),
           no_command=_SCREEN_ONLY, in_footer=False),
    Action("board-open", "enter", "Open", "Show the case that the cursor is on.",
           lambda screen: screen.desk_app.open_case(screen.chosen_cases()[0]), "show", why_not=no_case),
)  # fmt: skip
