"""Two claims are told apart."""

from __future__ import annotations

import pytest

from tests.model.making import CASE_ID, OTHER_CASE, opened


@pytest.mark.parametrize("fields", [{"case_apart": OTHER_CASE}, {"entry": "lib-7q2m3xab9d"}])
def test_the_decision_stays_in_the_history_and_changes_nothing_else(fields: dict[str, str]) -> None:
    copy = opened()
    before = copy.case
    copy.do("told-apart", fields, because="another bridge")
    assert copy.case.claim == before.claim
    assert copy.case.links == before.links


@pytest.mark.parametrize(
    "fields", [{}, {"case_apart": CASE_ID}, {"case_apart": "x"}, {"case_apart": OTHER_CASE, "entry": "e"}]
)
def test_it_names_another_case_or_an_entry(fields: dict[str, str]) -> None:
    assert opened().refusal("told-apart", fields).hint.startswith(f"factcheck match {CASE_ID} --different")
