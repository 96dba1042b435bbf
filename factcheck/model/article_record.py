"""An article as one JSON object: the `article` table of its file. The texts stay in the events that brought them."""

from __future__ import annotations

from typing import Any

from factcheck.model.article import DETAILS, Article, ArticleVersion
from factcheck.model.case import SCHEMA


def article_record(article: Article) -> dict[str, Any]:
    """The article without its texts: details, and each version by its SHA-256 and length in characters."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        **{name: article.detail(name) or None for name in DETAILS},
        "versions": [
            {
                "sha256": version.sha256,
                "characters": len(version.text),
                "raw_sha256": version.raw_sha256 or None,
                "raw_extension": version.raw_extension or None,
                **_captured(version),
                "at": version.stamp.at,
                "by": str(version.stamp.by),
            }
            for version in article.versions
        ],
        "declined": [
            {
                "quote": declined.quote,
                "reason": declined.reason or None,
                "at": declined.stamp.at,
                "by": str(declined.stamp.by),
            }
            for declined in article.declined
        ],
        "conflicts": list(article.conflicts),
        "unknown_kinds": list(article.unknown_kinds),
        "opened_at": article.opened.at,
        "opened_by": str(article.opened.by),
        "updated_at": article.updated.at,
        "updated_by": str(article.updated.by),
        "heads": list(article.heads),
        "clock": article.clock,
    }


def _captured(version: ArticleVersion) -> dict[str, str]:
    """Where and when a page was captured; nothing for a file, as in the records of before."""
    named = {"final_url": version.final_url, "taken_at": version.taken_at}
    return {name: value for name, value in named.items() if value}
