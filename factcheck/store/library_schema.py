"""The tables of the library's index: one row per entry, the words a search looks in, and how many entries hold each word."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

VERSION = 1  # counts up with every change of these tables: an index of another version is made again
TOKENS = "porter unicode61 remove_diacritics 2"
# In the order of the fields of a check.
FIELDS = (
    "claim", "title", "claimant", "claimant_kind", "claimed_on", "appearances", "rating", "value", "worst", "best",
    "publisher", "site", "url", "checked_on", "language",
)  # fmt: skip


def create_tables(connection: sqlite3.Connection) -> None:
    """Make every table anew, empty. To be called inside a transaction."""
    for name in ("feeds", "words", "seen_words", "frequency", "entries", "vectors"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    columns = ", ".join(
        f"{name} {'INTEGER' if name in ('value', 'worst', 'best') else 'TEXT NOT NULL'}" for name in FIELDS
    )
    connection.execute(
        "CREATE TABLE feeds (number INTEGER PRIMARY KEY, sha256 TEXT UNIQUE NOT NULL, name TEXT NOT NULL)"
    )
    connection.execute(
        f"CREATE TABLE entries (row INTEGER PRIMARY KEY, digest BLOB UNIQUE NOT NULL, id TEXT NOT NULL, "
        f"feed INTEGER NOT NULL, {columns})"
    )
    connection.execute("CREATE INDEX entries_by_id ON entries (id)")
    connection.execute("CREATE INDEX entries_by_day ON entries (checked_on DESC, row DESC)")
    connection.execute(
        f"CREATE VIRTUAL TABLE words USING fts5(claim, title, content='entries', content_rowid='row', tokenize='{TOKENS}')"
    )
    connection.execute("CREATE VIRTUAL TABLE seen_words USING fts5vocab('words', 'row')")
    connection.execute("CREATE TABLE frequency (word TEXT PRIMARY KEY, entries INTEGER NOT NULL) WITHOUT ROWID")
    connection.execute("CREATE TABLE vectors (row INTEGER PRIMARY KEY, model TEXT NOT NULL, vector BLOB NOT NULL)")
    connection.execute(f"PRAGMA user_version = {VERSION}")
