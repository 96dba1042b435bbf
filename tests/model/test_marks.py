"""Marks: a place in a text has the label of what begins at or before it."""

from __future__ import annotations

import pytest

from factcheck.model.marks import place_at, read_marks

MARKS = ((3, "page 1"), (10, "page 2"), (10, "page 3"), (40, "page 4"))


@pytest.mark.parametrize(
    ("offset", "label"), [(0, ""), (3, "page 1"), (9, "page 1"), (10, "page 3"), (39, "page 3"), (99, "page 4")]
)
def test_a_place_has_the_label_of_the_last_mark_before_it(offset: int, label: str) -> None:
    assert place_at(MARKS, offset) == label


def test_marks_of_a_file_are_read_in_order_and_odd_ones_passed_over() -> None:
    assert read_marks([[10, "b"], [3, "a"], [1], ["x", "y"], [-1, "z"], [True, "t"], None, [5, 6]]) == (
        (3, "a"),
        (10, "b"),
    )
    assert read_marks(None) == ()
    assert read_marks("ab") == ()
