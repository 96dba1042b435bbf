"""The bytes of a source were kept."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.canonical import is_sha256
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import CapturedCopy
from factcheck.model.stamp import demand_evidence

KIND = "copy-captured"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The evidence is there, and the copy is known by its hash."""
    piece = demand_evidence(case, event.field("evidence"))
    if not is_sha256(event.words("sha256")):
        raise RefusedError(
            "A captured copy is kept with its hash. Nothing was changed.",
            hint=f"factcheck evidence capture {case.id} {piece.id}",
        )


def apply(case: Case, event: Event) -> Case:
    """Copies add up; what was captured later does not replace what was seen before."""
    size = event.value("size")
    copy = CapturedCopy(
        sha256=event.words("sha256"),
        extension=event.words("extension"),
        media_type=event.words("media_type"),
        size=size if isinstance(size, int) and size > 0 else 0,
        taken_at=event.words("taken_at") or event.at,
        final_url=event.words("final_url"),
        event=event.id,
        text_sha256=event.words("text_sha256"),
        tool=event.words("tool"),
        form=event.words("form"),
        payload_sha256=event.words("payload_sha256"),
    )
    if not copy.sha256:
        return case
    pieces = tuple(
        replace(piece, copies=(*piece.copies, copy)) if piece.id == event.field("evidence") else piece
        for piece in case.evidence
    )
    return replace(case, evidence=pieces)
