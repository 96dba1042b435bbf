"""Krippendorff's alpha, held against the worked examples of its author, and what a desk is told of its raters."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model.agreement import RatedCase
from factcheck.verdicts.agreement import agreement_of, bootstrap_interval, nominal_alpha, ordinal_alpha

# Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011: the data of its sections A to D, a row a rater
# and a column a unit; a point is a rating that is missing.
BINARY = ("0100000010", "1110010000")
TWO_RATERS = ("aabbdcccedda", "babbbcccedd" + "d")
FOUR_RATERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(sign for sign in column if sign != ".") for column in zip(*rows, strict=True)]


def numbers(rows: Sequence[str]) -> list[tuple[int, ...]]:
    return [tuple(map(int, unit)) for unit in units(rows)]


@pytest.mark.parametrize(("rows", "alpha"), [(BINARY, 0.095), (TWO_RATERS, 0.692), (FOUR_RATERS, 0.743)])
def test_nominal_alpha_is_that_of_the_published_examples(rows: Sequence[str], alpha: float) -> None:
    found = nominal_alpha(units(rows))
    assert found is not None
    assert round(found, 3) == alpha


def test_ordinal_alpha_is_that_of_the_published_example() -> None:
    found = ordinal_alpha(numbers(FOUR_RATERS))
    assert found is not None
    assert round(found, 3) == 0.815


def test_full_agreement_is_one_and_a_single_rating_tells_nothing() -> None:
    assert nominal_alpha([("a", "a"), ("b", "b")]) == 1
    assert nominal_alpha([("a", "a"), ("a", "a")]) is None
    assert nominal_alpha([("a",), ("b",)]) is None
    assert nominal_alpha([]) is None
    assert bootstrap_interval([("a", "a")], nominal_alpha) is None


ratings = st.lists(st.lists(st.integers(0, 4), max_size=4).map(tuple), max_size=8)


@given(ratings, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_neither_the_order_of_cases_nor_that_of_raters_matters(
    found: list[tuple[int, ...]], chance: random.Random
) -> None:
    mixed = [tuple(chance.sample(unit, len(unit))) for unit in chance.sample(found, len(found))]
    for alpha in (nominal_alpha, ordinal_alpha):
        one, other = alpha(found), alpha(mixed)
        assert one == other if one is None or other is None else one == pytest.approx(other)


@given(ratings, st.sampled_from(list(permutations(range(5)))[:20]))
@settings(max_examples=40, deadline=None)
def test_names_of_ratings_do_not_matter_to_the_nominal_alpha(
    found: list[tuple[int, ...]], names: tuple[int, ...]
) -> None:
    renamed = [tuple(names[one] for one in unit) for unit in found]
    one, other = nominal_alpha(found), nominal_alpha(renamed)
    assert one == other if one is None or other is None else one == pytest.approx(other)


def test_the_interval_holds_alpha_and_is_the_same_each_time() -> None:
    rated = numbers(FOUR_RATERS) * 3
    alpha = ordinal_alpha(rated)
    interval = bootstrap_interval(rated, ordinal_alpha)
    assert interval is not None
    assert alpha is not None
    assert interval[0] < alpha < interval[1] <= 1
    assert bootstrap_interval(list(reversed(rated)), ordinal_alpha) == interval


def two_raters(number: int = 50) -> list[RatedCase]:
    """Cases that Ana and Ben rated apart; Ben sees every fifth one a step nearer to the truth, and one as unproven."""
    scale = ("true", "mostly-true", "half-true", "mostly-false", "false")
    found = []
    for place in range(number):
        own = place % 5
        other = "unproven" if place == 7 else scale[max(own - (place % 5 == 3), 0)]
        found.append(RatedCase("default", (("Ana", scale[own]), ("Ben", other))))
    return found


def place_of(_scale: str, rating: str) -> int | None:
    axis = ("true", "mostly-true", "half-true", "mostly-false", "false")
    return axis.index(rating) if rating in axis else None


def test_two_raters_of_fifty_cases_are_told_how_far_they_agree() -> None:
    (found,) = agreement_of(two_raters(), place_of)
    assert (found.scale, found.cases, found.same) == ("default", 50, 39)
    assert found.nominal is not None
    assert found.ordinal is not None
    assert 0.7 < found.nominal < 0.75
    assert found.ordinal > 0.95  # a step beside is nearly the same, a rating off the axis is left out
    assert found.nominal_interval is not None
    assert found.nominal_interval[0] < found.nominal < found.nominal_interval[1]
    (pair,) = found.pairs
    assert (pair.people, pair.cases, pair.same) == (("Ana", "Ben"), 50, 39)
    assert pair.nominal == pytest.approx(found.nominal)
    by_rating = {one.rating: one for one in found.ratings}
    assert by_rating["true"].alpha == pytest.approx(1)
    assert (by_rating["unproven"].cases, by_rating["unproven"].same) == (1, 0)
    assert by_rating["mostly-false"].same == 0


def test_scales_stay_apart_and_a_case_with_one_rating_is_left_out() -> None:
    cases = [
        RatedCase("one", (("Ana", "true"), ("Ben", "true"))),
        RatedCase("two", (("Ana", "yes"), ("Ben", "no"))),
        RatedCase("two", (("Ana", "yes"), ("Ben", "yes"), ("Cleo", "no"))),
        RatedCase("one", (("Ana", "false"),)),
    ]
    two, one = agreement_of(cases, lambda _scale, _rating: None)
    assert (two.scale, two.cases, one.scale, one.cases) == ("two", 2, "one", 1)
    assert two.ordinal is None
    assert [pair.people for pair in two.pairs] == [("Ana", "Ben"), ("Ana", "Cleo"), ("Ben", "Cleo")]
