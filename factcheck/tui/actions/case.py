"""What can be done with one case that is open: going to its parts, to the next case, and its summary."""

from __future__ import annotations

from typing import Any

from factcheck.tui.actions.action import Action

_SCREEN_ONLY = "it is about the screen itself"


def _go_to(part: str) -> Any:
    def go(screen: Any) -> None:
        widget = screen.query_one(f"#part-{part}")
        if widget.can_focus:
            widget.focus()
        widget.scroll_visible(animate=False, top=True)

    return go


ACTIONS = (
    Action("go-evidence", "1", "Evidence", "Go to the evidence.", _go_to("evidence"), "evidence list", in_footer=False),
    Action("go-verdict", "2", "Verdict", "Go to the verdict.", _go_to("verdict"), "show", in_footer=False),
    Action("go-standards", "3", "Standards", "Go to the standards: what is missing, and enter mends it.",
           _go_to("standards"), "verdict check"),
    Action("go-history", "4", "History", "Go to who did what and when.", _go_to("history"), "history"),
    Action("go-claim", "0", "Claim", "Go to the claim.", _go_to("claim"), "show", in_footer=False),
)  # fmt: skip
