"""The index: a SQLite file beside the cases that answers lists and searches. It is made from them and can always be again.

Nothing depends on it. Where it can't be opened, stays locked, or the desk can only be read, the same tables are held in
memory, which is slower, and `notes` says so; one that is damaged is made again. It is never synced to the disk, because a
power cut can only harm what can be made again: the first use after the machine was started proves every row and compares
every file.
"""

from __future__ import annotations

import os
from _thread import RLock

from factcheck.store.index_schema import VERSION, create_tables
from factcheck.store.sqlite import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Answer = TypeVar("Answer")

FOLDER = ".index"
FILE = "index.sqlite"
SLOWER = "The index can't be used ({}), so this was slower than it could be."
_BOOT = "/proc/sys/kernel/random/boot_id"
_HARMED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH}
_WORDS = {
    sqlite3.SQLITE_READONLY: "it can only be read",
    sqlite3.SQLITE_BUSY: "another process keeps it locked",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened",
}
_BESIDE = ("", "-journal", "-wal", "-shm")


# What reading harmed tables can end in besides an error of SQLite's own.
NONSENSE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


class HarmedIndexError(sqlite3.DatabaseError):
    """The tables of the index don't agree with each other."""


class Index:
    """The index of the desk at `root`, opened when it is first asked.

    `patience` is how many seconds it waits for another writer. With `in_memory` no file is used at all.
    """

    def __init__(self, root: str, *, in_memory: bool = False, patience: float = 5.0) -> None:
        self.root = root
        self.path = os.path.join(root, FOLDER, FILE)
        self.patience = patience
        self.notes: tuple[str, ...] = ()
        self.has_file = not in_memory
        self.is_on_disk = self.has_file
        self.lock = RLock()  # the full-screen desk asks from several threads
        self._connection: sqlite3.Connection | None = None

    def run(self, ask: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """What `ask` answers. It is asked again with a mended index, or with one in memory, where the first one fails it."""
        with self.lock:
            for mend in (self._mend, self._move_to_memory):
                try:
                    return ask(self.connection)
                except (sqlite3.DatabaseError, *NONSENSE) as error:
                    if not self.is_on_disk or not self._is_to_blame(error):
                        raise
                    mend(error)
            return ask(self.connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection. Raises sqlite3.DatabaseError where the index can't be opened."""
        if self._connection is None:
            self._connection = _open_file(self.path, self.patience) if self.is_on_disk else _open_memory()
        return self._connection

    def exists(self) -> bool:
        """Whether there is an index that a write has to keep up to date."""
        return self._connection is not None or (self.is_on_disk and os.path.exists(self.path))

    def close(self) -> None:
        """Close the file; it is opened again when it is asked."""
        with self.lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def remake(self) -> None:
        """Throw everything away, so that the next question begins with an empty index. Raises OSError."""
        with self.lock:
            self.close()
            for ending in _BESIDE if self.has_file else ():
                try:
                    os.unlink(self.path + ending)
                except FileNotFoundError:
                    pass
            self.is_on_disk = self.has_file
            self.notes = ()

    def _is_to_blame(self, error: Exception) -> bool:
        """Whether an error comes from the tables: SQLite says so, or they can't be proved."""
        if isinstance(error, sqlite3.DatabaseError) or self._connection is None:
            return True
        from factcheck.store.index_proof import prove

        try:
            prove(self._connection)
        except (sqlite3.DatabaseError, *NONSENSE):
            return True
        return False

    def _mend(self, error: Exception) -> None:
        is_usable = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, HarmedIndexError)
        # A text that is none is told by Python, which gives it no code.
        if (
            not is_usable
            or str(error).startswith("Could not decode")
            or (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _HARMED
        ):
            try:
                self.remake()
            except OSError:
                pass
            else:
                return
        self._move_to_memory(error)

    def _move_to_memory(self, error: Exception) -> None:
        """Go on in memory, from a copy of the file where it can be read."""
        self.close()
        self.is_on_disk = False
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        self.notes = (SLOWER.format(_WORDS.get(code, error)),)
        memory = _open_memory()
        try:
            memory = _copy_of(self.path, self.patience)
        except (sqlite3.Error, OSError, *NONSENSE):
            pass
        self._connection = memory


class transaction:  # noqa: N801 - it is used as a function, and contextlib costs more than a list may
    """A transaction that keeps other writers out from its beginning, not only from its first change."""

    __slots__ = ("connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            try:
                self.connection.execute("COMMIT")
            except BaseException:
                self._give_up()
                raise
        else:
            self._give_up()

    def _give_up(self) -> None:
        try:
            self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            pass


def _open_file(path: str, patience: float) -> sqlite3.Connection:
    try:
        _make_file(path)
    except OSError as error:
        raise sqlite3.OperationalError(error.strerror or str(error)) from error
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        for setting in ("journal_mode = TRUNCATE", "synchronous = OFF", "cache_spill = OFF", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        demand_whole(connection, path)
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_file(path: str) -> None:
    """Make sure that there is a file for its owner only, in the place itself and not where a link leads."""
    folder = os.path.dirname(path)
    if os.path.islink(folder) or os.path.islink(path):
        raise OSError(0, "a link stands in its place")
    if not os.path.exists(path):
        if not os.path.isdir(folder):
            try:
                os.mkdir(folder, 0o700)
            except FileExistsError:  # another process was quicker
                pass
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))


def _prepare(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        with transaction(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                create_tables(connection)
                connection.execute("INSERT INTO meta VALUES ('boot', ?)", (_boot(),))
    elif connection.execute("SELECT value FROM meta WHERE key = 'boot'").fetchone() != (_boot(),):
        from factcheck.store.index_proof import prove

        prove(connection)
        with transaction(connection):
            connection.execute("UPDATE folders SET mtime_ns = -1")
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('boot', ?)", (_boot(),))


def _open_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    create_tables(connection)
    return connection


def open_to_read(path: str, patience: float = 5.0) -> sqlite3.Connection:
    """The file of an index, opened so that nothing can be changed in it. Raises sqlite3.Error where that can't be done."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{quoted}?mode=ro", uri=True, timeout=patience, isolation_level=None)


def demand_whole(connection: sqlite3.Connection, path: str) -> None:
    """Raise HarmedIndexError where the file at `path`, which the connection is to, was cut.

    SQLite takes a last page of which a part is missing for one that ends in zeros. Nobody else writes while it is looked at.
    """
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        pages, size = (connection.execute(f"PRAGMA {one}").fetchone()[0] for one in ("page_count", "page_size"))
        if pages * size != os.stat(path).st_size:
            raise HarmedIndexError("a part of it is missing")
    except OSError as error:
        raise HarmedIndexError(error.strerror or str(error)) from error
    finally:
        connection.execute("ROLLBACK")


def _copy_of(path: str, patience: float) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    file = open_to_read(path, patience)
    try:
        # Without a lock of its own a copy waits for ever where another process keeps the file locked.
        file.execute("BEGIN")
        file.execute("SELECT count(*) FROM sqlite_master")
        file.backup(memory)
        _prepare(memory)
    finally:
        file.close()
    return memory


def _boot() -> str:
    """What tells one run of the machine from the next, "" where the system does not say."""
    try:
        with open(_BOOT, "rb") as file:
            return file.read().decode("utf-8", "replace").strip()
    except OSError:
        return ""
