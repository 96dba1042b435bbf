"""Who did what when, taken from an event, and the refusals that several kinds of events share."""

from __future__ import annotations

from factcheck.errors import NotFoundError, RefusedError
from factcheck.model.case import Case, Stamp
from factcheck.model.event import Event
from factcheck.model.evidence import Evidence


def stamp_of(event: Event) -> Stamp:
    """Who did this and when."""
    return Stamp(event.by, event.at, event.id)


def demand_words(event: Event, name: str, *, what: str, command: str) -> None:
    """Raise RefusedError where a text that must be there is empty."""
    if not event.words(name).strip():
        raise RefusedError(f"{what} Nothing was changed.", hint=command)


def demand_evidence(case: Case, identifier: str) -> Evidence:
    """The piece of evidence that an event speaks of. Raises NotFoundError where the case has none of this id."""
    piece = case.find_evidence(identifier)
    if piece is None:
        raise NotFoundError(
            f"Case {case.id} has no evidence “{identifier}”.", hint=f"factcheck evidence list {case.id}"
        )
    return piece


def demand_citable(case: Case, identifiers: tuple[str, ...]) -> None:
    """Raise where a citation names evidence that is not there, or that was withdrawn or erased."""
    for identifier in identifiers:
        piece = demand_evidence(case, identifier)
        if not piece.counts:
            raise RefusedError(
                f"Evidence {identifier} of case {case.id} was withdrawn and can't be cited. Nothing was changed.",
                hint=f"factcheck evidence list {case.id}",
            )
