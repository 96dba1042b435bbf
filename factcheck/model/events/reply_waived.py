"""The claimant was not asked, for a reason that the trade accepts."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import Withdrawal

KIND = "reply-waived"
SUBJECT = "case"
REASONS = ("not-possible", "safety", "self-evident")


def check(case: Case, event: Event) -> None:
    """The reason is one of those that are listed."""
    if event.field("reason") not in REASONS:
        raise RefusedError(
            f"The claimant need not be asked only if it is {', '.join(REASONS)}. Nothing was changed.",
            hint=f"factcheck reply waive {case.id} {REASONS[0]}",
        )


def apply(case: Case, event: Event) -> Case:
    """Reasons add up in the order of events."""
    words = event.words("note")
    reason = f"{event.field('reason')}: {words}" if words else event.field("reason")
    waived = Withdrawal(reason, event.by, event.at, event.id)
    return replace(case, no_reply_reasons=(*case.no_reply_reasons, waived))
