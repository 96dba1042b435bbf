"""The address that is meant when somebody wants to look at a case where it can be seen."""

from __future__ import annotations

from factcheck.desk.place import Desk
from factcheck.errors import NotFoundError
from factcheck.evidence.sources import is_address


def link_of(desk: Desk, case_id: str, evidence: str = "") -> str:
    """The address of a piece of evidence, else of what was published, else of where the claim first appeared.

    It is an http or https address. Raises NotFoundError where the case has none.
    """
    case = desk.store.read_case(case_id).case
    piece = case.find_evidence(evidence) if evidence else None
    candidates = [piece.url if piece else "", *(one.url for one in reversed(case.publications)), case.appearance]
    found = next((one for one in candidates if one and is_address(one)), "")
    if not found:
        raise NotFoundError(
            f"There is no address in case {case.id}: neither of this evidence, nor of what was published, nor of where the "
            "claim appeared.",
            hint=f"factcheck show {case.id}",
        )
    return found
