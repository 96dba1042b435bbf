"""A standard of the desk was set aside for this case, by name and with a reason."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.stamp import demand_words
from factcheck.model.standards import STANDARDS
from factcheck.model.verdict import Override

KIND = "standard-overridden"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The standard exists and a reason is given."""
    names = [standard.name for standard in STANDARDS]
    if event.field("standard") not in names:
        raise NotFoundError(
            f"There is no standard “{event.field('standard')}”. Nothing was changed.",
            hint=f"The standards are: {', '.join(names)}.",
        )
    command = f'factcheck override {case.id} {event.field("standard")} --because "WHY"'
    demand_words(event, "because", what="Setting a standard aside needs a reason.", command=command)


def apply(case: Case, event: Event) -> Case:
    """The override stays in the history and counts from now on."""
    override = Override(event.field("standard"), event.words("because"), event.by, event.at, event.id)
    return replace(case, overrides=(*case.overrides, override))
