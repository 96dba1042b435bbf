"""What can be done with the list of articles."""

from __future__ import annotations

from typing import Any

from factcheck.tui.actions.action import Action


def _none(screen: Any) -> str:
    return "" if screen.chosen else "There is no article here."


def _open(screen: Any) -> None:
    from factcheck.tui.screens.article import ArticleScreen

    screen.app.push_screen(ArticleScreen(screen.chosen))


def _proposals(screen: Any) -> None:
    from factcheck.tui.screens.intake import IntakeScreen

    screen.app.push_screen(IntakeScreen(screen.chosen))


ACTIONS = (
    Action("articles-open", "enter", "Read", "Read the article with what was found.", _open, "article show", why_not=_none),
    Action("articles-proposals", "p", "Proposals", "Go on with the claims that its text proposes.", _proposals, "intake",
           why_not=_none),
)  # fmt: skip
