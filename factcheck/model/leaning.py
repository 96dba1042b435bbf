"""By what one case leans on a source or on another case: the marks that both carry.

A mark is a short text: `a:` with the key of an address, `c:` with the SHA-256 of bytes, `o:` with the name of an origin. A
piece of evidence carries those of its address and of its captured copies; a case those of the addresses and the bytes that
readers were given. Two that share one of the first two are one source. An origin that somebody stated tells only that two
pieces come from one house, so it is a reason to look and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.model.addresses import page_key
from factcheck.model.case import Case
from factcheck.model.evidence import Evidence

# A tie by which a case leans on the other one, and one by which each leans on the other.
ONE_WAY = ("follows", "duplicate-of")
BOTH_WAYS = ("same-claim",)
LOOSE = ("related",)


def marks_of_address(url: str) -> frozenset[str]:
    """The mark of an address; none where there is no address."""
    return frozenset({f"a:{page_key(url)}"}) if url else frozenset()


def origin_mark(origin: str) -> str:
    """The mark of an origin that somebody stated, "" where nobody did."""
    name = " ".join(origin.casefold().split())
    return f"o:{name}" if name else ""


def marks_of_piece(piece: Evidence) -> frozenset[str]:
    """The marks of a source: its address and the bytes that were captured of it."""
    hashes = {digest for copy in piece.copies for digest in (copy.sha256, copy.payload_sha256) if digest}
    return marks_of_address(piece.url) | {f"c:{digest}" for digest in hashes}


def marks_in_record(piece: Mapping[str, Any]) -> frozenset[str]:
    """The same of a piece as the record of its case holds it."""
    if not piece["copies"]:
        return marks_of_address(piece["url"] or "")
    copies = [copy for copy in piece["copies"] if isinstance(copy, dict)]
    hashes = {digest for copy in copies for digest in (copy.get("sha256"), copy.get("payload_sha256")) if digest}
    return marks_of_address(piece["url"] or "") | {f"c:{digest}" for digest in hashes}


def marks_of_publications(case: Case) -> frozenset[str]:
    """By what another case may cite this one: the addresses at which it was published, and the bytes that were kept."""
    kept = frozenset(f"c:{digest}" for one in case.publications for digest in one.kept.values())
    return kept.union(*(marks_of_address(one.url) for one in case.publications))


def publication_marks_in_record(publications: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The same of the publications that a record holds."""
    marks: set[str] = set()
    for one in publications:
        marks |= marks_of_address(one["url"] or "") | {f"c:{digest}" for digest in one["kept"].values()}
    return frozenset(marks)


def cited_by_verdicts(case: Case) -> frozenset[str]:
    """The ids of the evidence that the verdicts which stand cite."""
    return frozenset(piece for said in case.verdicts for piece in said.value.cites)
