"""The index of the library: a SQLite file of other organisations' checks, made from the imported files.

An import is one transaction: it is there whole or not at all. An entry is known by what it says, so that what was imported
before changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from factcheck.errors import AmbiguousIdError, NotFoundError, NotWritableError
from factcheck.model.library import PREFIX, Check, Entry, entry_id
from factcheck.store.index import FOLDER, _make_file, transaction
from factcheck.store.library_schema import FIELDS, TOKENS, VERSION, create_tables
from factcheck.store.sqlite import sqlite3

FILE = "library.sqlite"
_AT_ONCE = 2_000
_APPEARANCES = FIELDS.index("appearances")
_COLUMNS = ", ".join(f"entries.{name}" for name in FIELDS)
_MARKS = ", ".join("?" * (3 + len(FIELDS)))
_INSERT = f"INSERT OR IGNORE INTO entries (digest, id, feed, {', '.join(FIELDS)}) VALUES ({_MARKS})"


class LibraryIndex:
    """The index of the library of the desk at `root`, opened when it is first asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / FOLDER / FILE
        self._opened: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    def remake(self) -> None:
        """Throw the index away. Raises NotWritableError."""
        self.close()
        for ending in ("", "-journal", "-wal", "-shm"):
            try:
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
            except OSError as error:
                raise NotWritableError(f"The index of the library can't be made again: {error.strerror}.") from error

    def exists(self) -> bool:
        """Whether there is an index at all."""
        return self.path.exists()

    def feeds(self) -> set[str]:
        """The SHA-256 of every imported file that is in the index."""
        if not self.exists():
            return set()
        with self._asked() as connection:
            return {row[0] for row in connection.execute("SELECT sha256 FROM feeds")}

    def add(self, sha256: str, name: str, checks: Iterable[Check]) -> int:
        """Add the checks of one file, all or none; how many of them are new. Raises NotWritableError."""
        with self._asked() as connection, transaction(connection):
            connection.execute("INSERT OR IGNORE INTO feeds (sha256, name) VALUES (?, ?)", (sha256, name))
            feed = connection.execute("SELECT number FROM feeds WHERE sha256 = ?", (sha256,)).fetchone()[0]
            last = connection.execute("SELECT coalesce(max(row), 0) FROM entries").fetchone()[0]
            walk = iter(checks)
            while batch := list(islice(walk, _AT_ONCE)):
                connection.executemany(_INSERT, [_row_of(check, feed) for check in batch])
            new = connection.execute("SELECT count(*) FROM entries WHERE row > ?", (last,)).fetchone()[0]
            if new:
                connection.execute(
                    "INSERT INTO words (rowid, claim, title) SELECT row, claim, title FROM entries WHERE row > ?",
                    (last,),
                )
                connection.execute("DELETE FROM frequency")
                connection.execute("INSERT INTO frequency SELECT term, doc FROM seen_words")
        return int(new)

    def count(self) -> int:
        """How many entries there are."""
        if not self.exists():
            return 0
        with self._asked() as connection:
            return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])

    def size(self) -> int:
        """How many entries there are at most: known at once, where counting them reads them all."""
        if not self.exists():
            return 0
        with self._asked() as connection:
            return int(connection.execute("SELECT coalesce(max(row), 0) FROM entries").fetchone()[0])

    def remove(self, sha256: str) -> None:
        """Take the entries of one imported file out of the index. Raises NotWritableError."""
        with self._asked() as connection, transaction(connection):
            row = connection.execute("SELECT number FROM feeds WHERE sha256 = ?", (sha256,)).fetchone()
            if row is None:
                return
            connection.execute(
                "INSERT INTO words (words, rowid, claim, title) SELECT 'delete', row, claim, title FROM entries "
                "WHERE feed = ?", row,
            )  # fmt: skip
            connection.execute("DELETE FROM vectors WHERE row IN (SELECT row FROM entries WHERE feed = ?)", row)
            connection.execute("DELETE FROM entries WHERE feed = ?", row)
            connection.execute("DELETE FROM feeds WHERE number = ?", row)

    def newest(self, limit: int) -> list[Entry]:
        """The entries checked last."""
        return self._entries("ORDER BY checked_on DESC, row DESC LIMIT ?", (limit,))

    def holding(self, words: Sequence[str], limit: int) -> list[Entry]:
        """The entries that hold all words, the best first."""
        match = " AND ".join(f'"{word.replace(chr(34), " ")}"' for word in words if any(map(str.isalnum, word)))
        if not match:
            return []
        source = "JOIN words ON words.rowid = entries.row WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?"
        return self._entries(source, (match, limit))

    def find(self, typed: str) -> Entry:
        """The entry whose id begins so. Raises NotFoundError, AmbiguousIdError."""
        prefix = typed.strip().lower()
        prefix = prefix if prefix.startswith(PREFIX) else PREFIX + prefix
        found = self._entries("WHERE entries.id >= ? AND entries.id < ? LIMIT 3", (prefix, f"{prefix}\x7f"))
        if not found or prefix == PREFIX:
            raise NotFoundError(f"The library has no entry {typed}.", hint="factcheck library search WORDS")
        if len(found) > 1:
            raise AmbiguousIdError(f"Several entries of the library begin with {typed}.", hint="Write more of the id.")
        return found[0]

    def ratings(self) -> list[tuple[str, str, int]]:
        """The words of every rating, with their publisher and how often they were given, the most frequent first."""
        if not self.exists():
            return []
        statement = (
            "SELECT rating, publisher, count(*) FROM entries WHERE rating != '' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
        )
        with self._asked() as connection:
            return [
                (str(rating), str(publisher), int(count)) for rating, publisher, count in connection.execute(statement)
            ]

    def frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """For each word how many entries hold it, in any of its forms."""
        if not self.exists() or not words:
            return {}
        with self._asked() as connection:
            stems = _stems(connection, words)
            known = {}
            for stem in set(stems.values()):
                row = connection.execute("SELECT entries FROM frequency WHERE word = ?", (stem,)).fetchone()
                known[stem] = row[0] if row else 0
        return {word: known[stem] for word, stem in stems.items()}

    def nearest(self, words: Sequence[str], limit: int) -> list[Entry]:
        """The entries that hold any of the words; the most and rarest words first."""
        match = " OR ".join(f'"{word.replace(chr(34), " ")}"' for word in words)
        if not match:
            return []
        source = (
            "JOIN (SELECT rowid, bm25(words) AS weight FROM words WHERE words MATCH ? ORDER BY weight LIMIT ?) AS near "
            "ON near.rowid = entries.row ORDER BY near.weight"
        )
        return self._entries(source, (match, limit))

    def with_all(self, words: Sequence[str], limit: int) -> list[Entry]:
        """The entries that hold all of the words, those imported last first. Nothing is weighed, so that words which nearly
        every entry holds cost no more than others."""
        match = " AND ".join(f'"{word.replace(chr(34), " ")}"' for word in words)
        if not match:
            return []
        source = (
            "JOIN (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) AS near "
            "ON near.rowid = entries.row"
        )
        return self._entries(source, (match, limit))

    def all_claims(self) -> Iterator[tuple[int, str]]:
        """The row and words of every entry, in the order of rows."""
        with self._asked() as connection:
            yield from connection.execute("SELECT row, claim || ' ' || title FROM entries ORDER BY row")

    def at_rows(self, rows: Sequence[int]) -> list[Entry]:
        """The entries in these rows, in this order."""
        marks = ", ".join("?" * len(rows))
        with self._asked() as connection:
            statement = f"SELECT entries.row, {_SELECTED} WHERE entries.row IN ({marks})"
            found = {row[0]: _entry(row[1:]) for row in connection.execute(statement, tuple(rows))}
        return [found[row] for row in rows if row in found]

    def _entries(self, source: str, values: tuple[Any, ...]) -> list[Entry]:
        if not self.exists():
            return []
        with self._asked() as connection:
            return [_entry(row) for row in connection.execute(f"SELECT {_SELECTED} {source}", values)]

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        """The open index. Raises NotWritableError where it can't be used, with the way to make it again."""
        try:
            if self._opened is None:
                self._opened = _open(self.path)
            yield self._opened
        except sqlite3.Error as error:
            raise NotWritableError(
                f"The index of the library can't be used ({error}). Nothing was changed.", hint="factcheck reindex"
            ) from error


