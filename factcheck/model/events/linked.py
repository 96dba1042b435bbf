"""The case was tied to another case."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, Link
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.ids import is_id
from factcheck.model.stamp import stamp_of

KIND = "linked"
SUBJECT = "case"
RELATIONS = ("same-claim", "related", "follows")


def check(case: Case, event: Event) -> None:
    """The tie is of a known sort, to another case, and not there already."""
    relation, other = event.field("relation"), event.field("case_linked")
    hint = f"factcheck link {case.id} CASE --as {'|'.join(RELATIONS)}"
    if relation not in RELATIONS or not is_id(other) or other == case.id:
        raise RefusedError("A case is tied to another case, in a way that is listed. Nothing was changed.", hint=hint)
    if any(link.relation == relation and link.case == other for link in case.links):
        raise RefusedError(f"Case {case.id} is tied to {other} already. Nothing was changed.", hint=hint)


def apply(case: Case, event: Event) -> Case:
    """Ties add up in the order of events."""
    link = Link(event.field("relation"), event.field("case_linked"), stamp_of(event))
    return replace(case, links=(*case.links, link))
