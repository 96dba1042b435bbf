"""Tags were added or taken away."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, Listed
from factcheck.model.dataclass import replace
from factcheck.model.event import Event

KIND = "tagged"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """A tag is added that is not there, or taken away that is."""
    add, remove = event.strings("add"), event.strings("remove")
    if not {tag for tag in add if tag.strip()} - set(case.tags) and not set(remove) & set(case.tags):
        raise RefusedError(
            f"Case {case.id} has the tags {', '.join(case.tags) or '(none)'}; nothing was changed.",
            hint=f"factcheck tag {case.id} +TAG",
        )


def apply(case: Case, event: Event) -> Case:
    """Taking a tag away cancels only the additions that its author had seen."""
    gone = set(event.strings("remove"))
    kept = tuple(
        listed for listed in case.tagged if listed.value not in gone or not case.ancestry.saw(event.id, listed.event)
    )
    return replace(case, tagged=(*kept, *(Listed(tag, event.id) for tag in event.strings("add") if tag.strip())))
