"""A change was undone: one more event, nothing is taken away."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.event import Event

KIND = "undone"
SUBJECT = "case"
NEVER = {
    "case-opened": 'factcheck stage {case} declined --because "WHY"',
    "published": 'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"',
    "corrected": 'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"',
    "withdrawn": 'factcheck stage {case} researching --because "WHY"',
}


def check(case: Case, event: Event) -> None:
    """What readers have seen and the opening of a case are not undone; neither is one thing twice."""
    for kind in event.strings("undone_kinds"):
        if kind in NEVER:
            hint = NEVER[kind].format(case=case.id)
            raise RefusedError(f"“{kind}” can't be undone: it is on record. Nothing was changed.", hint=hint)
    for target in event.strings("targets") or ("",):
        seen = target in case.heads or any(case.ancestry.saw(head, target) for head in case.heads)
        if target in case.undone or not seen:
            raise RefusedError(
                f"Case {case.id} has no such change to undo. Nothing was changed.", hint=f"factcheck history {case.id}"
            )


def apply(case: Case, event: Event) -> Case:  # noqa: ARG001 - the signature of every kind
    """Nothing: the fold passes over what was undone."""
    return case
