"""Words are compared in one form, and a search stays within what it may cost."""

from __future__ import annotations

from factcheck.matching.words import merge_ranks, numbers_of, rarest, stem, words_of


def test_words_have_one_form_whatever_their_case_accents_and_accounts() -> None:
    assert words_of("Café @somebody #NewBridge https://x.example/1 CAFE") == [
        "cafe",
        "newbridge",
        "new",
        "bridge",
        "cafe",
    ]


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("bridges") == stem("bridge")
    assert len({stem(word) for word in ("build", "builds", "building")}) == 1


def test_figures_lose_their_marks_of_thousands() -> None:
    assert numbers_of("23,000 and 2.5 and 1.000.000") == {"23000", "2.5", "1000000"}


def test_the_rarest_words_are_taken_until_they_cost_too_much() -> None:
    assert rarest({"a": 5, "b": 10, "c": 90, "d": 0}, hits=20, least=1) == ["a", "b"]
    assert rarest({"a": 5, "b": 18, "c": 19}, hits=20) == ["a", "b", "c"]
    assert rarest({}, hits=20) == []


def test_orders_are_merged_by_reciprocal_rank() -> None:
    merged = merge_ranks([["a", "b"], ["b", "c"]])
    assert sorted(merged, key=lambda one: -merged[one]) == ["b", "a", "c"]
