"""A case is tied to other cases."""

from __future__ import annotations

import pytest

from tests.model.making import CASE_ID, OTHER_CASE, opened


def test_ties_add_up() -> None:
    copy = opened()
    copy.do("linked", {"relation": "related", "case_linked": OTHER_CASE})
    copy.do("linked", {"relation": "follows", "case_linked": OTHER_CASE})
    assert [(link.relation, link.case) for link in copy.case.links] == [
        ("related", OTHER_CASE),
        ("follows", OTHER_CASE),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"relation": "related", "case_linked": CASE_ID},
        {"relation": "related", "case_linked": ""},
        {"relation": "related", "case_linked": "not an id"},
        {"relation": "duplicate-of", "case_linked": OTHER_CASE},
        {"relation": "", "case_linked": OTHER_CASE},
        {"case_linked": OTHER_CASE},
        {},
    ],
)
def test_a_tie_is_of_a_listed_sort_and_to_another_case(fields: dict[str, str]) -> None:
    assert opened().refusal("linked", fields).hint.startswith(f"factcheck link {CASE_ID} CASE --as")


def test_a_tie_is_made_once() -> None:
    copy = opened()
    copy.do("linked", {"relation": "related", "case_linked": OTHER_CASE})
    assert "already" in copy.refusal("linked", {"relation": "related", "case_linked": OTHER_CASE}).message


def test_a_tie_holds_without_its_body_and_whatever_it_names() -> None:
    copy = opened()
    copy.erase(copy.do("linked", {"relation": "related", "case_linked": OTHER_CASE}, note="Same mayor."))
    copy.force("linked", {"relation": 3, "case_linked": None})
    assert [(link.relation, link.case) for link in copy.case.links] == [("related", OTHER_CASE), ("", "")]
