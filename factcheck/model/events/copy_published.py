"""A public archive keeps a copy of a source."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import PublicCopy
from factcheck.model.stamp import demand_evidence

KIND = "copy-published"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The evidence is there, the copy has an address, and it is not there already."""
    piece = demand_evidence(case, event.field("evidence"))
    url = event.words("url")
    if not url.startswith(("https://", "http://")):
        raise RefusedError("A public copy has an address. Nothing was changed.", hint=f"factcheck show {case.id}")
    if any(copy.url == url for copy in piece.public_copies):
        raise RefusedError(
            f"Evidence {piece.id} has this public copy already; nothing was changed.", hint=f"factcheck show {case.id}"
        )


def apply(case: Case, event: Event) -> Case:
    """Public copies add up."""
    copy = PublicCopy(event.words("url"), event.words("taken_at"), event.at)
    if not copy.url:
        return case
    pieces = tuple(
        replace(piece, public_copies=(*piece.public_copies, copy)) if piece.id == event.field("evidence") else piece
        for piece in case.evidence
    )
    return replace(case, evidence=pieces)
