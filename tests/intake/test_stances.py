"""Whose will or judgement a verb tells of: only of those who can have one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.stances import find_inner_sayings, find_stances, noun_before


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("The council wants to close the mine.", "wants", "The council"),
        ("Ada Brandt, a nurse from Aldon, rejected the plan.", "rejected", "Ada Brandt"),
        ("On Monday, the mayor of Aldon praised the owner.", "praised", "the mayor of Aldon"),
        ("The owners are demanding that it be rebuilt.", "demanding", "The owners"),
        ("Bo Lind, who fears that the dam will break, has left.", "fears", "Bo Lind"),
    ],
)
def test_the_holder_of_a_stance_stands_before_its_verb(sentence: str, verb: str, who: str) -> None:
    words, at, (start, end) = next(find_stances(sentence))
    assert (words, sentence[start:end]) == (verb, who)
    assert sentence[at:].startswith(verb)


@pytest.mark.parametrize(
    "sentence", ["The plans for the dam are lost.", "Prices fell as the rain hit the crops.", "It hopes."]
)
def test_things_and_verbs_without_an_object_have_none(sentence: str) -> None:
    assert list(find_stances(sentence)) == []


def test_words_of_saying_within_a_clause_are_found() -> None:
    sentence = "The board, which critics say is slow, met after officials warned the town."
    assert [sentence[slice(*source)] for _, _, source in find_inner_sayings(sentence)] == ["critics", "officials"]


@given(
    st.lists(
        st.sampled_from(["the ", "mayor ", "wants ", "to ", ", ", "who ", "Ada Brandt ", "of ", "and ", "“", "says "])
    ).map("".join)
)
def test_every_noun_lies_before_its_verb(sentence: str) -> None:
    for _, at, (start, end) in (*find_stances(sentence), *find_inner_sayings(sentence)):
        assert 0 <= start < end <= at
    span = noun_before(sentence, len(sentence))
    assert span is None or 0 <= span[0] < span[1] <= len(sentence)
