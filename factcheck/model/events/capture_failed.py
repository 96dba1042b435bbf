"""A page was asked for and could not be captured: a source that failed is not taken for one that waits."""

from __future__ import annotations

from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import FailedCapture
from factcheck.model.stamp import demand_evidence, demand_words

KIND = "capture-failed"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The evidence is there, and it says why."""
    piece = demand_evidence(case, event.field("evidence"))
    command = f"factcheck evidence capture {case.id} {piece.id}"
    demand_words(event, "reason", what="A capture that failed says why.", command=command)


def apply(case: Case, event: Event) -> Case:
    """The newest failure counts for as long as there is no copy and the address is the same."""
    failure = FailedCapture(
        event.words("error"), event.words("reason"), event.words("url"), event.by, event.at, event.id
    )
    if not failure.reason:
        return case
    pieces = tuple(
        replace(piece, failures=(*piece.failures, failure)) if piece.id == event.field("evidence") else piece
        for piece in case.evidence
    )
    return replace(case, evidence=pieces)
