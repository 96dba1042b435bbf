"""The case was moved to another stage."""

from __future__ import annotations

from factcheck.model.allowed_moves import check_move
from factcheck.model.case import Case, Link
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.movement import move
from factcheck.model.stages import DUPLICATE
from factcheck.model.stamp import stamp_of

KIND = "stage-moved"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The move is allowed and its condition holds. Raises StageRefusedError."""
    check_move(case, event.field("stage"), event)


def apply(case: Case, event: Event) -> Case:
    """The case stands where it was moved; a duplicate is tied to the case it duplicates."""
    moved = move(case, event)
    if event.field("stage") == DUPLICATE and event.field("of"):
        return replace(moved, links=(*moved.links, Link("duplicate-of", event.field("of"), stamp_of(event))))
    return moved
