"""Hostile text in every public field of every kind of summary comes out as text, in each medium."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown_it import MarkdownIt

from factcheck.model.article import Article
from factcheck.model.dates import PartialDate
from factcheck.model.scale import RatingScale
from factcheck.publish.formats import write_summary
from factcheck.publish.inert_text import inert_line
from factcheck.publish.summary import Imprint, Summary, summarize_article, summarize_cases, summarize_period

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

VECTORS = (
    "[/]", "[bold]x[/bold]", "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", '" onmouseover="alert(1)',
    "[x](javascript:1)", "![x](https://evil.example/x.png)", "<https://evil.example>", "[x]: https://evil.example",
    "\x1b]8;;https://evil.example\x07x\x1b]8;;\x07", "\x1b]52;c;aGk=\x07", "\x9b31m", "\u202egnp.exe\u202c", "a\u200bb",
    "=1+1", "-1", "@x", ":smile:", "[Reuters]", "{{ 7*7 }}", "{% include '/etc/passwd' %}", "{{ summary.__class__ }}",
    "</title><script>alert(1)</script>", "--><script>alert(1)</script>", "]]>", "&lt;script&gt;", "# Heading", "1. one",
    "---", "```", "x\n\n# Heading\n\n<script>alert(1)</script>", "\\", "*x* _x_ `x`", "| a | b |", "javascript:alert(1)",
    "(https://evil.example)", "(javascript:1)", ": https://evil.example",
    "data:text/html,<script>alert(1)</script>", "</style><script>alert(1)</script>",
)  # fmt: skip
# Fields that hold keys, dates and addresses; the projection lets nothing else into them.
NOT_WORDS = {
    "kind", "standing", "group", "language", "generated_on", "claimed_on", "checked_on", "published_on", "on", "when",
    "since", "until", "asked_on", "deadline", "received_on", "url", "stance", "no_reply_reason", "copy_sha256",
    "copy_taken_at", "id", "scale_key", "scale_version", "key", "version", "rating_key", "dated",
}  # fmt: skip
PLAIN = "word"
Filled = Callable[[str], list[Summary]]


def with_words(value: Any, words: str) -> Any:
    """A copy of a projection with the same text in every field that holds words."""
    if not is_dataclass(value):
        return tuple(with_words(item, words) for item in value) if isinstance(value, tuple) else value
    assert not isinstance(value, type)
    changed: dict[str, Any] = {}
    for field in fields(value):
        inner = getattr(value, field.name)
        if isinstance(inner, str):
            changed[field.name] = words if inner and field.name not in NOT_WORDS else inner
        elif isinstance(inner, tuple) and inner and isinstance(inner[0], str):
            changed[field.name] = (words,) * len(inner)
        else:
            changed[field.name] = with_words(inner, words)
    return replace(value, **changed)


def plain_like(vector: str) -> str:
    """Harmless words in as many paragraphs, which an answer keeps."""
    return "\n\n".join(PLAIN for _ in vector.split("\n\n"))


@pytest.fixture
def filled(
    bridge: CaseMaker, new_case: Callable[..., CaseMaker], article: Article, scale: RatingScale, imprint: Imprint
) -> Filled:
    """Summaries of every kind with the same text in all fields that hold words."""
    gone = new_case("m4t7w2xz").upto("researching")
    gone.propose("false", "It is not so.", gone.source("Accounts")).approve().publish().withdraw("It was wrong.")
    waiting = new_case("c5d8f2gh", "The school will close.")
    bridge.do("appearance-added", {}, {"where": "a leaflet", "when": "2026-03-05"})
    bridge.correct("4.6 million", "7.9 million", "New accounts.", rating="mostly-true")
    cases, articles, scales = [bridge.case, gone.case, waiting.case], {article.id: article}, [scale]
    march, may = PartialDate(2026, 3), PartialDate(2026, 5)
    summaries = [
        summarize_cases(cases[:1], imprint, scales, articles=articles, title="A title"),
        summarize_cases(cases[1:2], imprint, scales),
        summarize_article(article, cases, imprint, scales),
        summarize_period(cases, march, may, imprint, scales, articles=articles),
    ]
    return lambda words: [with_words(summary, words) for summary in summaries]


def elements(page: str) -> Iterator[Element]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return (element for element in tree.iter() if isinstance(element.tag, str))


def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """What a page is made of, but for its words."""
    return [(element.tag, tuple(sorted(element.attrib))) for element in elements(page)]


@pytest.mark.parametrize("vector", VECTORS)
def test_a_page_has_the_same_elements_whatever_its_text(vector: str, filled: Filled) -> None:
    for hostile, plain in zip(filled(vector), filled(plain_like(vector)), strict=True):
        page = write_summary(hostile, "html")
        assert shape(page) == shape(write_summary(plain, "html"))
        for element in elements(page):
            assert element.tag != "script"
            assert not [name for name in element.attrib if name.startswith("on") or name == "src"]
            assert element.get("href", "#").startswith(("https://", "http://", "#"))
            assert "evil" not in element.get("href", "")
        # The page's source itself shows no control or bidirectional character either.
        assert not [sign for sign in page if unicodedata.category(sign) in ("Cc", "Cf") and sign != "\n"]


@pytest.mark.parametrize("vector", VECTORS)
def test_a_page_shows_the_text_as_it_was_written(vector: str, filled: Filled) -> None:
    page = write_summary(filled(vector)[0], "html")
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert inert_line(vector) in " ".join("".join(tree.itertext()).split(" "))
    title = tree.find(".//title")
    assert title is not None
    assert inert_line(vector) in (title.text or "")


@pytest.mark.parametrize("vector", VECTORS)
def test_a_claim_in_the_title_is_escaped_once(vector: str, filled: Filled) -> None:
    page = html5lib.parse(write_summary(replace(filled(vector)[0], title=""), "html"), namespaceHTMLElements=False)
    heading, title = page.find(".//h1"), page.find(".//title")
    assert heading is not None
    assert title is not None
    for text in ("".join(heading.itertext()), title.text or ""):
        assert inert_line(vector).strip() in text


def kinds(tokens: list[Any]) -> list[tuple[str, str]]:
    found = []
    for token in tokens:
        if token.type not in ("text", "text_special"):
            found.append((token.type, str(token.attrGet("href") or "")))
        found += kinds(token.children or [])
    return found


@pytest.mark.parametrize("vector", VECTORS)
def test_markdown_has_the_same_parts_whatever_its_text(vector: str, filled: Filled) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for hostile, plain in zip(filled(vector), filled(plain_like(vector)), strict=True):
        tokens = reader.parse(write_summary(hostile, "markdown"))
        assert kinds(tokens) == kinds(reader.parse(write_summary(plain, "markdown")))
        assert not [kind for kind, _ in kinds(tokens) if kind.startswith("html") or kind == "image"]


@pytest.mark.parametrize("vector", VECTORS)
def test_markdown_shows_the_text_as_it_was_written(vector: str, filled: Filled) -> None:
    page = MarkdownIt("commonmark", {"html": True}).render(write_summary(filled(vector)[0], "markdown"))
    shown = "".join(html5lib.parse(page, namespaceHTMLElements=False).itertext())
    assert inert_line(vector) in shown


@pytest.mark.parametrize("vector", VECTORS)
def test_text_shows_the_words_and_nothing_that_acts(vector: str, filled: Filled) -> None:
    for hostile in filled(vector):
        text = write_summary(hostile, "text")
        assert not [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\n"]
        assert " ".join(inert_line(vector).split()) in " ".join(text.split())


@pytest.mark.parametrize("vector", VECTORS)
def test_json_holds_no_character_that_is_not_seen(vector: str, filled: Filled) -> None:
    import json

    for hostile in filled(vector):
        text = write_summary(hostile, "json")
        assert not [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\n"]
        assert json.loads(text)["desk_name"] == vector


def test_a_template_in_a_field_is_never_filled(filled: Filled) -> None:
    for name in ("text", "markdown", "html", "json"):
        assert "1337" not in write_summary(filled("{{ 7*191 }}")[0], name)


def test_a_page_asks_no_other_host_for_anything(filled: Filled) -> None:
    page = write_summary(filled(PLAIN)[0], "html")
    tags = {element.tag for element in elements(page)}
    assert not tags & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "source",
        "base",
        "form",
        "svg",
    }
    policy = next(e.get("content", "") for e in elements(page) if e.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert "url(" not in page
    assert "@import" not in page


def test_a_page_is_complete_and_says_its_language(filled: Filled) -> None:
    page = write_summary(filled(PLAIN)[2], "html")
    assert page.startswith("<!doctype html>\n")
    html5lib.HTMLParser(strict=True).parse(page)
    root = next(elements(page))
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    headings = [int(e.tag[1]) for e in elements(page) if e.tag in ("h1", "h2", "h3", "h4")]
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    anchors = {e.get("id") for e in elements(page)}
    assert all(e.get("href", "")[1:] in anchors for e in elements(page) if e.get("href", "").startswith("#"))
    assert len([e for e in elements(page) if e.get("id")]) == len(anchors - {None})
