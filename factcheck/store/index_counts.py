"""Counting: the numbers of a desk, the cases of an article, the cases with the same claim, and ids by their beginning."""

from __future__ import annotations

from collections import Counter

from factcheck.model.agreement import RatedCase
from factcheck.model.stages import GIVEN_UP
from factcheck.model.stats import RatingCount, Stats
from factcheck.store.index_freshness import refresh
from factcheck.store.index_rows import RATED_APART, SEPARATOR
from factcheck.store.sqlite import sqlite3
from factcheck.store.word_keys import claim_key

_SECONDS_OF_A_DAY = 86_400


def count_cases(connection: sqlite3.Connection, root: str, today: str) -> Stats:
    """The numbers of the desk on a day (ISO), which says what is late."""
    refresh(connection, root)
    stages: Counter[str] = Counter()
    ratings: Counter[tuple[str, str]] = Counter()
    published = corrected = disputed = 0
    for stage, scale, rating, is_published, is_corrected, is_disputed, cases in connection.execute(
        "SELECT stage, scale, rating, is_published, is_corrected, is_disputed, count(*) FROM cases "
        "GROUP BY stage, scale, rating, is_published, is_corrected, is_disputed"
    ):
        stages[stage] += cases
        ratings[scale, rating] += cases * (stage not in GIVEN_UP)
        published += cases * is_published
        corrected += cases * is_corrected
        disputed += cases * is_disputed
    del stages[""], ratings["", ""]
    ratings = +ratings  # without what only verdicts that were taken back had
    return Stats(
        total=connection.execute("SELECT count(*) FROM cases").fetchone()[0],
        by_stage=dict(stages),
        by_rating=tuple(
            RatingCount(*key, cases) for key, cases in sorted(ratings.items(), key=lambda one: (-one[1], one[0]))
        ),
        by_assignee=_by_assignee(connection),
        published=published,
        corrected=corrected,
        disputed=disputed,
        overdue=_overdue(connection, today),
        median_days=_median_days(connection),
    )


def ratings_given_apart(connection: sqlite3.Connection, root: str) -> tuple[RatedCase, ...]:
    """The ratings of each verdict that somebody rated before they were shown it: its author's first."""
    refresh(connection, root)
    found: dict[tuple[int, str], RatedCase] = {}
    statement = "SELECT row, key, value FROM labels WHERE kind = ? ORDER BY row, key"
    for row, key, value in connection.execute(statement, (RATED_APART,)):
        scale, author, first, reviewer, own = value.split(SEPARATOR)
        verdict = (row, key.partition(SEPARATOR)[0])
        known = found.get(verdict) or RatedCase(scale, ((author, first),))
        found[verdict] = RatedCase(scale, (*known.ratings, (reviewer, own)))
    return tuple(found.values())


def ids_of_article(connection: sqlite3.Connection, root: str, article: str) -> tuple[str, ...]:
    """The ids of the cases whose claims were found in an article, in the order in which they were opened."""
    refresh(connection, root)
    statement = "SELECT id FROM cases WHERE article = ? ORDER BY opened_at, id"
    return tuple(row[0] for row in connection.execute(statement, (article,)))


def ids_with_claim(connection: sqlite3.Connection, root: str, claim: str) -> tuple[str, ...]:
    """The ids of the cases with the same claim but for letter case, width, punctuation and spaces, in order."""
    refresh(connection, root)
    key = claim_key(claim.encode("utf-8", "replace").decode())
    return tuple(row[0] for row in connection.execute("SELECT id FROM cases WHERE claim_key = ? ORDER BY id", (key,)))


def places_of(connection: sqlite3.Connection, root: str, prefix: str) -> list[tuple[str, str]]:
    """Folder and name of the file of every case whose id begins with a prefix, in the order of ids."""
    refresh(connection, root)
    statement = "SELECT folder, name FROM cases WHERE id >= ? AND id < ? ORDER BY id, folder"
    return list(connection.execute(statement, (prefix, f"{prefix}\x7f")))


def _by_assignee(connection: sqlite3.Connection) -> dict[str, int]:
    statement = "SELECT min(value), count(*) FROM labels WHERE kind = 'assignee' GROUP BY key ORDER BY 2 DESC, 1"
    return dict(connection.execute(statement))


def _overdue(connection: sqlite3.Connection, today: str) -> int:
    statement = "SELECT count(*) FROM cases WHERE finish_by != '' AND finish_by < ?"
    return int(connection.execute(statement, (today,)).fetchone()[0])


def _median_days(connection: sqlite3.Connection) -> float | None:
    judged = "FROM cases WHERE verdict_seconds IS NOT NULL"
    count = connection.execute(f"SELECT count(*) {judged}").fetchone()[0]
    middle = f"SELECT verdict_seconds {judged} ORDER BY verdict_seconds LIMIT ? OFFSET ?"
    found = [row[0] for row in connection.execute(middle, (2 - count % 2, (count - 1) // 2))] if count else []
    return sum(found) / len(found) / _SECONDS_OF_A_DAY if found else None
