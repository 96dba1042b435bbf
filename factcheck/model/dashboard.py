"""What a desk sees of itself at a glance: its counts, how long verdicts take, whose claims it checks, and the week."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass
from factcheck.model.stats import Stats


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day (ISO) with how many cases were opened on it, and how many got their first verdict."""

    day: str
    opened: int
    judged: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """`spans` counts cases by the days from opening to their first verdict, the shortest span first; `claimants` and
    `outlets` count cases, most first. `week` are seven days, the last of them the day it was asked on."""

    stats: Stats
    spans: tuple[tuple[str, int], ...] = ()
    claimants: tuple[tuple[str, int], ...] = ()
    outlets: tuple[tuple[str, int], ...] = ()
    week: tuple[WeekDay, ...] = ()
