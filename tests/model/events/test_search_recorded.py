"""A search for the other side is recorded, whether it found something or not."""

from __future__ import annotations

from tests.model.making import CASE_ID, opened


def test_searches_add_up() -> None:
    copy = opened()
    copy.do("search-recorded", text="County archive: closures 1950 to 1955, none found.")
    copy.do("search-recorded", text="Newspaper index: “bridge shut”.")
    assert [search.text[:9] for search in copy.case.searches] == ["County ar", "Newspaper"]
    assert not copy.case.notes


def test_a_search_says_where_one_looked() -> None:
    assert opened().refusal("search-recorded", text="").hint.startswith(f"factcheck evidence searched {CASE_ID}")


def test_a_search_that_was_erased_still_counts_as_made() -> None:
    copy = opened()
    copy.erase(copy.do("search-recorded", text="The archive."))
    assert [search.text for search in copy.case.searches] == [""]
