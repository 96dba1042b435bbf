"""A detail of the claim was written or changed: who, when, where, why it matters, how urgent it is."""

from __future__ import annotations

from dataclasses import replace

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put_all
from factcheck.model.case import UNKNOWN, Case
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event

KIND = "claim-amended"
SUBJECT = "case"
DETAILS = ("claimant", "claimed_on", "appearance", "quote", "article", "why", "checkable", "priority", "due")
CHECKABLE = ("checkable", "opinion", "forecast")


def check(case: Case, event: Event) -> None:
    """At least one detail is given, and dates are dates. Raises RefusedError or InvalidDateError."""
    given = [name for name in DETAILS if event.value(name) is not None]
    if not given:
        raise RefusedError(
            "No detail of the claim was given, so nothing was changed.", hint=f"factcheck claim amend {case.id} --help"
        )
    for name in ("claimed_on", "due"):
        value = event.words(name)
        if value and value != UNKNOWN:
            PartialDate.parse(value)


def apply(case: Case, event: Event) -> Case:
    """Each detail given takes the place of what its author had seen."""
    values = {name: event.value(name) for name in DETAILS if event.value(name) is not None}
    return replace(case, details=put_all(case.details, values, event, case.ancestry))
