"""Saved pages: the article without the page around it, and the details that the page states, never others."""

from __future__ import annotations

import contextlib
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.intake.readers import apart, read_article
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposed

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")

PROSE = [
    f"The council of Aldon approved {count} new wells on Tuesday, said Mayor Ada Brandt in a statement to the residents."
    for count in range(3, 9)
]
BODY = "".join(f"<p>{line}</p>" for line in PROSE)
FURNITURE = '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'


def page(head: str = "", article: str = BODY, attributes: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{FURNITURE}<article>{article}</article>"
        "<footer>© The Aldon Courier</footer></body></html>"
    ).encode()


def test_the_article_is_told_from_the_page_around_it() -> None:
    read = read_article(page(), name="wells.html")
    assert read.text == "\n\n".join(PROSE)
    assert read.raw == page()
    assert read.media_type == "text/html"


def test_details_come_with_the_element_that_states_them() -> None:
    head = (
        '<title>Wells for Aldon - Courier</title><meta property="og:title" content="Wells for  Aldon">'
        '<meta property="og:site_name" content="The Aldon Courier"><meta name="author" content="By Ada Brandt">'
        '<meta property="article:published_time" content="2021-03-05T23:30:00-08:00">'
        '<link rel="canonical" href="https://courier.example/wells">'
    )
    read = read_article(page(head, attributes=' lang="en-GB"'), name="a.html")
    assert read.title == Proposed("Wells for Aldon", "og:title")
    assert read.publisher == Proposed("The Aldon Courier", "og:site_name")
    assert read.author == Proposed("Ada Brandt", "meta author")
    assert read.published_on == (PartialDate(2021, 3, 5), "article:published_time")
    assert read.url == Proposed("https://courier.example/wells", "link rel=canonical")
    assert read.language == "en-GB"


def test_linked_data_is_read_with_the_precision_it_has() -> None:
    block = (
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Wells &amp; Mines",'
        ' "author": [{"name": "Ada Brandt"}, {"name": "Bo Lind"}], "publisher": {"name": "Courier"},'
        ' "datePublished": "2021-03", "url": "https://courier.example/wells"}]}'
    )
    read = read_article(page(f'<script type="application/ld+json">{block}</script>'), name="a.html")
    assert read.title == Proposed("Wells & Mines", "JSON-LD headline")
    assert read.author == Proposed("Ada Brandt, Bo Lind", "JSON-LD author")
    assert read.published_on == (PartialDate(2021, 3), "JSON-LD datePublished")
    assert read.url == Proposed("https://courier.example/wells", "JSON-LD url")


def test_a_time_element_in_the_article_states_its_date() -> None:
    read = read_article(page(article=f'<time datetime="2021-03-05">Friday</time>{BODY}'), name="a.html")
    assert read.published_on == (PartialDate(2021, 3, 5), "<time>")


def test_nothing_is_invented_from_prose_links_or_the_file_name() -> None:
    text = f'<p>Published on March 5, 2021 by Ada Brandt.</p>{BODY}<a href="https://courier.example/2021/03/05/wells">x</a>'
    read = read_article(page(article=text), name="2021-03-05.html")
    assert (read.published_on, read.author, read.publisher, read.url, read.title) == (None, None, None, None, None)


def test_unusable_details_are_passed_over() -> None:
    head = (
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/wells">'
        '<meta name="author" content="https://courier.example/brandt"><meta name="date" content="12/10/2020">'
        '<script type="application/ld+json">{broken</script><meta property="og:title" content="  ">'
        "<!-- saved from url=(0029)https://courier.example/wells -->"
    )
    read = read_article(page(head), name="a.html")
    assert (read.author, read.published_on, read.title) == (None, None, None)
    assert read.url == Proposed("https://courier.example/wells", "saved from url")


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (page(), "", ""),
        (b"\xef\xbb\xbf\n" + page(), "", ""),
        (b"<p>" + PROSE[0].encode(), "", "text/html; charset=utf-8"),
        (b"<p>" + PROSE[0].encode(), "WELLS.HTM", ""),
    ],
)
def test_a_page_is_recognised_by_content_name_or_media_type(data: bytes, name: str, media_type: str) -> None:
    read = read_article(data, name=name, media_type=media_type)
    assert read.media_type == "text/html"
    assert "<p>" not in read.text


def test_text_that_mentions_a_tag_stays_text() -> None:
    assert read_article(b"The <p> tag of the page was lost.").media_type == "text/plain"


def test_the_stated_encoding_of_a_page_is_used() -> None:
    html = '<html><head><meta charset="iso-8859-2"></head><body><p>Ząb węża boli mieszkańców.</p></body></html>'
    assert read_article(html.encode("iso8859-2"), name="a.html").text == "Ząb węża boli mieszkańców."


def test_a_page_without_an_article_says_that_all_of_it_was_taken() -> None:
    read = read_article(b"<html><body><div>The dam</div><div>broke.</div></body></html>", name="a.html")
    assert "The dam" in read.text


@pytest.mark.parametrize(
    "html",
    ["<html>", "<html><body></body></html>", "<", "<p>", "<!-- -->", "<html><script>let dam = 1</script></html>"],
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableSourceError) as refused:
        read_article(html.encode(), name="a.html")
    assert refused.value.hint


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 50_000 + "The dam broke.",
        "<div>" * 50_000 + "The dam broke.",
        "<table><tr><td>" * 5_000 + "The dam broke.",
        "<p>The dam &#0; &#xd800; &#xffffffff; broke.",
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>The dam broke.</p></body></html>',
        '<html><script type="application/ld+json">' + "[" * 100_000 + "</script><p>The dam broke.</html>",
        "<a " + "x=1 " * 50_000 + ">The dam broke.",
        "<p>The dam broke.<p><svg><math><template><frameset>",
    ],
)
def test_hostile_pages_are_read_or_refused(html: str) -> None:
    with contextlib.suppress(UnreadableSourceError):
        assert read_article(html.encode(), name="a.html").text


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(*_args: object, **_kwargs: object) -> None:
        raise subprocess.TimeoutExpired("page", 60)

    monkeypatch.setattr("subprocess.run", never_ends)
    with pytest.raises(UnreadableSourceError, match="too large, too deeply nested or too damaged"):
        read_article(page(), name="a.html")


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda name: None if name == "trafilatura" else find_spec(name))
    with pytest.raises(MissingExtraError) as missing:
        read_article(page(), name="a.html")
    assert "factcheck[web]" in missing.value.message
    assert "pip install 'factcheck[web]'" in missing.value.hint


def test_the_working_folder_is_no_place_to_import_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json.py", "trafilatura.py"):
        (tmp_path / name).write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert read_article(page(), name="a.html").text
