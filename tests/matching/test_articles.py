"""Whether an article was taken in before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.matching.articles import find_known, words_key
from factcheck.model.addresses import address_key
from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from tests.model.making import kept_article

FIRST = "The town hall says the bridge was closed for all of 1952."
SECOND = "Traffic went by ferry, and the ferry made a handsome profit."
THIRD = "Nobody has ever found the ledger of the ferry company again."
OTHER = "This paragraph has nothing whatever to do with any bridge."
TITLE = "The bridge that was shut"
ADDRESS = "https://news.example/halden"


def article(*paragraphs: str, **details: str) -> Article:
    return kept_article(text="\n\n".join(paragraphs), **{"title": TITLE, "url": "", **details}).article


def why(text: str, *articles: Article, title: str = "", url: str = "") -> str:
    known = find_known(text, sha256(text.encode()), title, url, articles)
    return known.because if known else ""


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/halden",
        "https://www.news.example/halden/",
        "https://NEWS.example/halden#comments",
        " https://news.example:443/halden ",
    ],
)
def test_addresses_that_differ_in_nothing_that_matters_are_one(url: str) -> None:
    assert address_key(url) == address_key(ADDRESS)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/Halden",
        "https://news.example/halden?page=2",
        "https://news.example:8080/halden",
        "https://m.news.example/halden",
        "https://[broken/halden",
        "",
    ],
)
def test_addresses_that_may_be_other_pages_stay_apart(url: str) -> None:
    assert address_key(url) != address_key(ADDRESS)


@given(st.text())
def test_any_text_has_a_key_as_address_and_as_words(text: str) -> None:
    assert isinstance(address_key(text), str)
    key = words_key(text)
    assert words_key(key) == key


def test_words_are_compared_without_case_width_or_signs() -> None:
    assert words_key("“The  ＢＲＩＤＧＥ”, 1952!") == words_key("the bridge 1952")
    assert words_key("straße") == words_key("STRASSE")
    assert words_key("1952") != words_key("1953")


def test_the_same_text_is_known_whatever_it_is_called() -> None:
    known = article(FIRST, SECOND, url=ADDRESS)
    assert why(f"{FIRST}\n\n{SECOND}", known, title="Another title", url="https://mirror.example/") == "the same text"


def test_an_older_version_of_the_text_is_known_too() -> None:
    copy = kept_article(text=FIRST)
    digest = sha256(SECOND.encode())
    copy.do("version-kept", {"text_sha256": digest, "raw_sha256": digest, "raw_extension": "txt"}, text=SECOND)
    assert why(FIRST, copy.article) == "the same text"


def test_a_changed_text_at_the_same_address_is_known() -> None:
    known = article(FIRST, url=ADDRESS)
    assert why(OTHER, known, url="http://www.news.example/halden/") == "the same address"
    assert why(OTHER, known, url="https://news.example/other") == ""


def test_half_of_the_paragraphs_under_the_same_title_are_enough() -> None:
    known = article(FIRST, SECOND)
    assert why(f"{FIRST}\n{OTHER}", known, title=TITLE.upper()) != ""
    assert why(f"{FIRST}\n{OTHER}", known, title="Another title") == ""
    assert why(f"{FIRST}\n{OTHER}", known) == ""
    three = article(FIRST, SECOND, THIRD)
    assert why(f"{FIRST}\n{OTHER}\n{OTHER}2\n", three, title=TITLE) == ""


def test_an_article_that_grew_is_the_same_article() -> None:
    known = article(FIRST)
    assert why(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{OTHER}", known, title=TITLE) != ""


def test_two_addresses_are_two_articles_under_one_title() -> None:
    known = article(FIRST, SECOND, url=ADDRESS)
    assert why(f"{FIRST}\n{OTHER}", known, title=TITLE, url="https://news.example/other") == ""
    assert why(f"{FIRST}\n{OTHER}", known, title=TITLE) != ""


def test_lines_too_short_to_tell_anything_tell_nothing() -> None:
    known = article("Photo: desk", "Read more")
    assert why("Photo: desk\nRead less", known, title=TITLE) == ""


def test_text_and_address_go_before_a_likeness_found_earlier() -> None:
    like = article(FIRST, SECOND)
    same = kept_article(text=OTHER, url=ADDRESS, title="Elsewhere").article
    assert why(f"{FIRST}\n{OTHER}", like, same, title=TITLE, url=ADDRESS) == "the same address"


def test_at_an_empty_desk_everything_is_new() -> None:
    assert why(FIRST, title=TITLE, url=ADDRESS) == ""
