"""Exact words with their surroundings, found again after a text has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.quote import CONTEXT, Quote, cut_quote, find_quote
from tests.model.making import ARTICLE_TEXT

texts = st.text(st.sampled_from("ab .é😀\n"), min_size=1, max_size=60)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(cuts())
def test_a_quote_is_what_its_offsets_say_with_what_stood_around_it(cut: tuple[str, int, int]) -> None:
    text, start, end = cut
    quote = cut_quote(text, start, end, version="v")
    assert text[start:end] == quote.text
    assert quote.before + quote.text + quote.after in text
    assert max(len(quote.before), len(quote.after)) <= CONTEXT
    assert (quote.start, quote.end, quote.version) == (start, end, "v")


@given(cuts())
def test_a_quote_is_found_where_the_same_words_stand_in_the_same_surroundings(cut: tuple[str, int, int]) -> None:
    text, start, end = cut
    quote = cut_quote(text, start, end)
    place = find_quote(quote, text)
    assert place is not None
    assert text.startswith(quote.before + quote.text + quote.after, place - len(quote.before))


def test_a_quote_is_found_after_a_paragraph_was_put_before_it() -> None:
    start = ARTICLE_TEXT.index("closed for")
    quote = cut_quote(ARTICLE_TEXT, start, start + 29)
    added = "Updated on Tuesday.\n\n"
    assert find_quote(quote, added + ARTICLE_TEXT) == start + len(added)


def test_of_several_places_the_one_with_the_old_surroundings_counts() -> None:
    old = "In May the road was shut. In June the road was shut again, he said."
    place = old.index("the road was shut", 20)
    quote = cut_quote(old, place, place + 17)
    changed = "In May the road was shut. Later, in June the road was shut again, she said."
    assert find_quote(quote, changed) == changed.index("the road was shut", 20)


def test_of_places_that_agree_alike_the_first_counts() -> None:
    assert find_quote(Quote("shut"), "shut and shut") == 0


def test_words_that_are_gone_are_not_found() -> None:
    assert find_quote(Quote("the bridge"), "the ferry") is None
    assert find_quote(Quote(""), "anything") is None
    assert find_quote(Quote("x"), "") is None


def test_a_word_that_fills_a_long_text_does_not_hold_anybody_up() -> None:
    quote = Quote("a", before="x" * CONTEXT, after="y" * CONTEXT)
    assert find_quote(quote, "a" * 5_000_000) == 0


def test_forty_characters_are_kept_on_each_side_where_there_are_so_many() -> None:
    text = "".join(chr(ord("a") + place % 26) for place in range(300))
    quote = cut_quote(text, 150, 160)
    assert (quote.before, quote.after) == (text[110:150], text[160:200])
    assert cut_quote(text, 10, 20).before == text[:10]
    assert cut_quote(text, 280, 295).after == text[295:]


def test_a_place_near_the_beginning_is_compared_with_what_stands_before_it() -> None:
    quote = Quote("shut", before="It was never, in any year, ", after=".")
    assert find_quote(quote, "any year, shut; of late it is shut and shut") == 10
