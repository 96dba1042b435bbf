"""Answering a search: the cases in which all words are found, where each was found, and the words around."""

from __future__ import annotations

from factcheck.store.index_list import list_page
from factcheck.store.index_query import match_of
from factcheck.store.index_schema import TEXTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from factcheck.model.listing import ListQuery

HIT, HIT_END = "\x02", "\x03"
_WORDS_AROUND = 16
_AT_ONCE = 500
_EXCERPTS = ", ".join(f"snippet(words, {place}, char(2), char(3), '…', {_WORDS_AROUND})" for place in range(len(TEXTS)))


def search_cases(
    connection: sqlite3.Connection, root: str, query: ListQuery
) -> tuple[list[tuple[tuple[Any, ...], str, str]], int]:
    """The cases in which all words of the query are found, the best first, and how many there are.

    Of each the values of its row, the text in which the words were found, and the words around. Words without a letter or a
    digit, or none at all, are found nowhere.
    """
    match = match_of(query.words)
    if not match:
        return [], 0
    page = list_page(connection, root, query)
    excerpts = _excerpts(connection, match, page.numbers)
    return [
        (row, *_first_hit(excerpts.get(number, ()))) for number, row in zip(page.numbers, page.rows, strict=True)
    ], page.total


def _excerpts(connection: sqlite3.Connection, match: str, numbers: list[int]) -> dict[int, tuple[str, ...]]:
    """For each row the words around the hits in each of its texts.

    The hits are gone through once for many rows: finding the words that begin as typed is the costly part.
    """
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        statement = (
            f"SELECT rowid, {_EXCERPTS} FROM words WHERE words MATCH ? AND +rowid IN ({', '.join('?' * len(some))})"
        )
        found |= {row: tuple(texts) for row, *texts in connection.execute(statement, (match, *some))}
    return found


def _first_hit(excerpts: tuple[str, ...]) -> tuple[str, str]:
    """The first text that holds a hit, and the words around it on one line."""
    for name, excerpt in zip(TEXTS, excerpts, strict=False):
        if HIT in excerpt:
            return name, " ".join(excerpt.split())
    return "", ""
