"""The articles that are worked on: those of the cases that changed last, with how many of their claims are checked."""

from __future__ import annotations

from factcheck.store.index_freshness import refresh

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_LOOKED_AT = 2_000  # cases that changed last; an article has 5 to 30 claims


def articles_at_work(
    connection: sqlite3.Connection, root: str, most: int, checked: Sequence[str]
) -> list[tuple[str, int, int]]:
    """Id, number of claims and number of checked claims of up to `most` articles, the one worked on last first.

    A claim is checked where its case has a rating and stands in one of the stages `checked`.
    """
    refresh(connection, root)
    newest = "SELECT article FROM cases ORDER BY updated_at DESC, id LIMIT ?"
    articles = list(dict.fromkeys(row[0] for row in connection.execute(newest, (_LOOKED_AT,)) if row[0]))[:most]
    places = ", ".join("?" * len(checked))
    count = f"SELECT count(*), sum(rating != '' AND stage IN ({places})) FROM cases WHERE article = ?"
    return [(one, *connection.execute(count, (*checked, one)).fetchone()) for one in articles]
