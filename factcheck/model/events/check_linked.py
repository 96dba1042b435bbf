"""The case was tied to another organisation's check, whose words are kept with the tie."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, Tie
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.stamp import demand_words, stamp_of

KIND = "check-linked"
SUBJECT = "case"
RELATIONS = ("same-claim", "adopted-from")


def check(case: Case, event: Event) -> None:
    """The tie is of a listed sort, to an entry, and carries the claim that was checked."""
    command = f"factcheck match {case.id} --same ENTRY"
    if event.field("relation") not in RELATIONS or not event.field("entry"):
        raise RefusedError(
            "A case is tied to an entry of the library, in a way that is listed. Nothing was changed.", hint=command
        )
    demand_words(event, "claim", what="The check needs the words of its claim.", command=command)


def apply(case: Case, event: Event) -> Case:
    """The tie stays with the case, with what the other organisation found."""
    told = {name: event.words(name) for name in ("claim", "rating", "publisher", "url", "checked_on")}
    tie = Tie(event.field("relation"), event.field("entry"), stamp_of(event), **told)
    return replace(case, ties=(*case.ties, tie))
