"""The verdict summary was published, and what readers see was kept."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.errors import RefusedError
from factcheck.model.canonical import is_sha256
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.movement import demand_move, move
from factcheck.model.stages import PUBLISHED
from factcheck.model.verdict import Publication

KIND = "published"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The case is approved and what is published is kept with its hash."""
    demand_kept(case, event)
    if event.field("published_on"):
        PartialDate.parse(event.field("published_on"))
    demand_move(case, event, PUBLISHED)


def apply(case: Case, event: Event) -> Case:
    """Publications add up; each keeps the hashes of what readers saw."""
    return move(replace(case, publications=(*case.publications, publication_of(case, event))), event)


def demand_kept(case: Case, event: Event) -> None:
    """Raise RefusedError unless what readers see is kept, each format with its SHA-256."""
    kept = kept_of(event)
    if not kept or not all(is_sha256(digest) for digest in kept.values()):
        raise RefusedError(
            "What is published must be kept with its hash. Nothing was changed.", hint=f"factcheck publish {case.id}"
        )


def publication_of(case: Case, event: Event) -> Publication:
    """The publication that an event brings: a first one, or one again after a correction."""
    before = case.publications[-1].url if case.publications else ""
    return Publication(
        url=event.words("url") or before,
        published_on=event.field("published_on") or event.at[:10],
        kept=kept_of(event),
        verdict=case.verdict.event if case.verdict else "",
        rating=case.verdict.rating if case.verdict else "",
        by=event.by,
        at=event.at,
        event=event.id,
    )


def kept_of(event: Event) -> dict[str, str]:
    """Format to SHA-256 of the bytes that readers see."""
    kept = event.fields.get("kept")
    return {str(name): str(digest) for name, digest in kept.items()} if isinstance(kept, Mapping) else {}
