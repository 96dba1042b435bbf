"""The claim was seen at another place."""

from __future__ import annotations

from factcheck.model.case import UNKNOWN, Appearance, Case
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.stamp import demand_words, stamp_of

KIND = "appearance-added"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """An appearance says where; when is a partial date or "unknown". Raises RefusedError or InvalidDateError."""
    command = f"factcheck claim appeared {case.id} WHERE"
    demand_words(event, "where", what="An appearance needs a place.", command=command)
    if event.words("when") not in ("", UNKNOWN):
        PartialDate.parse(event.words("when"))


def apply(case: Case, event: Event) -> Case:
    """A claim has one first appearance and any number of others."""
    appearance = Appearance(event.words("where"), event.words("when"), stamp_of(event))
    return replace(case, appearances=(*case.appearances, appearance))
