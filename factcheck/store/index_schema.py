"""The tables of the index: one row per case with what lists filter and sort by, and the words that a search looks in."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

VERSION = 5  # counts up with every change of these tables or their seals: an index of another version is made again

# What a list shows, in the order of the fields of a row of it.
SHOWN = (
    "id", "claim", "claimant", "claimed_on", "stage", "rating", "scale", "is_published", "is_fresh", "assignees", "tags",
    "article", "evidence", "conflicts", "priority", "score", "due", "deadline", "opened_at", "updated_at", "damaged",
    "held_until",
)  # fmt: skip
# By which a file is recognised as the one the row was made from.
STAMP = ("mtime_ns", "size", "ctime_ns", "inode")
PLACE = ("folder", "name")
# What only filters, sorts and counts look at. `finish_by` is the first day after which work on an unfinished case is late,
# `verdict_seconds` the time from its opening to its first verdict, NULL where it has none.
HIDDEN = (
    "claim_key", "claimant_key", "assignee_key", "stage_rank", "due_last", "finish_by", "verdict_seconds", "is_corrected",
    "is_disputed",
)  # fmt: skip
COLUMNS = (*PLACE, *STAMP, *SHOWN, *HIDDEN)
TEXTS = ("claim", "quote", "claimant", "notes", "questions", "evidence", "verdict", "tags")

_NUMBERS = {
    *STAMP, "is_published", "is_fresh", "evidence", "conflicts", "priority", "score", "stage_rank", "verdict_seconds",
    "is_corrected", "is_disputed",
}  # fmt: skip
_INDEXES = {
    "by_place": "(folder, name)",
    "by_id": "(id)",
    "by_update": "(updated_at DESC, id)",
    "by_opening": "(opened_at DESC, id)",
    "by_stage": "(stage, updated_at DESC, id)",
    "by_rating": "(rating, updated_at DESC, id)",
    "by_article": "(article)",
    "by_claim": "(claim_key, id)",
    "by_count": "(stage, scale, rating, is_published, is_corrected, is_disputed)",
    "by_finish": "(finish_by) WHERE finish_by != ''",
    "by_conflict": "(conflicts) WHERE conflicts > 0",
    "by_verdict": "(verdict_seconds) WHERE verdict_seconds IS NOT NULL",
}


def create_tables(connection: sqlite3.Connection) -> None:
    """Make every table anew, empty. To be called inside a transaction."""
    for name in ("meta", "folders", "labels", "cases", "words"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    columns = ", ".join(f"{name} {'INTEGER' if name in _NUMBERS else 'TEXT NOT NULL'}" for name in COLUMNS)
    connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    connection.execute(
        "CREATE TABLE folders (path TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, scanned_ns INTEGER NOT NULL) WITHOUT ROWID"
    )
    connection.execute(f"CREATE TABLE cases (row INTEGER PRIMARY KEY, seal INTEGER NOT NULL, {columns})")
    connection.execute(
        "CREATE TABLE labels (kind TEXT NOT NULL, key TEXT NOT NULL, row INTEGER NOT NULL, value TEXT NOT NULL, "
        "PRIMARY KEY (kind, key, row)) WITHOUT ROWID"
    )
    connection.execute("CREATE INDEX labels_by_row ON labels (row)")
    for name, indexed in _INDEXES.items():
        connection.execute(f"CREATE {'UNIQUE ' if name == 'by_place' else ''}INDEX {name} ON cases {indexed}")
    connection.execute(
        f"CREATE VIRTUAL TABLE words USING fts5({', '.join(TEXTS)}, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute(f"PRAGMA user_version = {VERSION}")
