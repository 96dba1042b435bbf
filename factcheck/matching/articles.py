"""Whether an article was taken in before: by its address, its very text, or a title and most of its sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from factcheck.model.addresses import address_key
from factcheck.model.article import Article
from factcheck.model.dataclass import dataclass

LEAST_SHARED = 0.5  # of the shorter text's paragraphs; below this a shared title is a coincidence or a series


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is the one at hand, and why."""

    article: Article
    because: str


def words_key(text: str) -> str:
    """A text for comparing only: NFKC, one case, letters and digits with single spaces between."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def find_known(text: str, digest: str, title: str, url: str, articles: Iterable[Article]) -> Known | None:
    """The article among those of the desk that this one is, None for a new one."""
    by_title: Known | None = None
    for article in articles:
        if article.version(digest) is not None:
            return Known(article, "the same text")
        if url and article.url and address_key(url) == address_key(article.url):
            return Known(article, "the same address")
        if by_title is None and _is_same_by_title(text, title, url, article):
            by_title = Known(article, "the same title and most of its paragraphs")
    return by_title


def _is_same_by_title(text: str, title: str, url: str, article: Article) -> bool:
    if url and article.url:  # two addresses are two articles, whatever they share
        return False
    if not title or words_key(title) != words_key(article.title):
        return False
    here, there = _paragraphs(text), _paragraphs(article.current.text)
    return len(here & there) >= LEAST_SHARED * min(len(here), len(there)) > 0


def _paragraphs(text: str) -> set[str]:
    return {key for line in text.splitlines() if len(key := words_key(line)) > 20}
