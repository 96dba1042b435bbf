"""A quote was looked for in what was captured of its source."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import QuoteFinding
from factcheck.model.stamp import demand_evidence

KIND = "quote-compared"
SUBJECT = "case"
STATES = ("exact", "same-words", "differs", "missing", "unread")


def check(case: Case, event: Event) -> None:
    """The evidence is there with a quote, and what was found is one of the known answers."""
    piece = demand_evidence(case, event.field("evidence"))
    if event.words("state") not in STATES or not event.words("quote"):
        raise RefusedError(
            "What was found of a quote is one of " + ", ".join(STATES) + ". Nothing was changed.",
            hint=f"factcheck evidence capture {case.id} {piece.id}",
        )


def apply(case: Case, event: Event) -> Case:
    """A finding counts for the words that were looked for; a quote that was changed since has none."""
    finding = QuoteFinding(
        event.words("quote"), event.words("state"), event.words("found"), event.words("copy"), event.at
    )
    if finding.state not in STATES:
        return case
    pieces = tuple(
        replace(piece, findings=(*piece.findings, finding)) if piece.id == event.field("evidence") else piece
        for piece in case.evidence
    )
    return replace(case, evidence=pieces)
