"""Somebody looked at another case, or at an entry of the library, and found that its claim is a different one."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, Tie
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.ids import is_id
from factcheck.model.stamp import stamp_of

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
    """The decision stays with the case, so that comparing claims does not ask again."""
    other = event.field("case_apart") or event.field("entry")
    tie = Tie("different", other, stamp_of(event), because=event.words("because"))
    return replace(case, ties=(*case.ties, tie))
