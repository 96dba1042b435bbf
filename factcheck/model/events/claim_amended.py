"""A detail of the claim was written or changed: who, when, where, why it matters, how urgent it is."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put_all
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.details import demand_details, readable_details
from factcheck.model.event import Event

KIND = "claim-amended"
SUBJECT = "case"
DETAILS = ("claimant", "claimed_on", "appearance", "quote", "article", "why", "checkable", "priority", "due")


def check(case: Case, event: Event) -> None:
    """At least one detail is given, and each is what it can be. Raises RefusedError or InvalidDateError."""
    command = f"factcheck claim amend {case.id} --help"
    if not [name for name in DETAILS if event.value(name) is not None]:
        raise RefusedError("No detail of the claim was given, so nothing was changed.", hint=command)
    demand_details(event, DETAILS, command=command)


def apply(case: Case, event: Event) -> Case:
    """Each detail given takes the place of what its author had seen."""
    return replace(case, details=put_all(case.details, readable_details(event, DETAILS), event, case.ancestry))
