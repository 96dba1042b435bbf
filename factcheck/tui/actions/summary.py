"""What can be done with a summary that is previewed."""

from __future__ import annotations

from typing import Any

from factcheck.tui.actions.action import Action


def _copy(screen: Any) -> None:
    from factcheck.tui.actions.passing_on import copied
    from factcheck.tui.asking import ask

    app, text = screen.desk_app, screen.text
    ask(screen, lambda: copied(app, text, f"the summary as {screen.format}"), app.say, group="copy")


def _nothing_yet(screen: Any) -> str:
    return "" if screen.text else "There is no summary to copy."


ACTIONS = (
    Action("summary-format", "f", "Format", "The next format: text, markdown, html, json.",
           lambda screen: screen.turn_format(), "summary --format"),
    Action("summary-drafts", "d", "Drafts", "Show verdicts that nobody approved yet, or hide them.",
           lambda screen: screen.turn_drafts(), "summary --drafts"),
    Action("summary-copy-all", "y", "Copy", "Copy what is shown, in the format it is shown in.", _copy, "summary",
           why_not=_nothing_yet),
)  # fmt: skip
