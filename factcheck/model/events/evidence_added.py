"""A piece of evidence was added."""

from __future__ import annotations

from factcheck.errors import DuplicateRefusedError, RefusedError
from factcheck.model.ancestry import put_all, said
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.evidence import DETAILS, KINDS, STANCES, Evidence
from factcheck.model.ids import short_id

KIND = "evidence-added"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """It has a source and a stance, its words are of the trade, and the same passage is not there already."""
    command = f"factcheck evidence add {case.id} URL-or-FILE --stance supports|refutes|context|insufficient"
    if not event.words("url") and not event.words("file"):
        raise RefusedError("Evidence needs an address or a file. Nothing was changed.", hint=command)
    if event.words("stance") not in STANCES:
        raise RefusedError(f"A stance is {', '.join(STANCES)}. Nothing was changed.", hint=command)
    if event.words("kind") and event.words("kind") not in KINDS:
        raise RefusedError(f"A kind is {' or '.join(KINDS)}. Nothing was changed.", hint=command)
    if event.words("published_on"):
        PartialDate.parse(event.words("published_on"))
    if event.field("reply") and event.field("reply") not in {one.id for one in case.requests if one.replies}:
        raise RefusedError(
            f"Nobody answered that request in case {case.id}. Nothing was changed.",
            hint=f'factcheck reply receive {case.id} "TEXT"',
        )
    _refuse_twice(case, event)


def apply(case: Case, event: Event) -> Case:
    """The evidence joins the others; a verdict whose author had not seen it goes stale."""
    body = event.body or {}
    values = {name: words for name in DETAILS if isinstance(words := body.get(name), str) and words}
    piece = Evidence(
        id=short_id(event.id),
        event=event.id,
        by=event.by,
        at=event.at,
        details=put_all({}, values, event, case.ancestry),
        confidential_said=(said(event.fields.get("confidential") is True, event),),
        erased=event.body is None,
        reply=event.field("reply"),
    )
    return replace(case, evidence=(*case.evidence, piece), evidence_touched=(*case.evidence_touched, event.id))


def _refuse_twice(case: Case, event: Event) -> None:
    for piece in case.evidence:
        same = all(piece.detail(name) == event.words(name) for name in ("url", "file", "quote"))
        if same and piece.counts and event.words("url"):
            raise DuplicateRefusedError(
                f"Case {case.id} has this address with this quote already, as evidence {piece.id}. Nothing was changed.",
                hint=f"factcheck evidence amend {case.id} {piece.id} --help",
            )
