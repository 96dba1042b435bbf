"""Compound sentences are parted only where both sides stand by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.splitting import split_claim


def test_what_a_second_part_leaves_out_is_filled_in() -> None:
    assert split_claim("39 of them were shot in the street, 21 – at home.") == (
        "39 of them were shot in the street.",
        "21 of them were shot at home.",
    )


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (
            "The mine was closed in May, and the council has paid 3 million to its owner.",
            ("The mine was closed in May.", "The council has paid 3 million to its owner."),
        ),
        (
            "Wages rose by 3 percent in June; prices have risen by 9 percent.",
            ("Wages rose by 3 percent in June.", "Prices have risen by 9 percent."),
        ),
        (
            "The dam broke in 1990 and was rebuilt, but the town had lost 60 houses.",
            None,
        ),
    ],
)
def test_clauses_with_their_own_subject_are_parted(whole: str, parts: tuple[str, ...] | None) -> None:
    found = split_claim(whole)
    assert found == parts if parts else len(found) <= 2


@pytest.mark.parametrize(
    "whole",
    [
        "The council closed the mine, the school and the hall in May.",
        "The mayor came on Monday, and left on Tuesday.",
        "He said “the mine was closed, and the council has paid for it” on Monday.",
        "The mine, which was closed in May, and the dam were sold.",
        "If the dam was safe, but nobody had checked it, who was to blame was unclear.",
    ],
)
def test_lists_quotations_and_subordinate_clauses_stay_whole(whole: str) -> None:
    assert split_claim(whole) == (whole,)


@given(st.text())
def test_there_is_always_an_answer_unless_there_was_nothing(text: str) -> None:
    parts = split_claim(text)
    assert bool(parts) == bool(text.split())
    assert all(part.strip() for part in parts)
