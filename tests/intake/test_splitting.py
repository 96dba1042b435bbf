"""Compound sentences are parted only where both sides stand by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.splitting import find_parts, split_claim


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


def test_a_second_part_takes_subject_and_verb_from_the_first() -> None:
    assert split_claim("At least 60 wells were closed and 163 drained in May.") == (
        "At least 60 wells were closed.",
        "163 wells were drained in May.",
    )
    assert split_claim("Three people were killed and 20 others wounded.") == (
        "Three people were killed.",
        "20 others were wounded.",
    )


def test_offsets_are_those_of_the_sentence_as_it_stands() -> None:
    sentence = "  The mine was closed\nin May, and the council has paid for it."
    first, second = find_parts(sentence)
    assert first.text == "The mine was closed in May."
    assert sentence[first.start : first.end] == "The mine was closed\nin May"
    assert sentence[second.start : second.end] == "the council has paid for it."


def test_a_simple_sentence_has_no_parts() -> None:
    assert find_parts("The mine was closed in May.") == ()


PIECES = ["39 of them were shot", ", ", "21 – ", "at home", "; ", " and ", "he said “", "”", ". ", "The mine was shut"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_parts_lie_in_order_within_the_sentence(sentence: str) -> None:
    places = [place for part in find_parts(sentence) for place in (part.start, part.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(sentence) for place in places)
