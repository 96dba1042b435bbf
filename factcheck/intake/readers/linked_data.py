"""What a page's JSON-LD states about its article (schema.org: NewsArticle and its kin)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_KINDS = ("article", "posting", "report", "blogpost")
_LARGEST = 1024 * 1024  # characters of one block
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article's details as stated, each "" where it isn't."""

    url: str = ""
    headline: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""


def find_linked_article(blocks: Iterable[str]) -> LinkedArticle:
    """The first article that the blocks describe; an empty one if none does. Broken blocks are passed over."""
    for block in blocks:
        for item in _walk(_load(block), 0):
            if _is_article(item):
                return _read(item)
    return LinkedArticle()


def _load(block: str) -> Any:
    try:
        return json.loads(block) if len(block) <= _LARGEST else None
    except (ValueError, RecursionError):
        return None


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _walk(value.get("@graph"), depth + 1)
        yield from _walk(value.get("mainEntity"), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.lower().endswith(_KINDS) for name in names)


def _read(item: dict[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        url=_text(item.get("url")) or _identify(item.get("mainEntityOfPage")),
        headline=_text(item.get("headline")) or _text(item.get("name")),
        publisher=_name(item.get("publisher")),
        author=_name(item.get("author")),
        published=_text(item.get("datePublished")),
    )


def _identify(value: Any) -> str:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _name(value: Any) -> str:
    """A name, or several as `A, B`; what is given only as an address has none."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one) for one in value[:20])))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _text(value)


def _text(value: Any) -> str:
    return html.unescape(value).strip() if isinstance(value, str) else ""
