"""How much of one text stands in another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.evidence.near_identical import LEAST_SHINGLES, find_likeness, shingles_of

WORDS = [f"word{number}" for number in range(300)]
STORY = " ".join(WORDS[:80])


def test_a_story_that_was_cut_and_added_to_is_still_that_story() -> None:
    longer = f"Our own beginning here. {STORY.upper()}! " + " ".join(WORDS[100:160])
    (found,) = find_likeness({"one": STORY, "other": longer})
    assert (found.one, found.other) == ("one", "other")
    assert (found.shared, found.whole, found.percent) == (76, 76, 100)


def test_a_shared_quotation_is_no_shared_story() -> None:
    quotation = " ".join(WORDS[:25])
    one, other = (f"{quotation} {' '.join(words)}" for words in (WORDS[100:180], WORDS[200:280]))
    assert find_likeness({"one": one, "other": other}) == ()


def test_a_short_text_says_too_little() -> None:
    short = " ".join(WORDS[: LEAST_SHINGLES + 3])
    assert find_likeness({"one": short, "other": short}) == ()
    assert shingles_of("four words only here") == frozenset()


texts = st.lists(st.sampled_from(WORDS[:12]), max_size=120).map(" ".join)


@given(texts, texts)
@settings(max_examples=60, deadline=None)
def test_likeness_is_the_same_both_ways_and_never_more_than_whole(one: str, other: str) -> None:
    found, turned = find_likeness({"a": one, "b": other}), find_likeness({"b": other, "a": one})
    assert [(alike.shared, alike.whole) for alike in found] == [(alike.shared, alike.whole) for alike in turned]
    assert all(50 <= alike.percent <= 100 for alike in found)
