"""A piece of evidence was tied to an element of the claim with a stance, or loosened from it."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.elements import ElementTie
from factcheck.model.event import Event
from factcheck.model.events.element_set import demand_element
from factcheck.model.evidence import STANCES
from factcheck.model.stamp import demand_evidence

KIND = "evidence-tied"
SUBJECT = "case"
LOOSENED = ""  # the stance of a tie that is taken back


def check(case: Case, event: Event) -> None:
    """Evidence and element are there, the evidence counts, the stance is one of the trade, and something changes."""
    piece = demand_evidence(case, event.field("evidence"))
    element = demand_element(case, event.field("element"))
    stance = event.field("stance")
    command = f"factcheck evidence tie {case.id} {piece.id} {element.id} --stance STANCE"
    if stance not in (*STANCES, LOOSENED):
        raise RefusedError(f"A stance is {', '.join(STANCES)}. Nothing was changed.", hint=command)
    if stance and not piece.counts:
        raise RefusedError(
            f"Evidence {piece.id} of case {case.id} was withdrawn and says nothing any more. Nothing was changed.",
            hint=f"factcheck evidence list {case.id}",
        )
    if stance == stance_of(case, piece.id, element.id):
        what = f"{stance} this element already" if stance else "is not tied to this element"
        raise RefusedError(f"Evidence {piece.id} {what}; nothing was changed.", hint=f"factcheck grid {case.id}")


def apply(case: Case, event: Event) -> Case:
    """The tie takes the place of the one between the same two, if there is one."""
    evidence, element, stance = event.field("evidence"), event.field("element"), event.field("stance")
    others = tuple(tie for tie in case.element_ties if (tie.evidence, tie.element) != (evidence, element))
    known = stance in STANCES and element not in case.elements_removed
    return replace(case, element_ties=(*others, ElementTie(evidence, element, stance)) if known else others)


def stance_of(case: Case, evidence: str, element: str) -> str:
    """What a piece says of an element, "" where it is not tied to it."""
    ties = (tie.stance for tie in case.element_ties if (tie.evidence, tie.element) == (evidence, element))
    return next(ties, LOOSENED)
