"""An article is taken in once, with its text and the hash of that text."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import FactcheckError
from factcheck.model.canonical import sha256
from factcheck.model.change import add_article
from factcheck.model.event import Draft
from tests.model.making import ANA, ARTICLE_ID, ARTICLE_TEXT, AT, kept_article, salt_of, text_fields

OWN = {"article": ARTICLE_ID, **text_fields(ARTICLE_TEXT)}


def try_adding(fields: dict[str, Any], **body: Any) -> FactcheckError:
    change = add_article(ARTICLE_ID, ANA, AT, lambda: salt_of("article"))
    with pytest.raises(FactcheckError) as caught:
        change.add(Draft("article-added", fields, body))
    assert change.events == []
    assert caught.value.hint
    return caught.value


def test_an_article_begins_with_its_first_version_and_what_is_known_of_it() -> None:
    article = kept_article(publisher="The Halden Post", author="P. Lie", published_on="2026-02", language="en").article
    assert (article.id, article.title, article.url) == (
        ARTICLE_ID, "The bridge that was shut", "https://news.example/halden",
    )  # fmt: skip
    assert (article.publisher, article.author, article.language) == ("The Halden Post", "P. Lie", "en")
    assert str(article.published_on) == "2026-02"
    assert (article.current.text, article.current.sha256) == (ARTICLE_TEXT, sha256(ARTICLE_TEXT.encode()))
    assert (article.current.raw_extension, article.current.erased) == ("txt", False)
    assert article.version(article.current.sha256) == article.current


@pytest.mark.parametrize(
    "fields",
    [
        {**OWN, "article": ""}, {**OWN, "article": "art0c1e6"}, {**OWN, "article": "../x"},
        {**OWN, "text_sha256": "a" * 64}, {**OWN, "text_sha256": ""}, {"article": ARTICLE_ID},
    ],
)  # fmt: skip
def test_an_article_has_its_own_id_and_the_hash_of_its_text(fields: dict[str, str]) -> None:
    assert try_adding(fields, text=ARTICLE_TEXT).exit_code == 3


@pytest.mark.parametrize("text", ["", " \n", None, 3])
def test_an_article_has_a_text(text: Any) -> None:
    assert try_adding(OWN, text=text).exit_code == 3


def test_the_day_it_was_published_is_a_date() -> None:
    assert try_adding(OWN, text=ARTICLE_TEXT, published_on="today").exit_code == 2


def test_an_article_is_taken_in_once() -> None:
    assert "added once" in kept_article().refusal("article-added", OWN, text=ARTICLE_TEXT).message


def test_an_article_that_was_erased_has_a_version_without_words() -> None:
    copy = kept_article()
    copy.erase(copy.events[0])
    version = copy.article.current
    assert (version.text, version.sha256, version.erased) == ("", sha256(ARTICLE_TEXT.encode()), True)
    assert copy.article.title == ""
    assert copy.article.published_on is None
