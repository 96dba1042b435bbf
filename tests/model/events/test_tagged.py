"""Tags are added and taken away."""

from __future__ import annotations

import pytest

from tests.model.making import BEN, CASE_ID, opened


def test_tags_stand_sorted_and_each_once() -> None:
    copy = opened()
    copy.do("tagged", {"add": ["transport", "history"]})
    copy.do("tagged", {"add": ["bridges", "history"]})
    assert copy.case.tags == ("bridges", "history", "transport")


def test_a_tag_is_taken_away() -> None:
    copy = opened()
    copy.do("tagged", {"add": ["transport", "history"]})
    copy.do("tagged", {"add": [], "remove": ["history"]})
    assert copy.case.tags == ("transport",)


@pytest.mark.parametrize("fields", [{}, {"add": ["history"]}, {"add": [""]}, {"add": [" "]}, {"remove": ["transport"]}])
def test_what_would_change_nothing_is_refused(fields: dict[str, object]) -> None:
    copy = opened()
    copy.do("tagged", {"add": ["history"]})
    error = copy.refusal("tagged", fields)
    assert "history" in error.message
    assert error.hint == f"factcheck tag {CASE_ID} +TAG"


def test_taking_a_tag_away_cancels_only_the_additions_that_were_seen() -> None:
    ana = opened()
    ana.do("tagged", {"add": ["history"]})
    ben = ana.fork("ben")
    ana.do("tagged", {"remove": ["history"]})
    ben.force("tagged", {"add": ["history"]}, by=BEN)
    both = ana.merge(ben)
    assert both.case.tags == ("history",)
    both.do("tagged", {"remove": ["history"]})
    assert not both.case.tags


def test_a_tag_taken_away_by_two_people_is_gone_and_their_undoing_gives_it_back() -> None:
    ana = opened()
    ana.do("tagged", {"add": ["history"]})
    ben = ana.fork("ben")
    first = ana.do("tagged", {"remove": ["history"]})
    second = ben.do("tagged", {"remove": ["history"]}, by=BEN)
    both = ana.merge(ben)
    assert not both.case.tags
    both.undo(first)
    assert not both.case.tags
    both.undo(second)
    assert both.case.tags == ("history",)


def test_fields_of_another_shape_tag_nothing() -> None:
    copy = opened()
    copy.force("tagged", {"add": [None, 3, ""], "remove": "x"})
    assert not copy.case.tags
