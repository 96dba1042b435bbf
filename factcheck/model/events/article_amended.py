"""Details of an article were written or changed."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put_all
from factcheck.model.article import DETAILS, Article
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event

KIND = "article-amended"
SUBJECT = "article"


def check(article: Article, event: Event) -> None:
    """Something is changed, and the date is a date."""
    given = [name for name in DETAILS if event.value(name) is not None]
    # Saying again what counts settles what two people said apart.
    if not [name for name in given if event.words(name) != article.detail(name) or name in article.conflicts]:
        raise RefusedError(
            f"Article {article.id} says this already; nothing was changed.", hint=f"factcheck article show {article.id}"
        )
    if event.words("published_on"):
        PartialDate.parse(event.words("published_on"))


def apply(article: Article, event: Event) -> Article:
    """Each detail given takes the place of what its author had seen."""
    values = {name: event.words(name) for name in DETAILS if event.value(name) is not None}
    return replace(article, details=put_all(article.details, values, event, article.ancestry))
