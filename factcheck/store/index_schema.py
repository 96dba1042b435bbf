"""The tables of the index: one row per case with what lists filter and sort by, and the words that a search looks in."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

VERSION = 7  # counts up with every change of these tables or their seals: an index of another version is made again

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
# `verdict_seconds` the time from its opening to its first verdict, NULL where it has none. The days (ISO, or a less exact
# date of publication) are those of the first verdict, publication and correction and of the last withdrawal, "" for none;
# `checker` is who gave the verdict that stands.
HIDDEN = (
    "claim_key", "claimant_key", "assignee_key", "stage_rank", "due_last", "finish_by", "verdict_seconds", "is_corrected",
    "is_disputed", "judged_on", "published_on", "corrected_on", "withdrawn_on", "checker",
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
    "by_judging": "(judged_on, verdict_seconds) WHERE judged_on != ''",
    # Each in the order in which it is counted, so that nothing is sorted.
    "by_judged_rating": "(scale, rating, stage, judged_on) WHERE judged_on != ''",
    "by_judged_claimant": "(claimant_key, judged_on, claimant) WHERE judged_on != ''",
    "by_judged_article": "(article, judged_on) WHERE judged_on != ''",
    "by_checker": "(checker, judged_on) WHERE judged_on != ''",
    "by_publishing": "(published_on, corrected_on, withdrawn_on) WHERE published_on != ''",
    "by_correcting": "(corrected_on) WHERE corrected_on != ''",
    "by_withdrawing": "(withdrawn_on) WHERE withdrawn_on != ''",
    "by_beginning": "(stage, opened_at)",
    "by_day": "(substr(opened_at, 1, 10), stage) WHERE stage != ''",
}


def create_tables(connection: sqlite3.Connection) -> None:
    """Make every table anew, empty. To be called inside a transaction."""
    for name in ("meta", "folders", "labels", "cases", "words", "outlets", "outlet_folders"):
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
    connection.execute(
        "CREATE TABLE outlets (article TEXT PRIMARY KEY, folder TEXT NOT NULL, name TEXT NOT NULL, "
        "mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, publisher TEXT NOT NULL) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE outlet_folders (path TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, "
        "read_ns INTEGER NOT NULL) WITHOUT ROWID"
    )
    for name, indexed in _INDEXES.items():
        connection.execute(f"CREATE {'UNIQUE ' if name == 'by_place' else ''}INDEX {name} ON cases {indexed}")
    connection.execute(
        f"CREATE VIRTUAL TABLE words USING fts5({', '.join(TEXTS)}, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute(f"PRAGMA user_version = {VERSION}")
