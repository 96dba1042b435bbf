"""An element of the claim was written down, or put in other words."""

from __future__ import annotations

from factcheck.errors import NotFoundError, RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.elements import ELEMENT_KINDS, Element
from factcheck.model.event import Event
from factcheck.model.ids import short_id
from factcheck.model.stamp import demand_words

KIND = "element-set"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """It has a kind and words, is there where it is to be changed, and is not there already where it is new."""
    command = f'factcheck element add {case.id} KIND "WORDS"'
    if event.field("element_kind") not in ELEMENT_KINDS:
        raise RefusedError(f"An element is {', '.join(ELEMENT_KINDS)}. Nothing was changed.", hint=command)
    demand_words(event, "text", what="An element needs its words.", command=command)
    if event.field("element"):
        demand_element(case, event.field("element"))
    same = (event.field("element_kind"), event.words("text").strip().casefold())
    if any((one.kind, one.text.casefold()) == same for one in case.elements):
        raise RefusedError(
            f"Case {case.id} has this element already. Nothing was changed.", hint=f"factcheck grid {case.id}"
        )


def apply(case: Case, event: Event) -> Case:
    """A new element comes last; a changed one keeps its place."""
    changed = event.field("element")
    if (
        event.field("element_kind") not in ELEMENT_KINDS
        or not event.words("text").strip()
        or changed in case.elements_removed
    ):
        return case
    made = Element(
        id=changed or short_id(event.id),
        kind=event.field("element_kind"),
        text=event.words("text").strip(),
        by=event.by,
        at=event.at,
        event=event.id,
    )
    if not changed:
        return replace(case, elements=(*case.elements, made))
    return replace(case, elements=tuple(made if one.id == changed else one for one in case.elements))


def demand_element(case: Case, identifier: str) -> Element:
    """The element that an event speaks of. Raises NotFoundError where the case has none of this id."""
    for element in case.elements:
        if element.id == identifier:
            return element
    raise NotFoundError(
        f"Case {case.id} has no element “{identifier}”. Nothing was changed.", hint=f"factcheck grid {case.id}"
    )
