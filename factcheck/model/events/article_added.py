"""An article was taken in."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put_all
from factcheck.model.article import DETAILS, Article
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.events.version_kept import demand_hash, version_of
from factcheck.model.ids import is_id

KIND = "article-added"
SUBJECT = "article"


def check(article: Article, event: Event) -> None:
    """An article is added once, under its id, with a text and its hash; the date, where there is one, is a date."""
    own_id = is_id(event.field("article")) and event.field("article") == article.id
    if article.versions or not own_id or not event.words("text").strip():
        raise RefusedError(
            "An article is added once, under its own id, and has a text. Nothing was changed.",
            hint="factcheck intake --help",
        )
    demand_hash(event)
    if event.words("published_on"):
        PartialDate.parse(event.words("published_on"))


def apply(article: Article, event: Event) -> Article:
    """The article begins with its first version and what is known about it."""
    values = {name: event.words(name) for name in DETAILS if event.words(name)}
    return replace(
        article,
        details=put_all(article.details, values, event, article.ancestry),
        versions=(*article.versions, version_of(event)),
    )
