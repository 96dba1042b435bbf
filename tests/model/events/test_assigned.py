"""People are given a case, and it is taken from them."""

from __future__ import annotations

import pytest

from tests.model.making import BEN, CASE_ID, opened


def test_people_are_added_in_their_order_and_each_stands_once() -> None:
    copy = opened()
    copy.do("assigned", {"add": ["Ben Okafor"]})
    copy.do("assigned", {"add": ["Ana Ruiz", "Ben Okafor"]})
    assert copy.case.assignees == ("Ben Okafor", "Ana Ruiz")


def test_one_is_taken_away_and_another_added_in_one_step() -> None:
    copy = opened()
    copy.do("assigned", {"add": ["Ben Okafor", "Cleo Wójcik"]})
    copy.do("assigned", {"add": ["Ana Ruiz"], "remove": ["Ben Okafor"]})
    assert copy.case.assignees == ("Cleo Wójcik", "Ana Ruiz")


@pytest.mark.parametrize(
    "fields", [{}, {"add": []}, {"add": ["Ben Okafor"]}, {"add": [" "]}, {"remove": ["Ana Ruiz"]}, {"add": "Ana Ruiz"}]
)
def test_what_would_change_nothing_is_refused(fields: dict[str, object]) -> None:
    copy = opened()
    copy.do("assigned", {"add": ["Ben Okafor"]})
    error = copy.refusal("assigned", fields)
    assert "with Ben Okafor" in error.message
    assert error.hint == f"factcheck assign {CASE_ID} WHO"


def test_a_refusal_names_who_was_meant() -> None:
    copy = opened()
    assert "Assigning Dora Lind changes nothing" in copy.refusal("assigned", {"remove": ["Dora Lind"]}).message
    assert "Assigning nobody changes nothing" in copy.refusal("assigned").message


def test_a_blank_name_beside_a_good_one_is_nobody() -> None:
    copy = opened()
    copy.do("assigned", {"add": ["", "Ana Ruiz", "  "]})
    assert copy.case.assignees == ("Ana Ruiz",)


def test_taking_somebody_away_cancels_only_the_assignments_that_were_seen() -> None:
    ana = opened()
    ana.do("assigned", {"add": ["Cleo Wójcik"]})
    ben = ana.fork("ben")
    ana.do("assigned", {"remove": ["Cleo Wójcik"]})
    ben.do("assigned", {"add": ["Dora Lind"], "remove": []}, by=BEN)
    ben.force("assigned", {"add": ["Cleo Wójcik"]}, by=BEN)
    assert not ana.case.assignees
    assert set(ana.merge(ben).case.assignees) == {"Dora Lind", "Cleo Wójcik"}


def test_fields_of_another_shape_assign_nobody() -> None:
    copy = opened()
    copy.force("assigned", {"add": [None, 3, {"name": "Ana"}], "remove": {"a": 1}})
    copy.force("assigned", {"add": 3})
    assert not copy.case.assignees
