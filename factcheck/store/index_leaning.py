"""Which cases may lean on a source or on another case: labels of the index by which their files are found.

A label holds the beginning of a hash of a mark (`model/leaning.py`), so it only finds files: what leans on what is told
by the cases themselves, once they are read.
"""

from __future__ import annotations

from hashlib import sha256

from factcheck.model.leaning import marks_in_record, origin_mark, publication_marks_in_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from factcheck.store.index import Index

SOURCE = "source"  # evidence that counts, or that a verdict cites or may have cited all the same
WITHDRAWN = "withdrawn-source"
ORIGIN = "origin"
EVIDENCE = "evidence"  # its id
PUBLISHED_AS = "published-as"
TIED_TO = "tied-to"  # the id of another case
_AT_ONCE = 400
# A source was withdrawn in the case, and readers see a verdict that cites it: another case's, or its own from before.
_TOUCHED_BY_SOURCES = (
    "SELECT DISTINCT gone.id FROM labels AS taken JOIN cases AS gone ON gone.row = taken.row "
    "JOIN labels AS cited ON cited.kind = ? AND cited.key = taken.key "
    "JOIN cases AS published ON published.row = cited.row "
    "WHERE taken.kind = ? AND published.is_published ORDER BY gone.id"
)
# The case was put right, and another one cites what was published of it, or is tied to it.
_TOUCHED_BY_CASES = (
    "SELECT wrong.id FROM cases AS wrong JOIN labels AS told ON told.row = wrong.row AND told.kind = ? "
    "JOIN labels AS cited ON cited.kind = ? AND cited.key = told.key AND cited.row != told.row "
    "WHERE wrong.is_corrected OR wrong.stage = 'withdrawn' "
    "UNION SELECT wrong.id FROM cases AS wrong JOIN labels AS tied ON tied.kind = ? AND tied.key = wrong.id "
    "WHERE wrong.is_corrected OR wrong.stage = 'withdrawn' ORDER BY 1"
)


def leaning_labels(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and key of each label of a case by which others find what leans on what."""
    cited = {
        piece for verdict in (record["verdict"], *record["disputed"]) if verdict for piece in verdict.get("cites") or ()
    }
    for piece in record["evidence"]:
        yield EVIDENCE, piece["id"]
        if piece["erased"]:
            continue
        keys = [key_of(mark) for mark in marks_in_record(piece)]
        if not piece["withdrawn"] or piece["id"] in cited or record["publications"]:
            yield from ((SOURCE, key) for key in keys)
            if mark := origin_mark(piece["origin"] or ""):
                yield ORIGIN, key_of(mark)
        if piece["withdrawn"]:
            yield from ((WITHDRAWN, key) for key in keys)
    for mark in publication_marks_in_record(record["publications"]):
        yield PUBLISHED_AS, key_of(mark)
    for link in record["links"]:
        yield TIED_TO, link["case"]


def key_of(mark: str) -> str:
    """The key of a label that stands for a mark."""
    return sha256(mark.encode("utf-8", "replace")).hexdigest()[:16]


class Leaning:
    """Answers from the index of the desk at `root`. What leans on what is told by the cases themselves."""

    __slots__ = ("_index", "_root")

    def __init__(self, index: Index, root: str) -> None:
        self._index = index
        self._root = root

    def cases_labelled(self, kind: str, keys: Iterable[str]) -> tuple[str, ...]:
        """The ids of the cases that carry a label of this kind with any of these keys, in order."""
        wanted = sorted(set(keys))
        found: set[str] = set()
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            statement = (
                "SELECT cases.id FROM labels JOIN cases ON cases.row = labels.row "
                f"WHERE labels.kind = ? AND labels.key IN ({', '.join('?' * len(some))})"
            )
            found.update(row[0] for row in self._ask(statement, (kind, *some)))
        return tuple(sorted(found))

    def cases_with_source(self, marks: Iterable[str]) -> tuple[str, ...]:
        """The ids of the cases that may hold a source with any of these marks."""
        return self.cases_labelled(SOURCE, map(key_of, marks))

    def cases_that_withdrew(self, marks: Iterable[str]) -> tuple[str, ...]:
        """The ids of the cases in which a source with any of these marks may have been withdrawn."""
        return self.cases_labelled(WITHDRAWN, map(key_of, marks))

    def cases_published_as(self, marks: Iterable[str]) -> tuple[str, ...]:
        """The ids of the cases that may have been published at an address, or as bytes, with any of these marks."""
        return self.cases_labelled(PUBLISHED_AS, map(key_of, marks))

    def cases_of_origin(self, mark: str) -> tuple[str, ...]:
        """The ids of the cases that may hold a source of this origin."""
        return self.cases_labelled(ORIGIN, [key_of(mark)])

    def cases_tied_to(self, case: str) -> tuple[str, ...]:
        """The ids of the cases that somebody tied to a case."""
        return self.cases_labelled(TIED_TO, [case])

    def damaged(self) -> list[str]:
        """The ids of the cases whose files can't be read, of which no label is known."""
        return [row[0] for row in self._ask("SELECT id FROM cases WHERE damaged != '' ORDER BY id", ())]

    def evidence_named(self, prefix: str) -> list[tuple[str, str]]:
        """The evidence whose id begins so, each with the id of its case, in order."""
        statement = (
            "SELECT labels.key, cases.id FROM labels JOIN cases ON cases.row = labels.row "
            "WHERE labels.kind = ? AND labels.key >= ? AND labels.key < ? ORDER BY labels.key, cases.id"
        )
        return self._ask(statement, (EVIDENCE, prefix, f"{prefix}\x7f"))

    def with_sources_gone(self) -> list[str]:
        """The ids of the cases in which a source was withdrawn that a verdict cites which readers see, in order."""
        return [row[0] for row in self._ask(_TOUCHED_BY_SOURCES, (SOURCE, WITHDRAWN))]

    def put_right(self) -> list[str]:
        """The ids of the cases that were corrected or withdrawn and on which others may lean, in order."""
        return [row[0] for row in self._ask(_TOUCHED_BY_CASES, (PUBLISHED_AS, SOURCE, TIED_TO))]

    def _ask(self, statement: str, values: Sequence[str]) -> list[Any]:
        from factcheck.store.index_freshness import refresh

        def ask(connection: sqlite3.Connection) -> list[Any]:
            refresh(connection, self._root)
            return connection.execute(statement, values).fetchall()

        return self._index.run(ask)
