"""Somebody looked at another case, or at an entry of the library, and found that its claim is a different one."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.event import Event
from factcheck.model.ids import is_id

KIND = "told-apart"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """It names another case, or an entry of the library."""
    other, entry = event.field("case_apart"), event.field("entry")
    if bool(other) == bool(entry) or (other and (not is_id(other) or other == case.id)):
        raise RefusedError(
            "A claim is told apart from that of another case, or of an entry of the library. Nothing was changed.",
            hint=f"factcheck match {case.id} --different ID",
        )


def apply(case: Case, event: Event) -> Case:
    """The case stays as it is: the history keeps the decision, and comparing claims reads it there."""
    del event
    return case
