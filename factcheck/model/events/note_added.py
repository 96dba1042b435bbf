"""A note was written."""

from __future__ import annotations

from factcheck.model.case import Case, Note
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.ids import short_id
from factcheck.model.stamp import demand_words, stamp_of

KIND = "note-added"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """A note has words."""
    demand_words(event, "text", what="The note is empty.", command=f'factcheck note {case.id} "TEXT"')


def apply(case: Case, event: Event) -> Case:
    """Notes add up in the order of events."""
    return replace(case, notes=(*case.notes, Note(short_id(event.id), event.words("text"), stamp_of(event))))
