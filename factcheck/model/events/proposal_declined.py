"""A proposed claim was looked at and no case was opened for it."""

from __future__ import annotations

from factcheck.model.article import Article, Declined
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.stamp import demand_words, stamp_of

KIND = "proposal-declined"
SUBJECT = "article"


def check(article: Article, event: Event) -> None:
    """It says which sentence."""
    command = f"factcheck article show {article.id}"
    demand_words(event, "quote", what="Declining needs the sentence.", command=command)


def apply(article: Article, event: Event) -> Article:
    """What was declined is remembered, so that it is not proposed again."""
    declined = Declined(event.words("quote"), event.words("reason"), stamp_of(event))
    return replace(article, declined=(*article.declined, declined))
