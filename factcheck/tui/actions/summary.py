"""What can be done with a summary that is previewed."""

from __future__ import annotations

from factcheck.tui.actions.action import Action

ACTIONS = (
    Action("summary-format", "f", "Format", "The next format: text, markdown, html, json.",
           lambda screen: screen.turn_format(), "summary --format"),
    Action("summary-drafts", "d", "Drafts", "Show verdicts that nobody approved yet, or hide them.",
           lambda screen: screen.turn_drafts(), "summary --drafts"),
)  # fmt: skip
