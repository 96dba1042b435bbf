"""Somebody was given the case, or it was taken from somebody."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, Listed
from factcheck.model.dataclass import replace
from factcheck.model.event import Event

KIND = "assigned"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """Somebody is added who is not there, or taken away who is."""
    add, remove = event.strings("add"), event.strings("remove")
    if not [name for name in add if name.strip() and name not in case.assignees] and not set(remove) & set(
        case.assignees
    ):
        named = ", ".join((*add, *remove)) or "nobody"
        raise RefusedError(
            f"Assigning {named} changes nothing: case {case.id} is with {', '.join(case.assignees) or 'nobody'}.",
            hint=f"factcheck assign {case.id} WHO",
        )


def apply(case: Case, event: Event) -> Case:
    """Taking somebody away cancels only the assignments that its author had seen."""
    gone = set(event.strings("remove"))
    kept = tuple(
        listed for listed in case.assigned if listed.value not in gone or not case.ancestry.saw(event.id, listed.event)
    )
    return replace(case, assigned=(*kept, *(Listed(name, event.id) for name in event.strings("add") if name.strip())))
