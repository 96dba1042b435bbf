"""Articles: the list, and one with its text and claims."""

from __future__ import annotations

from factcheck.render.words import KEYS_ONLY, RatingLabels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.article import Article
    from factcheck.model.article_row import ArticleRow
    from factcheck.model.listing import CaseRow
    from factcheck.render.output import Output


def show_articles(output: Output, rows: Sequence[ArticleRow], *, total: int | None = None) -> None:
    """Print the rows of a list of articles (table, labelled lines, JSON lines or CSV)."""


def show_article(
    output: Output,
    article: Article,
    claims: Sequence[CaseRow] = (),
    *,
    labels: RatingLabels = KEYS_ONLY,
    with_text: bool = False,
) -> None:
    """Print one article: details, versions, the claims opened from it, what was declined, and its text on request."""
