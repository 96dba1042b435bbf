"""Answering lists: the rows asked for, each proved to be that of the file as it is, and how many there are in all."""

from __future__ import annotations

from factcheck.store.index_freshness import refresh, renew_changed
from factcheck.store.index_query import condition_of, order_of, source_of
from factcheck.store.index_schema import PLACE, SHOWN, STAMP

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.listing import ListQuery

_MOST_ROUNDS = 4  # files that change faster than they are read are shown as they were last seen
_FEW = 200  # up to here ids are compared with their neighbours one by one
SHOWN_COLUMNS = ", ".join(f"cases.{name}" for name in ("row", *PLACE, *STAMP, *SHOWN))
_HIDDEN_FIELDS = 1 + len(PLACE) + len(STAMP)
_LISTS = tuple(SHOWN.index(name) for name in ("assignees", "tags"))
_TRUTHS = tuple(SHOWN.index(name) for name in ("is_published", "is_fresh"))
_SCORE = SHOWN.index("score")
_DAMAGED = SHOWN.index("damaged")


class Page:
    """Rows with the number of each in the index and its values in the order of CaseRow's fields, and the total."""

    __slots__ = ("numbers", "rows", "total")

    def __init__(self, numbers: list[int], rows: list[tuple[Any, ...]], total: int) -> None:
        self.numbers = numbers
        self.rows = rows
        self.total = total


def list_page(connection: sqlite3.Connection, root: str, query: ListQuery, offset: int = 0) -> Page:
    """The cases asked for, after the first `offset`. Raises UsageError for an order that there is not."""
    refresh(connection, root)
    for _ in range(_MOST_ROUNDS):
        found, total = _select(connection, query, offset)
        if not renew_changed(connection, root, ((row[1], row[2], row[3:7]) for row in found)):
            break
    return page_of_rows(connection, found, total)


def page_of_rows(connection: sqlite3.Connection, found: Sequence[tuple[Any, ...]], total: int) -> Page:
    """The page of rows that were selected as SHOWN_COLUMNS, `total` of them in all."""
    needed = _needed(connection, [row[_HIDDEN_FIELDS] for row in found])
    rows = [_values(row[_HIDDEN_FIELDS:], needed[row[_HIDDEN_FIELDS]]) for row in found]
    return Page([row[0] for row in found], rows, total)


def _select(connection: sqlite3.Connection, query: ListQuery, offset: int) -> tuple[list[tuple[Any, ...]], int]:
    condition = condition_of(query)
    total = connection.execute(f"SELECT count(*) {condition.counted}", condition.values).fetchone()[0]
    order = order_of(query, condition, total)
    statement = f"SELECT {SHOWN_COLUMNS} {source_of(query, condition, total)} ORDER BY {order} LIMIT ? OFFSET ?"
    values = [*condition.values, query.limit if query.limit > 0 else -1, offset]
    return connection.execute(statement, values).fetchall(), total


def _values(row: tuple[Any, ...], needed: int) -> tuple[Any, ...]:
    values = list(row)
    for place in _LISTS:
        values[place] = tuple(values[place].split("\x1f")) if values[place] else ()
    for place in _TRUTHS:
        values[place] = bool(values[place])
    if values[_SCORE] is not None:
        values[_SCORE] /= 1000
    values.insert(_DAMAGED, needed)
    return tuple(values)


def _needed(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """For each id the number of characters that tell it from every other id of the desk, at least two."""
    if len(ids) > _FEW:
        return _needed_among([row[0] for row in connection.execute("SELECT DISTINCT id FROM cases ORDER BY id")])
    before = "SELECT (SELECT max(id) FROM cases WHERE id < ?1), (SELECT min(id) FROM cases WHERE id > ?1)"
    return {
        identifier: max(_told_apart(identifier, near) for near in connection.execute(before, (identifier,)).fetchone())
        for identifier in ids
    }


def _needed_among(ordered: list[str]) -> dict[str, int]:
    neighbours = zip(ordered, ["", *ordered[:-1]], [*ordered[1:], ""], strict=True)
    return {one: max(_told_apart(one, before), _told_apart(one, after)) for one, before, after in neighbours}


def _told_apart(one: str, other: str | None) -> int:
    shared = 0
    for left, right in zip(one, other or "", strict=False):
        if left != right:
            break
        shared += 1
    return max(2, min(len(one), shared + 1))
