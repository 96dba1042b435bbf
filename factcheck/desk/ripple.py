"""The ripple: every case that leans on a source that no longer counts, or on a case that was corrected, however far away.

A case leans where its verdict cites the same address or the same bytes, cites what another case published, or where somebody
tied it to that case. It goes on from each case whose verdict leans so. A source that is held and not cited, a tie that says
no more than `related`, and an origin in common are told and not followed. The index only finds the files.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.desk.evidence import resolve_evidence
from factcheck.desk.place import Desk
from factcheck.desk.ripple_search import RippleSearch
from factcheck.errors import AmbiguousIdError, NotFoundError
from factcheck.evidence.sources import demand_address
from factcheck.model import ripple
from factcheck.model.case import Case
from factcheck.model.evidence import Evidence
from factcheck.model.ids import normalize_prefix
from factcheck.model.leaning import marks_of_address, marks_of_piece, marks_of_publications
from factcheck.model.ripple import Origin, Ripple

_ADDRESSES = ("http:", "https:")


def find_ripple(desk: Desk, named: str, evidence: str = "") -> Ripple:
    """What leans on a case, on a piece of evidence, or on whatever lies at an address.

    `named` is the id of a case or of evidence, or an address; with `evidence` that piece of the case is meant. Raises
    NotFoundError, AmbiguousIdError where an id may be either, UsageError for an address that is none.
    """
    return RippleSearch(desk, _origin(desk, named, evidence)).run()


def ripples_of(desk: Desk, case_id: str) -> tuple[Ripple, ...]:
    """What leans on a case, and on each source that was withdrawn in it. Raises as `find_ripple` for a case."""
    case = desk.store.read_case(case_id).case
    gone = [_source_of(case, piece) for piece in case.evidence if piece.is_withdrawn]
    return tuple(RippleSearch(desk, origin).run() for origin in (_case_origin(case), *gone))


def leaning_on(desk: Desk, case: Case, piece: Evidence | None = None) -> int:
    """How many other cases lean on a case, or on one of its sources, in a way that counts."""
    origin = _source_of(case, piece) if piece else _case_origin(case)
    return sum(1 for one in RippleSearch(desk, origin).run().touched if one.case.id != case.id)


def open_ripples(desk: Desk) -> tuple[Ripple, ...]:
    """Everything that was withdrawn or corrected and still touches what readers see, the newest first."""
    found = [RippleSearch(desk, origin).run() for origin in _troubles(desk)]
    waiting = [one for one in found if any(touched.state == ripple.TO_CORRECT for touched in one.touched)]
    return tuple(sorted(waiting, key=lambda one: one.origin.at, reverse=True))


def withdrawn_elsewhere(desk: Desk, case: Case) -> tuple[tuple[Evidence, Origin], ...]:
    """The sources of a case that count and that were withdrawn in another case, each with that source."""
    cited = [piece for piece in case.evidence if piece.counts]
    marks = {mark for piece in cited for mark in marks_of_piece(piece)}
    found = []
    for identifier in desk.store.leaning.cases_that_withdrew(marks):
        other = desk.store.read_case(identifier).case if identifier != case.id else None
        for gone in other.evidence if other else ():
            found += [(piece, _source_of(other, gone)) for piece in cited if other and _is_gone_source(gone, piece)]
    return tuple(found)


def _is_gone_source(gone: Evidence, piece: Evidence) -> bool:
    return gone.is_withdrawn and bool(marks_of_piece(gone) & marks_of_piece(piece))


def _troubles(desk: Desk) -> Iterator[Origin]:
    for identifier in desk.store.leaning.with_sources_gone():
        case = desk.store.read_case(identifier).case
        yield from (_source_of(case, piece) for piece in case.evidence if piece.is_withdrawn)
    for identifier in desk.store.leaning.put_right():
        yield _case_origin(desk.store.read_case(identifier).case)


def _origin(desk: Desk, named: str, evidence: str) -> Origin:
    if named.lower().startswith(_ADDRESSES):
        return _address_origin(desk, named)
    if evidence:
        case = desk.store.read_case(named).case
        return _source_of(case, resolve_evidence(case, evidence))
    case_id = _case_named(desk, named)
    pieces = desk.store.leaning.evidence_named(normalize_prefix(named)) if named.strip() else []
    if case_id and pieces:
        raise AmbiguousIdError(
            f"“{named}” may be case {case_id} or evidence {pieces[0][0]} of case {pieces[0][1]}.",
            hint=f"factcheck ripple {case_id}   (or: factcheck ripple {pieces[0][1]} {pieces[0][0]})",
        )
    if case_id:
        return _case_origin(desk.store.read_case(case_id).case)
    return _named_piece(desk, named, pieces)


def _case_named(desk: Desk, named: str) -> str:
    try:
        return desk.store.resolve_case(named)
    except AmbiguousIdError:
        raise
    except NotFoundError:
        return ""


def _named_piece(desk: Desk, named: str, pieces: list[tuple[str, str]]) -> Origin:
    if not pieces:
        raise NotFoundError(
            f"There is no case and no evidence “{named}”.", hint="factcheck list   (or: factcheck ripple URL)"
        )
    if len(pieces) > 1:
        few = " or ".join(f"{piece} of case {case}" for piece, case in pieces[:3])
        raise AmbiguousIdError(f"“{named}” may be {few}.", hint="Write one or two characters more.")
    (piece, case_id), *_ = pieces
    case = desk.store.read_case(case_id).case
    return _source_of(case, resolve_evidence(case, piece))


def _address_origin(desk: Desk, url: str) -> Origin:
    """The case that was published at an address, else the source that lies there, as it was withdrawn last."""
    demand_address(url)
    marks, leaning = marks_of_address(url), desk.store.leaning
    for identifier in leaning.cases_published_as(marks):
        case = desk.store.read_case(identifier).case
        if marks & marks_of_publications(case):
            return _case_origin(case)
    gone = []
    for identifier in leaning.cases_that_withdrew(marks):
        case = desk.store.read_case(identifier).case
        gone += [_source_of(case, one) for one in case.evidence if one.is_withdrawn and marks & marks_of_piece(one)]
    last = max(gone, key=lambda one: one.at, default=None)
    told = (last.happened, last.reason, last.at) if last else ("", "", "")
    return Origin(ripple.SOURCE, url, url, None, None, *told)


def _source_of(case: Case, piece: Evidence) -> Origin:
    gone = piece.withdrawals[-1] if piece.withdrawals else None
    told = ("withdrawn", gone.reason, gone.at) if gone else ("", "", "")
    return Origin(ripple.SOURCE, piece.name, piece.url, case, piece, *told)


def _case_origin(case: Case) -> Origin:
    url = next((one.url for one in reversed(case.publications) if one.url), "")
    told = ("", "", "")
    if case.withdrawals and not case.is_published:
        told = ("withdrawn", case.withdrawals[-1].reason, case.withdrawals[-1].at)
    elif case.corrections:
        told = ("corrected", case.corrections[-1].because, case.corrections[-1].at)
    return Origin(ripple.CASE, case.claim, url, case, None, *told)
