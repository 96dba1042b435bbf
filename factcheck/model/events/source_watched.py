"""A source was read again and was not as it was: it changed, it is gone, or it is back."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import Sighting
from factcheck.model.stamp import demand_evidence

KIND = "source-watched"
SUBJECT = "case"
STATES = ("changed", "gone", "unchanged")


def check(case: Case, event: Event) -> None:
    """It is of a piece of evidence that is there, or of an article, and says how it stands."""
    if not event.field("article"):
        demand_evidence(case, event.field("evidence"))
    if event.words("state") not in STATES:
        raise RefusedError(
            f"A source that was read again is {', '.join(STATES)}. Nothing was changed.",
            hint=f"factcheck watch {case.id}",
        )


def apply(case: Case, event: Event) -> Case:
    """Sightings add up; the newest of each source is what it is compared with the next time."""
    if event.words("state") not in STATES:
        return case
    seen = Sighting(
        evidence=event.field("evidence"),
        article=event.field("article"),
        url=event.words("url"),
        state=event.words("state"),
        reason=event.words("reason"),
        quote=event.words("quote"),
        after=event.words("after"),
        text_sha256=event.words("text_sha256"),
        by=event.by,
        at=event.at,
        event=event.id,
    )
    return replace(case, sightings=(*case.sightings, seen))
