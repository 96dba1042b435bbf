"""Files known to be whole: the SHA-256 of the bytes that were verified last, remembered by the index.

Whoever verified every event of a file, or wrote it from verified ones, says so here. A file whose bytes have the same hash
needs no second proof; any other byte, and any other version of the program, makes it unknown again.
"""

from __future__ import annotations

import os
import sys

from factcheck import __version__
from factcheck.store.folders import month_folders
from factcheck.store.index_freshness import refresh
from factcheck.store.remembered import recall, remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from factcheck.model.fold import State
    from factcheck.store.case_files import StoredFile
    from factcheck.store.index import Index
    from factcheck.store.subjects import Subject

_ARTICLES = "articles"
_LARGEST = 64 * 1024 * 1024
_BETWEEN = b'\n}},\n"events": {\n'
_HEAD = b'{"case": {"1": {\n'
_REGULAR = 0o100000
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def name_of(place: str) -> str:
    """Under which the proof of a file is remembered; `place` is its path within the desk."""
    return f"verified {place}"


def proof_of(data: bytes, title: str = "") -> str:
    """What is remembered of the verified bytes of a file; of an article also its title."""
    return f"{__version__} {_sha256(data)} {title}"


def remember_verified(index: Index, subject: Subject[State], file: StoredFile[State], title: str = "") -> None:
    """Remember a file as verified, where there is an index.

    The hash is that of the bytes which its verified events give, never of a file that is read a second time; where a newer
    version of the program wrote other bytes, it fits none.
    """
    from factcheck.model.event import record_of
    from factcheck.store.layout import lay_out

    if not index.is_on_disk or not index.exists():
        return
    name = name_of(os.path.relpath(file.path, index.root).replace(os.sep, "/"))
    data = lay_out(subject.name, subject.record_of(file.state), [record_of(event) for event in file.events])
    proof = proof_of(data, title)
    if index.run(lambda connection: recall(connection, name)) != proof:
        remember(index, name, proof)


def is_verified(index: Index, path: str, data: bytes) -> bool:
    """Whether the bytes of a file are those that were verified or written last. False where there is no index."""
    if not index.is_on_disk or not index.exists():
        return False
    name = name_of(os.path.relpath(path, index.root).replace(os.sep, "/"))
    return index.run(lambda connection: recall(connection, name)) == proof_of(data)


def read_verified_case(connection: sqlite3.Connection, root: str, prefix: str) -> tuple[dict[str, Any], str] | None:
    """The record of the one case whose id begins with a prefix, and the title of its article.

    None where it is not the only one, or where it or its article is not byte for byte what was verified last.
    """
    refresh(connection, root)
    statement = "SELECT folder, name FROM cases WHERE id >= ? AND id < ? LIMIT 2"
    found = connection.execute(statement, (prefix, f"{prefix}\x7f")).fetchall()
    if len(found) != 1:
        return None
    known = _verified(connection, root, "/".join(found[0]))
    record = _record_in(known[0]) if known else None
    if record is None:
        return None
    title = _title_of(connection, root, record["article"]) if record["article"] else ""
    return None if title is None else (record, title)


def _verified(connection: sqlite3.Connection, root: str, place: str) -> tuple[bytes, str] | None:
    """The bytes of a file and the title remembered with them, None where they are not those that were verified."""
    proof = recall(connection, name_of(place))
    data = _read(f"{root}/{place}") if proof else None
    if data is None:
        return None
    version, digest, title = proof.split(" ", 2)
    return (data, title) if version == __version__ and digest == _sha256(data) else None


def _title_of(connection: sqlite3.Connection, root: str, article: str) -> str | None:
    """The title of an article, "" where there is no such article, None where it is not known."""
    places = [
        f"{folder}/{name}"
        for folder in month_folders(root, _ARTICLES)
        for name in os.listdir(f"{root}/{folder}")
        if name.startswith(article)
    ]
    if not places:
        return ""
    known = _verified(connection, root, places[0]) if len(places) == 1 else None
    return known[1] if known else None


def _read(path: str) -> bytes | None:
    """The bytes of a file, None where there is no ordinary one of a size that is read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _CAREFUL)
        with open(descriptor, "rb") as file:
            known = os.fstat(descriptor)
            if known.st_mode & 0o170000 != _REGULAR or known.st_size > _LARGEST:
                return None
            return file.read(_LARGEST + 1)
    except OSError:
        return None


def _record_in(data: bytes) -> dict[str, Any] | None:
    """The state in the bytes of a verified case file, which are laid out as `layout.lay_out` does."""
    end = data.find(_BETWEEN)
    if not data.startswith(_HEAD) or end < 0:
        return None
    text = "{" + data[len(_HEAD) : end].decode("utf-8") + "}"
    record: dict[str, Any] = _parse(text)
    return record


def _parse(text: str) -> Any:
    """JSON by the scanner that `json` itself uses, without the regular expressions that it loads and does not need here."""
    try:
        from _json import make_scanner
    except ImportError:
        from json import loads

        return loads(text)
    return make_scanner(_Plain)(text, 0)[0]  # type: ignore[arg-type]  # it asks for these attributes and nothing else


class _Plain:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


# A module that is not there is looked for in every folder, again each time.
_HOMES_OF_SHA256 = ("_sha2" if sys.version_info >= (3, 12) else "_sha256", "hashlib")


def _sha256(data: bytes) -> str:
    """The same hash as `hashlib.sha256`, without OpenSSL, which takes longer to load than a case to show."""
    for home in _HOMES_OF_SHA256:
        try:
            module = __import__(home)
        except ImportError:
            continue
        return str(module.sha256(data).hexdigest())
    raise ImportError("this Python has no SHA-256")
