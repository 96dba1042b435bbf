"""The counts of a desk: how many cases stand where, and how long they take."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.agreement import Agreement
from factcheck.model.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class RatingCount:
    """How many cases carry one rating of one scale."""

    scale: str
    rating: str
    cases: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a desk has done and has to do.

    `by_stage` and `by_assignee` map a name to a number of cases; a case with two assignees counts twice. `by_rating` counts
    cases with a verdict that stands, most first. `published` counts the cases whose verdict readers can see now,
    `corrected` those with at least one correction, `disputed` those with two verdicts proposed apart, `overdue` those whose
    deadline or due date has passed. `median_days` is the median number of days from opening a case to its first verdict,
    None where no case has one. `agreement` says of each scale how far those agree who rated without seeing each other.
    """

    total: int
    by_stage: Mapping[str, int] = field(default_factory=dict)
    by_rating: tuple[RatingCount, ...] = ()
    by_assignee: Mapping[str, int] = field(default_factory=dict)
    published: int = 0
    corrected: int = 0
    disputed: int = 0
    overdue: int = 0
    median_days: float | None = None
    agreement: tuple[Agreement, ...] = ()
