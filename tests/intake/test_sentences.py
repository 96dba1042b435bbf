"""Sentences keep their place, and stops that end none don't part them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.sentences import split_sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


ALPHABET = st.sampled_from(
    [
        *"aB3 .!?…\n\r\t\"“”‘’'«»()[]„,;:–—-•。？।؟\u00a0\u2028\u2029\f",
        "Dr.",
        "U.S.",
        "Inc.",
        "\n\n",
        ". A",
        "İ",
        "\U0001f600",
    ]
)


@given(st.one_of(st.text(), st.lists(ALPHABET, max_size=80).map("".join)))
def test_every_sentence_lies_where_it_says(text: str) -> None:
    end, paragraph = 0, 0
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        assert sentence.paragraph >= paragraph
        assert sentence.text == sentence.text.strip() != ""
        end, paragraph = sentence.end, sentence.paragraph


@given(st.one_of(st.text(), st.lists(ALPHABET, max_size=80).map("".join)))
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    kept = "".join(char for sentence in split_sentences(text) for char in sentence.text if char.isalnum())
    assert kept == "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Ada Brandt met Mr. Lind, Sen. Ruiz and Gov. Okoye on Dec. 15 at 4:30 p.m. in Aldon.",
        "The firm Holt Inc. sold No. 7 of 12 mines to Varga Co. Ltd of St. Moran.",
        "J. R. Holt paid $3.5 million, or 2.8 percent, i.e. too much.",
        "The U.S. Attorney in Aldon, Minn. Judge Lind's home, agreed.",
        "He waited … and then left.",
        "“Stop!” she cried.",
        "“Is it done?” Ada Brandt asked the council.",
        "The council (it met twice. Nobody came.) agreed.",
        "See example.com/a.b and version 2.0.1 of the map.",
        "Am 27. September kam niemand nach Aldon.",
    ],
)
def test_these_stops_end_no_sentence(whole: str) -> None:
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["He lives in the U.S. now.", "She works for Holt Inc.", "They met at 5 p.m.", "It rained."],
        ["Sales fell in 2019.", "39 mines closed.", "No. 4 stayed open."],
        ["“We won.”", "“They lost,” he said.", "It ended there."],
        ["He said: “It is over.”", "Nobody answered."],
        ["Nobody came.[1]", "The hall was empty.[2][3]", "It rained."],
        ["Was it so?", "It was!", "Nobody knew…", "Then it rained."],
        ["The dam broke.", "(Nobody was hurt.)", "It was rebuilt."],
        ["水位上升了。", "没有人受伤！", "为什么？"],
        ["كم عدد الآبار؟", "لا أحد يعرف."],
        ["पानी बढ़ा।", "कोई घायल नहीं हुआ।"],
        ["The dam broke yesterday.", "The mayor left."],
    ],
)
def test_these_stops_do(parts: list[str]) -> None:
    joint = "" if parts[0].endswith("。") else " "
    assert texts(joint.join(parts)) == parts


def test_a_missing_space_between_sentences_is_forgiven() -> None:
    assert texts("The dam has broken.The mayor left.") == ["The dam has broken.", "The mayor left."]


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    assert texts("“The dam holds. We checked it\n\nIt broke at noon.") == [
        "“The dam holds.",
        "We checked it",
        "It broke at noon.",
    ]


def test_a_quotation_that_japanese_goes_on_after_is_one_sentence() -> None:
    assert texts("市長は「壊れた。」と言った。誰もいない。") == ["市長は「壊れた。」と言った。", "誰もいない。"]


def test_lists_are_parted_without_their_bullets() -> None:
    assert texts("• 39 wells dried up\n• 21 were poisoned") == ["39 wells dried up", "21 were poisoned"]
    assert texts("1. The first point is this. 2. The second is that.")[0] == "1. The first point is this."


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff"])
def test_nothing_gives_nothing_but_itself(text: str) -> None:
    assert [one for one in texts(text) if one.strip("\ufeff")] == []


@pytest.mark.parametrize("piece", ["a", ".", "“", "(", "A. ", "? ", "\n\n", "a\n", "said. “"])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    """A guard against quadratic patterns: those would take minutes at this size, so the bound can be wide."""
    text = (piece * 200_000)[:200_000]
    started = time.process_time()
    split_sentences(text)
    assert time.process_time() - started < 20
