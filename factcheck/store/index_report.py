"""Counting what happened in a period, each count from one index that covers it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from factcheck.model.report import MONTH, WEEK, PeriodCount, Report, quartiles_of
from factcheck.model.stages import GIVEN_UP
from factcheck.model.stats import RatingCount
from factcheck.store.index_freshness import refresh
from factcheck.store.index_outlets import refresh_outlets

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_LAST = "9999-12-31"
_DAYS = {
    "opened": "SELECT substr(opened_at, 1, 10), count(*) FROM cases WHERE stage != '' "
    "AND substr(opened_at, 1, 10) BETWEEN ? AND ? GROUP BY substr(opened_at, 1, 10)",
    "judged": "SELECT judged_on, count(*) FROM cases WHERE judged_on != '' AND judged_on BETWEEN ? AND ? GROUP BY judged_on",
    "published": "SELECT published_on, count(*) FROM cases WHERE published_on != '' AND published_on BETWEEN ? AND ? "
    "GROUP BY published_on",
    "corrected": "SELECT corrected_on, count(*) FROM cases WHERE corrected_on != '' AND corrected_on BETWEEN ? AND ? "
    "GROUP BY corrected_on",
    "withdrawn": "SELECT withdrawn_on, count(*) FROM cases WHERE withdrawn_on != '' AND withdrawn_on BETWEEN ? AND ? "
    "GROUP BY withdrawn_on",
}
_JUDGED = "FROM cases WHERE judged_on != '' AND judged_on BETWEEN ? AND ?"


def report_period(connection: sqlite3.Connection, root: str, since: str, until: str, step: str, most: int) -> Report:
    """The numbers of a period, both days (ISO) included, "" where it is open; `most` names in each list, with 0 all."""
    refresh(connection, root)
    refresh_outlets(connection, root)
    days = (since or "0000", until or _LAST)
    counted = {name: dict(connection.execute(query, days)) for name, query in _DAYS.items()}
    times = _times(connection, days)
    return Report(
        since=since,
        until=until,
        step=step,
        total=_total(since, until, counted),
        days=quartiles_of([seconds for found in times.values() for seconds in found]),
        corrected_since=_corrected_since(connection, days),
        by_stage=_by_stage(connection, days),
        by_rating=_by_rating(connection, days),
        by_claimant=_names(connection, "min(claimant)", "claimant_key", "by_judged_claimant", days, most),
        by_outlet=_by_outlet(connection, days, most),
        by_checker=_names(connection, "checker", "checker", "by_checker", days, most),
        periods=_periods(counted, times, step) if step else (),
    )


def period_of(day: str, step: str) -> str:
    """The name of the week (its Monday), month or year that a day or a less exact date lies in."""
    if step != WEEK:
        return day[: 7 if step == MONTH else 4]
    try:
        known = date.fromisoformat(day)
    except ValueError:  # of a date that is no day nobody knows the week
        return day
    return (known - timedelta(days=known.weekday())).isoformat()


def _in_order(index: str) -> str:
    """The same, gone through in the order of an index, whatever the planner makes of it: then nothing is sorted."""
    return _JUDGED.replace("FROM cases", f"FROM cases INDEXED BY {index}")


def _times(connection: sqlite3.Connection, days: tuple[str, str]) -> dict[str, list[int]]:
    """The seconds to a first verdict, by the day of that verdict."""
    rows = connection.execute(f"SELECT judged_on, verdict_seconds {_JUDGED} ORDER BY judged_on", days).fetchall()
    return {day: [seconds for _, seconds in found] for day, found in groupby(rows, itemgetter(0))}


def _total(since: str, until: str, counted: Mapping[str, Mapping[str, int]]) -> PeriodCount:
    sums = {name: sum(found.values()) for name, found in counted.items()}
    return PeriodCount(f"{since or '…'} to {until or '…'}", **sums)


def _periods(
    counted: Mapping[str, Mapping[str, int]], times: Mapping[str, list[int]], step: str
) -> tuple[PeriodCount, ...]:
    sums: dict[str, Counter[str]] = {name: Counter() for name in counted}
    for name, found in counted.items():
        for day, cases in found.items():
            sums[name][period_of(day, step)] += cases
    taken: dict[str, list[int]] = {}
    for day, seconds in times.items():
        taken.setdefault(period_of(day, step), []).extend(seconds)
    names = sorted({period for found in sums.values() for period in found})
    medians = {name: quartiles_of(seconds) for name, seconds in taken.items()}
    return tuple(
        PeriodCount(name, **{what: found[name] for what, found in sums.items()},
                    median_days=middle.median if (middle := medians.get(name)) else None)
        for name in _without_gaps(names, step)
    )  # fmt: skip


def _without_gaps(names: list[str], step: str) -> list[str]:
    """All periods from the first to the last, so that a quiet one is seen."""
    if not names or not all(len(name) == {WEEK: 10, MONTH: 7}.get(step, 4) for name in names):
        return names
    whole, name = [], names[0]
    while name <= names[-1]:
        whole.append(name)
        name = _next(name, step)
    return whole


def _next(name: str, step: str) -> str:
    if step == WEEK:
        return (date.fromisoformat(name) + timedelta(days=7)).isoformat()
    if step == MONTH:
        year, month = int(name[:4]), int(name[5:])
        return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
    return f"{int(name) + 1:04d}"


def _corrected_since(connection: sqlite3.Connection, days: tuple[str, str]) -> int:
    statement = (
        "SELECT count(*) FROM cases WHERE published_on != '' AND published_on BETWEEN ? AND ? "
        "AND (corrected_on != '' OR withdrawn_on != '')"
    )
    return int(connection.execute(statement, days).fetchone()[0])


def _by_stage(connection: sqlite3.Connection, days: tuple[str, str]) -> tuple[tuple[str, int], ...]:
    statement = (
        "SELECT stage, count(*) FROM cases INDEXED BY by_beginning WHERE stage != '' "
        "AND opened_at >= ? AND opened_at < ? || '~' GROUP BY stage ORDER BY 2 DESC, 1"
    )
    return tuple(connection.execute(statement, days))


def _by_rating(connection: sqlite3.Connection, days: tuple[str, str]) -> tuple[RatingCount, ...]:
    places = ", ".join("?" * len(GIVEN_UP))
    statement = (
        f"SELECT scale, rating, count(*) {_in_order('by_judged_rating')} AND rating != '' AND stage NOT IN ({places}) "
        "GROUP BY scale, rating ORDER BY 3 DESC, 1, 2"
    )
    return tuple(RatingCount(*row) for row in connection.execute(statement, (*days, *GIVEN_UP)))


def _names(
    connection: sqlite3.Connection, shown: str, key: str, index: str, days: tuple[str, str], most: int
) -> tuple[tuple[str, int], ...]:
    counted = f"SELECT {shown}, count(*) {_in_order(index)} AND {key} != '' GROUP BY {key}"
    statement = f"{counted} ORDER BY 2 DESC, 1 LIMIT ?"
    return tuple(connection.execute(statement, (*days, most or -1)))


def _by_outlet(connection: sqlite3.Connection, days: tuple[str, str], most: int) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    outlets = dict(connection.execute("SELECT article, publisher FROM outlets"))
    statement = f"SELECT article, count(*) {_in_order('by_judged_article')} GROUP BY article"
    for article, cases in connection.execute(statement, days):
        counted[outlets.get(article, "")] += cases
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(ordered[: most or None])
