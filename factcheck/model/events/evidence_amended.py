"""Details of a piece of evidence were changed."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put, put_all, said
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.evidence import DETAILS, KINDS, STANCES, Evidence
from factcheck.model.stamp import demand_evidence

KIND = "evidence-amended"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The evidence is there and something is changed, in words of the trade."""
    piece = demand_evidence(case, event.field("evidence"))
    changed = [name for name in DETAILS if event.value(name) is not None and event.words(name) != piece.detail(name)]
    flag = event.fields.get("confidential")
    command = f"factcheck evidence amend {case.id} {piece.id} --help"
    # Saying again what counts settles what two people said apart.
    settled = [name for name in piece.conflicts() if event.value(name) is not None]
    if not changed and not settled and (flag is None or flag == piece.confidential):
        raise RefusedError(
            f"Evidence {piece.id} says this already; nothing was changed.", hint=f"factcheck evidence list {case.id}"
        )
    if event.value("stance") is not None and event.words("stance") not in STANCES:
        raise RefusedError(f"A stance is {', '.join(STANCES)}. Nothing was changed.", hint=command)
    if event.words("kind") and event.words("kind") not in KINDS:
        raise RefusedError(f"A kind is {' or '.join(KINDS)}. Nothing was changed.", hint=command)
    left = [name for name in ("url", "file") if (event.words(name) if name in changed else piece.detail(name))]
    if changed and not left and not piece.erased:
        raise RefusedError("Evidence needs an address or a file. Nothing was changed.", hint=command)
    if event.words("published_on"):
        PartialDate.parse(event.words("published_on"))


def apply(case: Case, event: Event) -> Case:
    """Each detail given takes the place of what its author had seen; a verdict whose author had not seen it goes stale."""
    pieces = tuple(
        _amend(case, piece, event) if piece.id == event.field("evidence") else piece for piece in case.evidence
    )
    return replace(case, evidence=pieces, evidence_touched=(*case.evidence_touched, event.id))


def _amend(case: Case, piece: Evidence, event: Event) -> Evidence:
    values = {name: event.words(name) for name in DETAILS if event.value(name) is not None}
    flags = piece.confidential_said
    if isinstance(event.fields.get("confidential"), bool):
        flags = put(flags, said(bool(event.fields["confidential"]), event), case.ancestry)
    return replace(piece, details=put_all(piece.details, values, event, case.ancestry), confidential_said=flags)
