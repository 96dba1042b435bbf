"""Answering a search: the cases in which all words are found, where each was found, and the words around."""

from __future__ import annotations

import sqlite3

from factcheck.model.listing import CaseRow, ListQuery, SearchHit
from factcheck.store.index_list import list_page
from factcheck.store.index_query import match_of
from factcheck.store.index_schema import TEXTS

HIT, HIT_END = "\x02", "\x03"
_WORDS_AROUND = 16
_EXCERPTS = ", ".join(f"snippet(words, {place}, char(2), char(3), '…', {_WORDS_AROUND})" for place in range(len(TEXTS)))


def search_cases(
    connection: sqlite3.Connection, root: str, words: tuple[str, ...], limit: int
) -> tuple[list[SearchHit], int]:
    """Up to `limit` cases in which all words are found, the best first, and how many there are. A limit of 0 means all."""
    page = list_page(connection, root, ListQuery(words=words, limit=limit))
    match = match_of(words)
    return [
        SearchHit(CaseRow(*row), *_place_of(connection, number, match))
        for number, row in zip(page.numbers, page.rows, strict=True)
    ], page.total


def _place_of(connection: sqlite3.Connection, number: int, match: str) -> tuple[str, str]:
    """The first field that holds a hit, and the words around it."""
    statement = f"SELECT {_EXCERPTS} FROM words WHERE words MATCH ? AND rowid = ?"
    excerpts = connection.execute(statement, (match, number)).fetchone() or ()
    for name, excerpt in zip(TEXTS, excerpts, strict=False):
        if HIT in excerpt:
            return name, " ".join(excerpt.split(" "))
    return "", ""
