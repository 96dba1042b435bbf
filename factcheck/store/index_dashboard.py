"""Counting for the dashboard: days to a verdict, claimants, articles, and the days of a week."""

from __future__ import annotations

from factcheck.store.index_freshness import refresh

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_DAY = 86_400  # seconds


def count_spans(connection: sqlite3.Connection, root: str, days: Sequence[int]) -> list[int]:
    """How many cases got their first verdict within so many days, each counted in the first span that holds it; those that
    took longer than all of them come last."""
    refresh(connection, root)
    counts, before = [], 0
    for limit in days:
        statement = "SELECT count(*) FROM cases WHERE verdict_seconds <= ?"
        within = connection.execute(statement, (limit * _DAY,)).fetchone()[0]
        counts.append(within - before)
        before = within
    total = connection.execute("SELECT count(*) FROM cases WHERE verdict_seconds IS NOT NULL").fetchone()[0]
    return [*counts, total - before]


def count_claimants(connection: sqlite3.Connection, root: str, most: int) -> list[tuple[str, int]]:
    """The claimants of most cases, by whose name they are; letter case makes no other person of them."""
    refresh(connection, root)
    statement = (
        "SELECT min(claimant), count(*) FROM cases WHERE claimant_key != '' "
        "GROUP BY claimant_key ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return list(connection.execute(statement, (most,)))


def count_articles(connection: sqlite3.Connection, root: str, most: int) -> list[tuple[str, int]]:
    """The ids of the articles with most cases."""
    refresh(connection, root)
    statement = "SELECT article, count(*) FROM cases WHERE article != '' GROUP BY article ORDER BY 2 DESC, 1 LIMIT ?"
    return list(connection.execute(statement, (most,)))


def count_days(connection: sqlite3.Connection, root: str, days: Sequence[str]) -> list[tuple[int, int]]:
    """For each day (ISO, UTC) how many cases were opened on it, and how many got their first verdict."""
    refresh(connection, root)
    opened = "SELECT count(*) FROM cases WHERE opened_at >= ? AND opened_at < ? || '~'"
    first, last = (days[0], days[-1]) if days else ("", "")
    judged = (
        "SELECT date(opened_at, '+' || verdict_seconds || ' seconds') AS day, count(*) FROM cases "
        "WHERE verdict_seconds IS NOT NULL GROUP BY day HAVING day BETWEEN ? AND ?"
    )
    verdicts = dict(connection.execute(judged, (first, last)))
    return [(connection.execute(opened, (day, day)).fetchone()[0], verdicts.get(day, 0)) for day in days]
