"""What an editor has to know of a case beside its summary: for the desk alone, never for readers."""

from __future__ import annotations

from factcheck.desk.place import Desk
from factcheck.model.case import Case, ReplyRequest
from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import Withdrawal
from factcheck.model.standards import StandardResult
from factcheck.model.verdict import Override, Review
from factcheck.verdicts.standards import check_standards


@dataclass(frozen=True, slots=True)
class EditorsMemo:
    """One case for its editor: the standards that are not met, those that were set aside by name and why, how the right of
    reply went, and what reviewers said of the verdict that stands."""

    case: Case
    unmet: tuple[StandardResult, ...]
    overrides: tuple[Override, ...]
    requests: tuple[ReplyRequest, ...]
    not_asked: tuple[Withdrawal, ...]
    reviews: tuple[Review, ...]


def editors_memo(desk: Desk, case_id: str) -> EditorsMemo:
    """The memo on a case, verified. Raises NotFoundError, AmbiguousIdError or DamagedFileError."""
    case = desk.store.read_case(case_id).case
    verdict = case.verdict
    return EditorsMemo(
        case=case,
        unmet=tuple(one for one in check_standards(case, desk.rules) if not one.met and not one.overridden_by),
        overrides=case.overrides,
        requests=case.requests,
        not_asked=case.no_reply_reasons,
        reviews=tuple(one for one in case.reviews if verdict is not None and one.verdict == verdict.event),
    )
