"""Proving the index: that its tables are whole and agree with each other, by a seal on what it keeps of each case."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.store.index import HarmedIndexError
from factcheck.store.index_schema import COLUMNS, TEXTS
from factcheck.store.sqlite import sqlite3

_PLAIN = 2  # the newest form of `marshal` in which equal values are equal bytes, whoever else holds them


def seal_of(row: Iterable[Any], texts: Iterable[str], labels: Iterable[tuple[str, str, str]]) -> int:
    """A checksum of everything the index keeps of one case."""
    return zlib.crc32(marshal.dumps((tuple(row), tuple(texts), sorted(set(labels))), _PLAIN))


def kept_seals(connection: sqlite3.Connection) -> Iterator[tuple[str, str, int, int]]:
    """For each case folder, name, the seal that its row carries and the seal of what is kept now."""
    labels: dict[int, list[tuple[str, str, str]]] = {}
    for number, *label in connection.execute("SELECT row, kind, key, value FROM labels"):
        labels.setdefault(number, []).append((label[0], label[1], label[2]))
    chosen = ", ".join(f"cases.{name}" for name in COLUMNS)
    texts = ", ".join(f"words.{name}" for name in TEXTS)
    query = f"SELECT cases.row, cases.seal, {chosen}, {texts} FROM cases LEFT JOIN words ON words.rowid = cases.row"
    for number, seal, *values in connection.execute(query):
        row, words = values[: len(COLUMNS)], values[len(COLUMNS) :]
        yield row[0], row[1], seal, seal_of(row, words, labels.get(number, ()))


def prove(connection: sqlite3.Connection) -> None:
    """Raise HarmedIndexError where the tables are not whole or do not agree with each other."""
    told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if told != "ok":
        raise HarmedIndexError(told)
    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    if any(kept != now for _, _, kept, now in kept_seals(connection)):
        raise HarmedIndexError("a row does not carry its seal")
    counts = (
        "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM words), (SELECT count(DISTINCT row) FROM labels \
        WHERE row NOT IN (SELECT row FROM cases))"
    )
    cases, words, strays = connection.execute(counts).fetchone()
    if cases != words or strays:
        raise HarmedIndexError("there are words or labels of no case")
