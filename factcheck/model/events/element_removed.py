"""An element was taken out of the claim's grid."""

from __future__ import annotations

from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.events.element_set import demand_element

KIND = "element-removed"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The element is there."""
    demand_element(case, event.field("element"))


def apply(case: Case, event: Event) -> Case:
    """The element goes, with what was tied to it; who changed it without seeing this does not bring it back."""
    gone = event.field("element")
    return replace(
        case,
        elements=tuple(one for one in case.elements if one.id != gone),
        elements_removed=case.elements_removed | {gone},
        element_ties=tuple(tie for tie in case.element_ties if tie.element != gone),
    )