_SELECTED = f"entries.id, feeds.name, {_COLUMNS} FROM entries LEFT JOIN feeds ON feeds.number = entries.feed"


def _open(path: Path) -> sqlite3.Connection:
    try:
        _make_file(str(path))
    except OSError as error:
        raise sqlite3.OperationalError(error.strerror or str(error)) from error
    connection = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
    try:
        for setting in ("journal_mode = TRUNCATE", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -65536"):
            connection.execute(f"PRAGMA {setting}")
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            with transaction(connection):
                create_tables(connection)
        connection.execute(f"CREATE VIRTUAL TABLE temp.typed USING fts5(word, tokenize='{TOKENS}')")
        connection.execute("CREATE VIRTUAL TABLE temp.typed_words USING fts5vocab('temp', 'typed', 'instance')")
    except BaseException:
        connection.close()
        raise
    return connection


def _stems(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, str]:
    """For each word the form that the index keeps of it; a word that is kept as several has the first."""
    connection.execute("DELETE FROM temp.typed")
    connection.executemany("INSERT INTO temp.typed (rowid, word) VALUES (?, ?)", list(enumerate(words)))
    stems: dict[str, str] = {}
    for stem, place in connection.execute("SELECT term, doc FROM temp.typed_words ORDER BY doc, offset"):
        stems.setdefault(words[place], stem)
    return stems


def _row_of(check: Check, feed: int) -> tuple[Any, ...]:
    digest = check.digest
    values = [getattr(check, name) for name in FIELDS]
    values[_APPEARANCES] = "\x1e".join(check.appearances)
    return (digest, entry_id(digest), feed, *values)


def _entry(row: Sequence[Any]) -> Entry:
    identifier, source, *values = row
    values[_APPEARANCES] = tuple(values[_APPEARANCES].split("\x1e")) if values[_APPEARANCES] else ()
    return Entry(identifier, Check(*values), source or "")
