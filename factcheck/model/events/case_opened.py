"""A case was opened on one claim."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put, put_all, said
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.details import demand_details, readable_details
from factcheck.model.event import Event
from factcheck.model.ids import is_id
from factcheck.model.stages import TRIAGE
from factcheck.model.stamp import demand_words

KIND = "case-opened"
SUBJECT = "case"
DETAILS = (
    "claim", "claimant", "claimed_on", "appearance", "quote", "why", "checkable", "score", "reasons", "priority", "due",
    "times", "quantities", "names", "type", "type_because",
)  # fmt: skip


def check(case: Case, event: Event) -> None:
    """A case is opened once, under its id, with the words of its claim."""
    if case.stages:
        raise RefusedError(f"Case {case.id} is open already. Nothing was changed.", hint=f"factcheck show {case.id}")
    if not is_id(event.field("case")) or event.field("case") != case.id:
        raise RefusedError("A case is opened under its own id. Nothing was changed.", hint='factcheck open "CLAIM"')
    demand_words(event, "claim", what="A case needs the words of its claim.", command='factcheck open "CLAIM"')
    demand_details(event, DETAILS, command="factcheck open --help")


def apply(case: Case, event: Event) -> Case:
    """The case begins in triage with what was known."""
    values = {name: value for name, value in readable_details(event, DETAILS).items() if value != ""}
    if event.field("article"):
        values["article"] = event.field("article")
    return replace(
        case,
        details=put_all(case.details, values, event, case.ancestry),
        stages=put(case.stages, said(TRIAGE, event), case.ancestry),
    )
