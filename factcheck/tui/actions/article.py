"""What can be done with an article that is read: going to a claim's case, its proposals, its summary."""

from __future__ import annotations

from typing import Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.article_details import no_article


def _no_claim(screen: Any) -> str:
    return "" if screen.chosen_cases() else "No case was opened on a claim of it yet."


def _open_case(screen: Any) -> None:
    screen.desk_app.open_case(screen.chosen_cases()[0])


def open_proposals(screen: Any) -> None:
    """Go on with the claims of the chosen article."""
    from factcheck.tui.screens.intake import IntakeScreen

    screen.app.push_screen(IntakeScreen(screen.chosen_article.id))


def open_summary(screen: Any) -> None:
    """Show what readers would see of the chosen article."""
    from factcheck.desk.summaries import Wanted
    from factcheck.tui.screens.summary import SummaryScreen

    article = screen.chosen_article
    screen.app.push_screen(SummaryScreen(Wanted(article=article.id), article.title or article.id))


ACTIONS = (
    Action("article-case", "enter", "Case", "Show the case of the claim that the cursor is on.", _open_case, "show",
           why_not=_no_claim),
    Action("article-proposals", "p", "Proposals", "Go on with the claims that its text proposes.", open_proposals, "intake",
           why_not=no_article),
    Action("article-summary", "S", "Summary", "Preview the summary of the article.", open_summary, "summary",
           why_not=no_article),
)  # fmt: skip
