"""What is known of an article: title, publisher, author, date and address, on every screen that shows one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import open_form

if TYPE_CHECKING:
    from factcheck.model.article import Article
    from factcheck.tui.messages import Told

# Name, label and help of what a person says of an article; the names are those of desk.intake.Given.
DETAILS = (
    ("title", "Title", ""),
    ("publisher", "Publisher", "becomes the claimant of claims that nobody else made"),
    ("author", "Author", ""),
    ("published_on", "Published on", "2026-01-31, 2026-01 or 2026; becomes the day of its claims"),
    ("url", "Address", "where it stands on the web"),
)


def no_article(screen: Any) -> str:
    """Why nothing can be done to an article: there is none."""
    return "" if screen.chosen_article is not None else "There is no article here."


def _amend(screen: Any) -> None:
    from factcheck.tui.form import Field, Form

    app, article = screen.desk_app, screen.chosen_article
    fields = tuple(Field(name, label, note, value=article.detail(name)) for name, label, note in DETAILS)

    def save(values: Mapping[str, str]) -> Told:
        return _amended(app, article, values)

    command = f"factcheck article amend {article.id}"
    about = "Cases that were opened before keep what they say."
    open_form(
        screen, Form("article-amend", "What is known of the article", fields, save, (article.id,), command, about)
    )


def _amended(app: Any, article: Article, values: Mapping[str, str]) -> Told:
    from factcheck.desk.intake import Given, amend_article
    from factcheck.tui.form_screen import same_as_before
    from factcheck.tui.messages import Told

    before = {name: article.detail(name) for name, _, _ in DETAILS}
    changed = {name: words.strip() for name, words in same_as_before(before, values).items()}
    if not changed:
        return Told("Nothing was changed.", undoes=False)
    amend_article(app.desk, article.id, Given(**changed))
    return Told(f"Article {article.id} amended.", undoes=False)


ACTIONS = (
    Action("article-amend", "e", "Details", "Write title, publisher, author, date or address of the article.", _amend,
           "article amend", why_not=no_article, changes=True, in_footer=False),
)  # fmt: skip
