"""Quoted words are found exactly, in the same words, or with what differs; what is not there is not found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.quoting import DIFFERS, EXACT, MISSING, SAME_WORDS, compare_words, find_passage, is_same_text

TEXT = (
    "It rained on Monday.\n\nThe council said: “The bridge cost 40 million crowns — and not a crown more.” "
    "Nobody asked the owner. The tunnel cost 12 million crowns.\n\nIt rained again."
)


@pytest.mark.parametrize(
    ("quote", "state", "found"),
    [
        ("The bridge cost 40 million crowns", EXACT, "The bridge cost 40 million crowns"),
        ('"The bridge cost 40 million crowns - and not a crown more."', SAME_WORDS,
         "“The bridge cost 40 million crowns — and not a crown more.”"),
        ("The  bridge cost\n40 million\u00a0crowns", SAME_WORDS, "“The bridge cost 40 million crowns"),
        ("The bridge cost 31 million crowns", DIFFERS, "“The bridge cost 40 million crowns"),
        ("The bridge cost 40 billion crowns — and not a crown more.", DIFFERS,
         "“The bridge cost 40 million crowns — and not a crown more.”"),
        ("Elephants never forget a single thing", MISSING, ""), ("", MISSING, ""), (" \n", MISSING, ""),
    ],
)  # fmt: skip
def test_a_quote_is_found_as_it_stands(quote: str, state: str, found: str) -> None:
    passage = find_passage(quote, TEXT)
    assert (passage.state, passage.found) == (state, found)
    assert " ".join(TEXT[passage.start : passage.end].split()) == found


def test_what_differs_is_named_word_by_word() -> None:
    parts = compare_words("The bridge cost 31 million crowns", "“The bridge cost 40 million crowns")
    assert [(part.quoted, part.found) for part in parts if not part.is_same] == [("31", "40")]


def test_a_change_of_letters_marks_or_blanks_alone_is_no_change_of_words() -> None:
    assert is_same_text("He said: “no”…", "He  said:\n'no'...")
    assert not is_same_text("He said no", "He said yes")


@given(st.text(max_size=200), st.text(max_size=200), st.text(min_size=1, max_size=60).filter(str.strip))
def test_words_that_stand_in_a_text_are_always_found(before: str, after: str, quote: str) -> None:
    text = f"{before} {quote.strip()} {after}"
    passage = find_passage(quote, text)
    assert passage.state == EXACT
    assert text[passage.start : passage.end] == quote.strip()


@given(st.text(max_size=120), st.text(max_size=200))
def test_any_quote_against_any_text_ends_in_an_answer_within_the_text(quote: str, text: str) -> None:
    passage = find_passage(quote, text)
    assert 0 <= passage.start <= passage.end <= len(text)
    compare_words(quote, passage.found)


def test_a_long_text_that_repeats_itself_is_no_trap() -> None:
    started = time.process_time()
    assert find_passage("the the cat sat " * 200, "the " * 200_000).state in (DIFFERS, MISSING)
    assert time.process_time() - started < 8
