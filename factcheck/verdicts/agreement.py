"""How far people who rated the same claims agree: Krippendorff's alpha with its interval, by rating and by pair of people.

Alpha is 1 where all agree, 0 where they agree as chance would, and below 0 where they agree less than that. It takes any
number of raters and ratings that are missing. Source: Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability",
University of Pennsylvania, 2011 (https://repository.upenn.edu/asc_papers/43), whose worked examples B (nominal, .692),
C (nominal with missing data, .743) and D (ordinal, .815) the tests repeat.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from factcheck.model.agreement import Agreement, PairAgreement, RatedCase, RatingAgreement

Value = TypeVar("Value", bound=Hashable)
Unit = tuple[Value, ...]
Pairs = dict[tuple[Value, Value], float]  # how often two values stand together in one unit
Distance = Callable[[Value, Value], float]

DRAWS = 1000  # resamples of the interval, fewer for very many cases
_WORK = 2_000_000  # units drawn in all
_SEED = 2011  # the same cases give the same interval on every machine
_CONFIDENCE = 0.95


def nominal_alpha(units: Iterable[Sequence[Value]]) -> float | None:
    """Alpha where two ratings are the same or not. A unit holds the ratings of one case; one with a single rating says
    nothing. None where no unit has two, or where only one rating was ever given, so that chance is not known."""
    return _alpha(_coincidences(units), lambda _totals: lambda one, other: float(one != other))


def ordinal_alpha(units: Iterable[Sequence[int]]) -> float | None:
    """Alpha where ratings are places in an order: two are the further apart, the more ratings lie between them.

    The square of their distance is that of the sum of all ratings from the one to the other, less half of those at both
    ends (Krippendorff 2011, section D). None as in `nominal_alpha`.
    """
    return _alpha(_coincidences(units), _ordinal)


def bootstrap_interval(
    units: Iterable[Sequence[Value]], alpha: Callable[[Iterable[Sequence[Value]]], float | None], *, draws: int = DRAWS
) -> tuple[float, float] | None:
    """The middle 95% of alpha over cases drawn again at random, with a fixed seed. None where alpha itself is not known.

    Draws in which only one rating occurs have no alpha and count as full agreement. With fewer than two cases there is
    nothing to draw from: None.
    """
    paired = sorted((tuple(unit) for unit in units if len(unit) > 1), key=repr)
    if len(paired) < 2 or alpha(paired) is None:
        return None
    chance = random.Random(_SEED)
    times = max(200, min(draws, _WORK // len(paired)))
    found = []
    for _draw in range(times):
        value = alpha(chance.choices(paired, k=len(paired)))
        found.append(1.0 if value is None else value)
    found.sort()
    aside = round((1 - _CONFIDENCE) / 2 * (times - 1))
    return found[aside], found[-1 - aside]


def agreement_of(cases: Iterable[RatedCase], places: Callable[[str, str], int | None]) -> tuple[Agreement, ...]:
    """How far people agree, one entry for each scale, the scale with the most cases first.

    `places` gives the place of a rating on its scale's axis, None off the axis: the ordinal alpha leaves those out.
    """
    by_scale: dict[str, list[RatedCase]] = {}
    for case in cases:
        if len(case.ratings) > 1:
            by_scale.setdefault(case.scale, []).append(case)
    found = [_agreement(scale, rated, places) for scale, rated in sorted(by_scale.items())]
    return tuple(sorted(found, key=lambda one: -one.cases))


def _agreement(scale: str, rated: Sequence[RatedCase], places: Callable[[str, str], int | None]) -> Agreement:
    units = [tuple(rating for _, rating in case.ratings) for case in rated]
    placed = [tuple(place for rating in unit if (place := places(scale, rating)) is not None) for unit in units]
    return Agreement(
        scale=scale,
        cases=len(rated),
        same=sum(1 for unit in units if len(set(unit)) == 1),
        nominal=nominal_alpha(units),
        nominal_interval=bootstrap_interval(units, nominal_alpha),
        ordinal=ordinal_alpha(placed),
        ordinal_interval=bootstrap_interval(placed, ordinal_alpha),
        ratings=_by_rating(units),
        pairs=_by_pair(scale, rated, places),
    )


def _by_rating(units: Sequence[Unit[str]]) -> tuple[RatingAgreement, ...]:
    """For each rating: how many cases got it from anybody, from everybody, and alpha of this rating against all others."""
    given = Counter(rating for unit in units for rating in set(unit))
    return tuple(
        RatingAgreement(
            rating=rating,
            cases=number,
            same=sum(1 for unit in units if set(unit) == {rating}),
            alpha=nominal_alpha([tuple(one == rating for one in unit) for unit in units]),
        )
        for rating, number in sorted(given.items(), key=lambda one: (-one[1], one[0]))
    )


def _by_pair(
    scale: str, rated: Sequence[RatedCase], places: Callable[[str, str], int | None]
) -> tuple[PairAgreement, ...]:
    """For each two people who rated the same cases: how many, how often the same, and both alphas over these cases."""
    shared: dict[tuple[str, str], list[Unit[str]]] = {}
    for case in rated:
        for one, other in combinations(sorted(case.ratings), 2):
            shared.setdefault((one[0], other[0]), []).append((one[1], other[1]))
    found = []
    for people, units in sorted(shared.items(), key=lambda one: (-len(one[1]), one[0])):
        placed = [tuple(at for rating in unit if (at := places(scale, rating)) is not None) for unit in units]
        same = sum(1 for one, other in units if one == other)
        found.append(PairAgreement(people, len(units), same, nominal_alpha(units), ordinal_alpha(placed)))
    return tuple(found)


def _coincidences(units: Iterable[Sequence[Value]]) -> Pairs[Value]:
    """Each ordered pair of ratings of one unit, weighed by 1 / (ratings of the unit - 1)."""
    pairs: Pairs[Value] = {}
    for unit, times in Counter(tuple(unit) for unit in units if len(unit) > 1).items():
        counted = Counter(unit)
        for one, many in counted.items():
            for other, more in counted.items():
                together = many * (more - (one == other)) * times / (len(unit) - 1)
                pairs[one, other] = pairs.get((one, other), 0.0) + together
    return pairs


def _alpha(pairs: Pairs[Value], metric: Callable[[Mapping[Value, float]], Distance[Value]]) -> float | None:
    totals: dict[Value, float] = {}
    for (one, _), times in pairs.items():
        totals[one] = totals.get(one, 0.0) + times
    whole = sum(totals.values())
    distance = metric(totals)
    expected = sum(totals[one] * totals[other] * distance(one, other) for one in totals for other in totals)
    if whole <= 1 or not expected:
        return None
    observed = sum(times * distance(one, other) for (one, other), times in pairs.items())
    return 1 - (whole - 1) * observed / expected


def _ordinal(totals: Mapping[int, float]) -> Distance[int]:
    def distance(one: int, other: int) -> float:
        low, high = min(one, other), max(one, other)
        between = sum(number for place, number in totals.items() if low <= place <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2

    return distance
