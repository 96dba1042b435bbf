"""Ids by their beginning, with the claim of each, for a shell that completes what a person types."""

from __future__ import annotations

from factcheck.store.index_freshness import refresh

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def ids_and_claims(connection: sqlite3.Connection, root: str, prefix: str, most: int) -> list[tuple[str, str]]:
    """Id and claim of up to `most` cases whose ids begin with a prefix, the newest change first."""
    refresh(connection, root)
    statement = "SELECT id, claim FROM cases WHERE id >= ? AND id < ? ORDER BY updated_at DESC, id LIMIT ?"
    return list(connection.execute(statement, (prefix, f"{prefix}\x7f", most)))
