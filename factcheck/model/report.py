"""What a desk did in a period: how much, of what, for whom, by whom, and how long it took."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.agreement import Agreement
from factcheck.model.dataclass import dataclass
from factcheck.model.stats import RatingCount

MONTH, WEEK, YEAR = "month", "week", "year"
STEPS = (WEEK, MONTH, YEAR)
_SECONDS_OF_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Days from opening a case to its first verdict: a quarter took at most `first`, half `median`, three quarters `third`.
    `cases` is how many there are."""

    first: float
    median: float
    third: float
    cases: int


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """What happened in one week (named by its Monday), month or year: how many cases were opened, got their first verdict,
    were published for the first time, corrected for the first time, and withdrawn; and the median days to a verdict."""

    name: str
    opened: int = 0
    judged: int = 0
    published: int = 0
    corrected: int = 0
    withdrawn: int = 0
    median_days: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A period, both days (ISO) included, "" where it is open.

    `by_rating`, `by_claimant`, `by_outlet` and `by_checker` count the cases that got their first verdict in it, most first;
    the checker is the author of the verdict that stands, and a claim without an article has the outlet "". `by_stage` counts
    the cases that were opened in it by where they stand now. `corrected_since` counts those that were published in it and
    corrected or withdrawn at any time since. `agreement` is of all ratings that were given apart, whenever it was.
    """

    since: str
    until: str
    step: str
    total: PeriodCount
    days: Quartiles | None = None
    corrected_since: int = 0
    by_stage: tuple[tuple[str, int], ...] = ()
    by_rating: tuple[RatingCount, ...] = ()
    by_claimant: tuple[tuple[str, int], ...] = ()
    by_outlet: tuple[tuple[str, int], ...] = ()
    by_checker: tuple[tuple[str, int], ...] = ()
    periods: tuple[PeriodCount, ...] = ()
    agreement: tuple[Agreement, ...] = ()

    @property
    def correction_share(self) -> float | None:
        """The share of what was published in the period that was corrected or withdrawn since, None where nothing was."""
        return self.corrected_since / self.total.published if self.total.published else None


def quartiles_of(seconds: Sequence[int]) -> Quartiles | None:
    """The quartiles of some times in seconds, in days, by the nearest ranks (an even middle is halved); None for none."""
    ordered = sorted(seconds)
    if not ordered:
        return None
    half = len(ordered) // 2
    lower, upper = ordered[:half] or ordered, ordered[half + len(ordered) % 2 :] or ordered
    first, median, third = (_middle(part) / _SECONDS_OF_A_DAY for part in (lower, ordered, upper))
    return Quartiles(first, median, third, len(ordered))


def _middle(ordered: Sequence[int]) -> float:
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
