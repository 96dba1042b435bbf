"""An article that changed keeps its old text beside the new one."""

from __future__ import annotations

import pytest

from factcheck.errors import DuplicateRefusedError
from tests.model.making import ARTICLE_ID, ARTICLE_TEXT, BEN, kept_article, text_fields

NEW = ARTICLE_TEXT.replace("whole", "half")


def test_versions_add_up_and_the_newest_counts() -> None:
    copy = kept_article()
    copy.do("version-kept", text_fields(NEW), text=NEW)
    old, new = copy.article.versions
    assert (old.text, new.text, copy.article.current) == (ARTICLE_TEXT, NEW, new)
    assert copy.article.version(old.sha256) == old
    assert copy.article.version("a" * 64) is None


def test_a_text_that_is_held_already_is_refused() -> None:
    error = kept_article().refusal("version-kept", text_fields(ARTICLE_TEXT), text=ARTICLE_TEXT)
    assert isinstance(error, DuplicateRefusedError)
    assert error.hint == f"factcheck article show {ARTICLE_ID}"


@pytest.mark.parametrize("text", ["", "  ", "Another text."])
def test_a_version_has_a_text_and_its_hash(text: str) -> None:
    assert kept_article().refusal("version-kept", text_fields(NEW), text=text).exit_code == 3


def test_the_same_new_text_kept_apart_is_there_twice_and_harms_nothing() -> None:
    ana = kept_article()
    ben = ana.fork("ben")
    ana.do("version-kept", text_fields(NEW), text=NEW)
    ben.do("version-kept", text_fields(NEW), by=BEN, text=NEW)
    article = ana.merge(ben).article
    assert [version.text for version in article.versions] == [ARTICLE_TEXT, NEW, NEW]
    assert article.current.text == NEW


def test_a_version_that_was_erased_keeps_its_hash() -> None:
    copy = kept_article()
    copy.erase(copy.do("version-kept", text_fields(NEW), text=NEW))
    assert (copy.article.current.text, copy.article.current.erased) == ("", True)
    assert copy.article.version(text_fields(NEW)["text_sha256"]) is not None
