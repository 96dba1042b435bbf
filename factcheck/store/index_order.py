"""A list of any length as the order of its ids, and the rows of any part of it, for a screen with a hundred thousand cases.

The order is one text, eight characters for each case, which SQLite puts together from an index: so it costs no object for
each case, any place in it is found at once, and a case that changes while the list is looked at keeps its place.
"""

from __future__ import annotations

from factcheck.store.index_freshness import refresh, renew_changed
from factcheck.store.index_list import SHOWN_COLUMNS, Page, page_of_rows
from factcheck.store.index_query import condition_of, order_of, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.listing import ListQuery

ID_LENGTH = 8


def ids_in_order(connection: sqlite3.Connection, root: str, query: ListQuery) -> str:
    """The ids of all cases asked for, whatever its limit, one after the other without anything between them.

    Raises UsageError for an order that there is not.
    """
    refresh(connection, root)
    condition = condition_of(query)
    total = connection.execute(f"SELECT count(*) {condition.counted}", condition.values).fetchone()[0]
    order = order_of(query, condition, total)
    # The limit keeps SQLite from taking the order of the inner statement for one that nobody asked for.
    inner = f"SELECT cases.id AS id {source_of(query, condition, total)} ORDER BY {order} LIMIT -1"
    return connection.execute(f"SELECT group_concat(id, '') FROM ({inner})", condition.values).fetchone()[0] or ""


def rows_of_ids(connection: sqlite3.Connection, root: str, ids: Sequence[str]) -> Page:
    """The rows of these cases in this order, each as its file is now; a case that is gone has none."""
    found = _select(connection, ids)
    if renew_changed(connection, root, ((row[1], row[2], row[3:7]) for row in found)):
        found = _select(connection, ids)
    place = {identifier: number for number, identifier in enumerate(ids)}
    page = page_of_rows(connection, found, len(found))
    order = sorted(range(len(found)), key=lambda number: place[page.rows[number][0]])
    return Page([page.numbers[number] for number in order], [page.rows[number] for number in order], len(found))


def _select(connection: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[Any, ...]]:
    places = ", ".join("?" * len(ids))
    return connection.execute(f"SELECT {SHOWN_COLUMNS} FROM cases WHERE cases.id IN ({places})", list(ids)).fetchall()
