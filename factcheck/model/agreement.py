"""Ratings that several people gave one claim without seeing each other's, and how far such ratings agree."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class RatedCase:
    """The ratings of one proposed verdict on one scale: pairs of a person and a rating, each person once."""

    scale: str
    ratings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RatingAgreement:
    """One rating: how many cases got it from anybody, how many from everybody, and alpha against all other ratings."""

    rating: str
    cases: int
    same: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two people: how many cases both rated, how many the same, and alpha of them, None where chance is not known."""

    people: tuple[str, str]
    cases: int
    same: int
    nominal: float | None
    ordinal: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the people of a desk agree on one scale.

    `nominal` is Krippendorff's alpha of ratings that are the same or not, `ordinal` that of their places on the axis from
    true to false; each with the interval that holds 95% of what other cases might have given, None where it is not known.
    """

    scale: str
    cases: int
    same: int
    nominal: float | None
    nominal_interval: Interval | None
    ordinal: float | None
    ordinal_interval: Interval | None
    ratings: tuple[RatingAgreement, ...]
    pairs: tuple[PairAgreement, ...]
