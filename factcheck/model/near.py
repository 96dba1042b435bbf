"""A claim that is near another one: a case of the desk or an entry of the library, how near, why, and what was found."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

CASE, LIBRARY = "case", "library"


@dataclass(frozen=True, slots=True)
class Near:
    """`place` is CASE or LIBRARY. `score` is 0 to 1. `rating` are the words in which it was rated, `rating_here` the rating
    that the desk's own table puts in its place; `day` is when it was checked, or when the case was opened. `decided` says
    what a person decided about the pair before (`same-claim`, `duplicate-of`, `different` …). "" is what nobody knows."""

    place: str
    id: str
    claim: str
    score: float
    reasons: tuple[str, ...] = ()
    rating: str = ""
    rating_here: str = ""
    publisher: str = ""
    day: str = ""
    url: str = ""
    claimant: str = ""
    stage: str = ""
    is_nearly_the_same: bool = False
    decided: str = ""
