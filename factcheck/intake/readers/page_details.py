"""The details that a page states about its article, each with the element that states it; nothing is guessed from prose.

For each detail the ways to state it are tried in a fixed order; the first that holds something usable wins. Loaded only
in the process that takes pages apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from factcheck.intake.readers.linked_data import LinkedArticle, find_linked_article
from factcheck.intake.readers.stated_dates import read_stated_date

Stated = Iterator[tuple[str, str]]  # values and where they stand
Details = dict[str, tuple[str, str]]

_LONGEST = 500  # characters of a detail; longer ones are no title and no name
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S{3,2000})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DATE_METAS = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "citation_publication_date", "citation_date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip


def parse_page(html: str) -> Any | None:
    """The tree of a page, or None for one that holds no element."""
    import lxml.etree
    import lxml.html

    # A declaration of an encoding is refused in a text that is decoded already.
    bare = re.sub(r"\A\s*<\?xml[^>]{0,300}\?>", "", html)
    try:
        return lxml.html.document_fromstring(bare)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def find_details(tree: Any) -> Details:
    """`url`, `title`, `publisher`, `author` and `published_on` with where they stand; what isn't stated is left out."""
    linked = find_linked_article(
        script.text or ""
        for script in tree.iter("script")
        if _attribute(script, "type").lower() == "application/ld+json"
    )
    metas = _index_metas(tree)
    found = {
        "url": _first(_state_url(tree, metas, linked), _read_address),
        "title": _first(_state_title(tree, metas, linked), _read_words),
        "publisher": _first(_state_publisher(metas, linked), _read_words),
        "author": _first(_state_author(tree, metas, linked), _read_name),
        "published_on": _first(_state_date(tree, metas, linked), _read_date),
    }
    return {name: value for name, value in found.items() if value is not None}


def find_language(tree: Any) -> str:
    """The language that the page states for itself (`en`, `de-AT`), or ""."""
    metas = _index_metas(tree)
    for value in (_attribute(tree, "lang"), metas.get("og:locale", ""), metas.get("content-language", "")):
        if _LANGUAGE.fullmatch(value.strip()):
            return value.strip().replace("_", "-")
    return ""


def _first(stated: Stated, read: Callable[[str], str]) -> tuple[str, str] | None:
    return next(((value, where) for raw, where in stated if (value := read(raw))), None)


def _state_url(tree: Any, metas: dict[str, str], linked: LinkedArticle) -> Stated:
    for link in tree.iter("link"):
        if "canonical" in _attribute(link, "rel").lower().split():
            yield _attribute(link, "href"), "link rel=canonical"
    yield metas.get("og:url", ""), "og:url"
    yield linked.url, "JSON-LD url"
    for comment in tree.getroottree().xpath("//comment()")[:50]:
        if saved := _SAVED_FROM.search(comment.text or ""):
            yield saved[1], "saved from url"


def _state_title(tree: Any, metas: dict[str, str], linked: LinkedArticle) -> Stated:
    yield metas.get("og:title", ""), "og:title"
    yield linked.headline, "JSON-LD headline"
    yield metas.get("twitter:title", ""), "twitter:title"
    headings = list(tree.iter("h1"))
    if len(headings) == 1:
        yield _text_of(headings[0]), "<h1>"
    yield from ((_text_of(title), "<title>") for title in list(tree.iter("title"))[:1])


def _state_publisher(metas: dict[str, str], linked: LinkedArticle) -> Stated:
    yield metas.get("og:site_name", ""), "og:site_name"
    yield linked.publisher, "JSON-LD publisher"
    for name in ("publisher", "dc.publisher", "citation_publisher", "application-name"):
        yield metas.get(name, ""), f"meta {name}"


def _state_author(tree: Any, metas: dict[str, str], linked: LinkedArticle) -> Stated:
    yield metas.get("author", ""), "meta author"
    yield linked.author, "JSON-LD author"
    for name in ("article:author", "dc.creator", "citation_author", "parsely-author", "sailthru.author"):
        yield metas.get(name, ""), f"meta {name}" if ":" not in name else name
    for element in tree.iter("a", "span"):
        if "author" in (_attribute(element, "rel"), _attribute(element, "itemprop")):
            yield _text_of(element), "rel=author"


def _state_date(tree: Any, metas: dict[str, str], linked: LinkedArticle) -> Stated:
    yield metas.get(_DATE_METAS[0], ""), _DATE_METAS[0]
    yield linked.published, "JSON-LD datePublished"
    for name in _DATE_METAS[1:]:
        yield metas.get(name, ""), f"meta {name}"
    for element in tree.xpath("//*[@itemprop='datePublished']")[:5]:
        yield _attribute(element, "content") or _attribute(element, "datetime"), "itemprop datePublished"
    yield from ((_attribute(time, "datetime"), "<time>") for time in _find_times(tree))


def _find_times(tree: Any) -> list[Any]:
    """The time elements that can be the article's own: inside it, before its first paragraph or in its header."""
    times = tree.xpath("//time[@pubdate]") or tree.xpath("//article//time[not(ancestor::aside)]|//header//time")
    return [time for time in times[:1] if "updat" not in _attribute(time, "class").lower()]


def _index_metas(tree: Any) -> dict[str, str]:
    """The content of the page's meta elements by name or property, in small letters; the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        keys = (_attribute(meta, key) for key in ("property", "name", "itemprop", "http-equiv"))
        content = _attribute(meta, "content")
        if content.strip():
            for key in filter(None, keys):
                metas.setdefault(key.strip().lower(), content)
    return metas


def _attribute(element: Any, name: str) -> str:
    return str(element.get(name) or "")


def _text_of(element: Any) -> str:
    return str(element.text_content() or "")


def _read_words(value: str) -> str:
    words = " ".join(value.split())
    return words if 0 < len(words) <= _LONGEST and any(char.isalnum() for char in words) else ""


def _read_name(value: str) -> str:
    """A name; an address (some pages state their author so) is none."""
    words = _read_words(value)
    return "" if _ADDRESS.match(words) or words.startswith(("/", "@")) else words.removeprefix("By ")


def _read_address(value: str) -> str:
    value = value.strip()
    return value if _ADDRESS.fullmatch(value) else ""


def _read_date(value: str) -> str:
    date = read_stated_date(value)
    return str(date) if date else ""
