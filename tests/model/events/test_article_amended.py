"""Details of an article are written and changed, each on its own."""

from __future__ import annotations

import pytest

from tests.model.making import ARTICLE_ID, BEN, kept_article


def test_a_detail_takes_the_place_of_the_old_one_and_the_others_stay() -> None:
    copy = kept_article()
    copy.do("article-amended", publisher="The Halden Post", published_on="2026-02-27")
    assert (copy.article.publisher, str(copy.article.published_on)) == ("The Halden Post", "2026-02-27")
    assert copy.article.title == "The bridge that was shut"
    copy.do("article-amended", title="")
    assert copy.article.title == ""


@pytest.mark.parametrize("body", [{}, {"title": "The bridge that was shut"}, {"text": "New text."}])
def test_what_would_change_nothing_is_refused(body: dict[str, str]) -> None:
    error = kept_article().refusal("article-amended", None, by=BEN, **body)
    assert error.hint == f"factcheck article show {ARTICLE_ID}"


def test_the_day_it_was_published_is_a_date() -> None:
    assert kept_article().refusal("article-amended", published_on="May").exit_code == 2


def test_two_values_written_apart_stay_until_somebody_settles_it() -> None:
    ana = kept_article()
    ben = ana.fork("ben")
    ana.do("article-amended", title="The bridge that was closed", author="P. Lie")
    ben.do("article-amended", by=BEN, title="The bridge that never was", author="P. Lie")
    both = ana.merge(ben)
    assert both.article.conflicts == ("title",)
    assert len(both.article.details["title"]) == 2
    both.do("article-amended", title=both.article.title)  # to say again what is shown settles it
    assert not both.article.conflicts


def test_an_amendment_that_was_erased_changes_nothing_and_a_date_that_is_none_is_no_date() -> None:
    copy = kept_article()
    copy.erase(copy.do("article-amended", author="P. Lie"))
    assert copy.article.author == ""
