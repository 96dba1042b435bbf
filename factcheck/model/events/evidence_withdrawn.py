"""A piece of evidence no longer counts: a tombstone with its reason, nothing is taken away."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import Withdrawal
from factcheck.model.stamp import demand_evidence, demand_words

KIND = "evidence-withdrawn"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The evidence is there, still counts, and a reason is given."""
    piece = demand_evidence(case, event.field("evidence"))
    if piece.is_withdrawn:
        raise RefusedError(
            f"Evidence {piece.id} was withdrawn already; nothing was changed.",
            hint=f"factcheck evidence list {case.id}",
        )
    command = f'factcheck evidence withdraw {case.id} {piece.id} --because "WHY"'
    demand_words(event, "reason", what="Withdrawing evidence needs a reason.", command=command)


def apply(case: Case, event: Event) -> Case:
    """The evidence stays visible with its tombstone; a verdict whose author had not seen it goes stale."""
    tombstone = Withdrawal(event.words("reason"), event.by, event.at, event.id)
    pieces = tuple(
        replace(piece, withdrawals=(*piece.withdrawals, tombstone)) if piece.id == event.field("evidence") else piece
        for piece in case.evidence
    )
    return replace(case, evidence=pieces, evidence_touched=(*case.evidence_touched, event.id))
