"""A case is tied to another organisation's check."""

from __future__ import annotations

import pytest

from tests.model.making import CASE_ID, opened

ENTRY = "lib-7q2m3xab9d"


def test_the_tie_carries_what_the_other_organisation_found() -> None:
    copy = opened()
    event = copy.do("check-linked", {"relation": "same-claim", "entry": ENTRY}, claim="The well is dry", rating="False")
    assert copy.case.heads == (event if isinstance(event, str) else event.id,)


@pytest.mark.parametrize("fields", [{}, {"relation": "same-claim"}, {"relation": "cousin", "entry": ENTRY}])
def test_it_is_of_a_listed_sort_and_to_an_entry(fields: dict[str, str]) -> None:
    assert opened().refusal("check-linked", fields, claim="x").hint.startswith(f"factcheck match {CASE_ID} --same")


def test_it_needs_the_words_of_the_claim() -> None:
    assert "claim" in opened().refusal("check-linked", {"relation": "same-claim", "entry": ENTRY}).message
