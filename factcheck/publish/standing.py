"""How a case stands before readers, from its stage, its verdict and what was published of it."""

from __future__ import annotations

from factcheck.model import stages
from factcheck.model.case import Case
from factcheck.model.verdict import Publication
from factcheck.publish.public_case import CHECKED, DRAFT, NOT_CHECKED, WITHDRAWN

BEING_REVIEWED = "being-reviewed"
BEING_CORRECTED = "being-corrected"

# How far the work on a case without a public verdict is. Why it stands there is the desk's own business.
_GROUPS = {
    stages.TRIAGE: "not-started",
    stages.OPEN: "not-started",
    stages.RESEARCHING: "being-researched",
    stages.AWAITING_REPLY: "awaiting-reply",
    stages.ON_HOLD: "on-hold",
    stages.CORRECTING: BEING_CORRECTED,
    stages.DECLINED: "declined",
    stages.DUPLICATE: "duplicate",
}
GROUPS = tuple(dict.fromkeys((*_GROUPS.values(), BEING_REVIEWED)))


def standing_of(case: Case, drafts: bool = False) -> str:
    """`checked`, `withdrawn`, `draft` (only where drafts are asked for) or `not-checked`."""
    if _has_public_verdict(case):
        return CHECKED
    if case.publications and not case.is_published:
        return WITHDRAWN
    return DRAFT if drafts and case.verdict is not None else NOT_CHECKED


def group_of(case: Case) -> str:
    """How far the work on a case is, in a word that tells readers nothing of the desk's inner life."""
    if case.is_disputed and case.stage != stages.CORRECTING:
        return BEING_REVIEWED
    if case.stage in stages.MOVES:
        return _GROUPS.get(case.stage, BEING_REVIEWED)
    return _GROUPS[stages.TRIAGE]


def standing_publications(case: Case) -> tuple[Publication, ...]:
    """The publications that no withdrawal took back, in their order."""
    return tuple(
        one
        for one in case.publications
        if all(case.ancestry.saw(one.event, withdrawal.event) for withdrawal in case.withdrawals)
    )


def _has_public_verdict(case: Case) -> bool:
    """Whether the verdict that stands was approved, or is the one that readers see now."""
    verdict = case.verdict
    if verdict is None:
        return False
    if any(one.verdict == verdict.event for one in standing_publications(case)):
        return True
    return case.stage == stages.APPROVED and bool(case.approvals)
