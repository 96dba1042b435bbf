"""A change was undone: one more event, nothing is taken away."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.event import Event

KIND = "undone"
SUBJECT = "any"
ON_RECORD = {
    "case-opened": 'factcheck stage {case} declined --because "WHY"',
    "published": 'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"',
    "corrected": 'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"',
    "withdrawn": 'factcheck stage {case} researching --because "WHY"',
    "article-added": "factcheck article show {case}",
}


def check(state: Case | Article, event: Event) -> None:
    """What readers have seen and the opening of a file are not undone; neither is one thing twice."""
    recorded = _recorded(state)
    told = event.strings("undone_kinds")
    for kind in (*told, *(recorded[target] for target in event.strings("targets") if target in recorded)):
        if kind in ON_RECORD:
            hint = ON_RECORD[kind].format(case=state.id)
            raise RefusedError(f"“{kind}” can't be undone: it is on record. Nothing was changed.", hint=hint)
    for target in event.strings("targets") or ("",):
        seen = target in state.heads or any(state.ancestry.saw(head, target) for head in state.heads)
        if target in state.undone or not seen:
            what, hint = (
                ("Case", "factcheck history") if isinstance(state, Case) else ("Article", "factcheck article show")
            )
            raise RefusedError(
                f"{what} {state.id} has no such change to undo. Nothing was changed.", hint=f"{hint} {state.id}"
            )


def apply(state: Case | Article, event: Event) -> Case | Article:  # noqa: ARG001 - the signature of every kind
    """Nothing: the fold passes over what was undone."""
    return state


def _recorded(state: Case | Article) -> dict[str, str]:
    """The events that are on record with their kinds, whatever the undoing says that it undoes."""
    if isinstance(state, Article):
        return {state.opened.event: "article-added"}
    return {
        state.opened.event: "case-opened",
        **{publication.event: "published" for publication in state.publications},
        **{correction.event: "corrected" for correction in state.corrections},
        **{withdrawal.event: "withdrawn" for withdrawal in state.withdrawals},
    }
