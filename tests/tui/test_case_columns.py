"""The columns of the list: a wider list has all that a narrower one has, and the claim keeps its room."""

from __future__ import annotations

from factcheck.tui.case_columns import GAP, TITLES, columns_at


def test_a_wider_list_has_what_a_narrower_one_has() -> None:
    for width in range(40, 260):
        narrower, wider = ({name for name, _ in columns_at(at)} for at in (width, width + 1))
        assert narrower <= wider, width
    assert {name for name, _ in columns_at(200)} == set(TITLES)


def test_the_columns_fill_the_list_and_the_claim_has_the_most_of_it() -> None:
    for width in range(60, 260):
        columns = dict(columns_at(width))
        assert sum(columns.values()) + GAP * (len(columns) - 1) == width
        assert columns["claim"] >= 24
