"""Cases whose claims hold some of the words of another claim, for a closer comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.store.index_freshness import refresh
from factcheck.store.sqlite import sqlite3

_MOST_COUNTED = 20_000


class NearCase(NamedTuple):
    """What the index tells of a case that may be near."""

    id: str
    claim: str
    claimant: str
    stage: str
    rating: str
    scale: str
    opened_at: str


def count_claims(connection: sqlite3.Connection, root: str, beginnings: Sequence[str]) -> tuple[dict[str, int], int]:
    """For each beginning of a word in how many claims it is found (counted up to 20,000), and how many cases there are."""
    refresh(connection, root)
    statement = f"SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT {_MOST_COUNTED})"
    counts = {word: int(connection.execute(statement, (_match([word]),)).fetchone()[0]) for word in beginnings}
    return counts, int(connection.execute("SELECT count(*) FROM cases").fetchone()[0])


def near_cases(connection: sqlite3.Connection, root: str, beginnings: Sequence[str], limit: int) -> list[NearCase]:
    """The cases whose claims hold any of the words, those that hold the rarest and most of them first."""
    refresh(connection, root)
    if not beginnings:
        return []
    statement = (
        "SELECT cases.id, cases.claim, cases.claimant, cases.stage, cases.rating, cases.scale, cases.opened_at FROM words "
        "JOIN cases ON cases.row = words.rowid WHERE words MATCH ? AND cases.damaged = '' ORDER BY bm25(words) LIMIT ?"
    )
    return [NearCase(*row) for row in connection.execute(statement, (_match(beginnings), limit))]


def _match(beginnings: Sequence[str]) -> str:
    return "{claim} : (" + " OR ".join(f'"{word.replace(chr(34), " ")}"*' for word in beginnings) + ")"
