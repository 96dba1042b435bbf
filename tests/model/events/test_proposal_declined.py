"""A proposed claim for which no case was opened is remembered."""

from __future__ import annotations

from tests.model.making import ANA, ARTICLE_ID, kept_article


def test_what_was_declined_is_kept_with_its_reason() -> None:
    copy = kept_article()
    copy.do("proposal-declined", quote="Traffic went by ferry.", reason="not in doubt")
    copy.do("proposal-declined", quote="The mayor said.", reason="")
    assert [(one.quote, one.reason, one.stamp.by) for one in copy.article.declined] == [
        ("Traffic went by ferry.", "not in doubt", ANA),
        ("The mayor said.", "", ANA),
    ]


def test_declining_names_the_sentence() -> None:
    error = kept_article().refusal("proposal-declined", quote=" ", reason="dull")
    assert error.hint == f"factcheck article show {ARTICLE_ID}"


def test_what_was_erased_is_declined_without_words() -> None:
    copy = kept_article()
    copy.erase(copy.do("proposal-declined", quote="Traffic went by ferry.", reason="dull"))
    assert [(one.quote, one.reason) for one in copy.article.declined] == [("", "")]
