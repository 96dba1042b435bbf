"""The article had changed; its new text was kept beside the old one."""

from __future__ import annotations

from factcheck.errors import DuplicateRefusedError, RefusedError
from factcheck.model.article import Article, ArticleVersion
from factcheck.model.canonical import sha256
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.marks import read_marks
from factcheck.model.stamp import stamp_of

KIND = "version-kept"
SUBJECT = "article"


def check(article: Article, event: Event) -> None:
    """The text is none that is kept already, and its hash is its own."""
    if article.version(event.field("text_sha256")) is not None:
        raise DuplicateRefusedError(
            f"Article {article.id} holds this text already. Nothing was changed.",
            hint=f"factcheck article show {article.id}",
        )
    demand_hash(event)


def apply(article: Article, event: Event) -> Article:
    """Versions add up; the newest counts for new cases, quotes keep pointing into theirs."""
    return replace(article, versions=(*article.versions, version_of(event)))


def demand_hash(event: Event) -> None:
    """Raise RefusedError where the text is empty or does not agree with the hash that quotes will point to."""
    text = event.words("text")
    if not text.strip() or sha256(text.encode("utf-8")) != event.field("text_sha256"):
        raise RefusedError(
            "A version of an article has a text and the hash of that text. Nothing was changed.",
            hint="factcheck intake --help",
        )


def version_of(event: Event) -> ArticleVersion:
    """The version of the text that an event brings."""
    return ArticleVersion(
        sha256=event.field("text_sha256"),
        text=event.words("text"),
        raw_sha256=event.field("raw_sha256"),
        raw_extension=event.field("raw_extension"),
        stamp=stamp_of(event),
        erased=event.body is None,
        marks=read_marks(event.value("marks")),
        final_url=event.words("final_url"),
        taken_at=event.words("taken_at"),
    )
