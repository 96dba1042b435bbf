"""A search for evidence of the other side was recorded, whether it found something or not."""

from __future__ import annotations

from factcheck.model.case import Case, Note
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.ids import short_id
from factcheck.model.stamp import demand_words, stamp_of

KIND = "search-recorded"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """A search says where one looked and for what."""
    command = f'factcheck evidence searched {case.id} "WHERE, AND FOR WHAT"'
    demand_words(event, "text", what="The search has no words.", command=command)


def apply(case: Case, event: Event) -> Case:
    """Searches add up in the order of events."""
    search = Note(short_id(event.id), event.words("text"), stamp_of(event))
    return replace(case, searches=(*case.searches, search))
