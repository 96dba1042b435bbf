"""What can be done with one case that is open: going to its parts, to the next case, and its summary."""

from __future__ import annotations

from typing import Any

from factcheck.tui.actions.action import Action

_SCREEN_ONLY = "it is about the screen itself"
_NO_OTHER = {1: "This is the last case of the list.", -1: "This is the first case of the list."}


def _go_to(part: str) -> Any:
    def go(screen: Any) -> None:
        widget = screen.query_one(f"#part-{part}")
        widget.focus(scroll_visible=False)
        widget.scroll_visible(animate=False, top=True)

    return go


def _go_on(step: int) -> Any:
    def go(screen: Any) -> None:
        screen.show_case(screen.neighbour(step))

    return go


def _no_neighbour(step: int) -> Any:
    def why_not(screen: Any) -> str:
        return "" if screen.neighbour(step) else _NO_OTHER[step]

    return why_not


ACTIONS = (
    Action("next-case", "right_square_bracket", "Next case", "Go on to the next case of the list, without going back to it.",
           _go_on(1), "show", why_not=_no_neighbour(1)),
    Action("case-before", "left_square_bracket", "Case before", "Go to the case before in the list.", _go_on(-1), "show",
           why_not=_no_neighbour(-1), in_footer=False),
    Action("go-evidence", "1", "Evidence", "Go to the evidence.", _go_to("evidence"), "evidence list", in_footer=False),
    Action("go-verdict", "2", "Verdict", "Go to the verdict.", _go_to("verdict"), "show", in_footer=False),
    Action("go-standards", "3", "Standards", "Go to the standards: what is missing, and enter mends it.",
           _go_to("standards"), "verdict check"),
    Action("go-history", "4", "History", "Go to who did what and when.", _go_to("history"), "history"),
    Action("go-reply", "5", "Reply", "Go to the right of reply.", _go_to("reply"), "show", in_footer=False),
    Action("go-notes", "6", "Notes", "Go to notes, searches and links.", _go_to("notes"), "show", in_footer=False),
    Action("go-about", "7", "About", "Go to what else is known of the claim.", _go_to("about"), "show", in_footer=False),
    Action("go-claim", "0", "Claim", "Go to the claim.", _go_to("claim"), "show", in_footer=False),
)  # fmt: skip
