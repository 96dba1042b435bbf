"""The right of reply: asking the claimant, with a deadline; what came back; or why nobody was asked."""

from __future__ import annotations

from datetime import timedelta

from factcheck.desk.cases import Done, change_case, one_event
from factcheck.desk.evidence import resolve_within
from factcheck.desk.place import Desk
from factcheck.errors import RefusedError, UsageError
from factcheck.model.case import UNKNOWN, Case
from factcheck.model.change import Change
from factcheck.model.dates import PartialDate, parse_instant
from factcheck.model.event import Draft
from factcheck.model.stages import AWAITING_REPLY, RESEARCHING

DAYS_TO_ANSWER = 7


def request_reply(desk: Desk, case_id: str, *, deadline: str, to: str = "", text: str = "", channel: str = "") -> Done:
    """Log that the claimant was asked, until which day, and wait for the answer.

    `to` is the claimant, and the deadline a week from now, where not given.
    """
    day = PartialDate.parse(deadline or str(parse_instant(desk.moment).date() + timedelta(days=DAYS_TO_ANSWER)))
    if str(day) < desk.today:
        raise UsageError(
            f"The deadline {day} is past. Nothing was changed.",
            hint=f"Give a day from {desk.today} on with --deadline.",
        )

    def edit(change: Change[Case]) -> None:
        case = change.state
        whom = to or (case.claimant.name if case.claimant and case.claimant.name.casefold() != UNKNOWN else "")
        stage = {} if case.stage == AWAITING_REPLY else {"stage": AWAITING_REPLY}
        body = {"to": whom, "text": text.strip(), "channel": channel}
        change.add(Draft("reply-requested", {"deadline": str(day), **stage}, body))

    return change_case(desk, case_id, edit, "request")


def receive_reply(desk: Desk, case_id: str, text: str, *, request: str = "", received_on: str = "") -> Done:
    """Record an answer; the case goes back to being researched. `request` is the newest open one where not given."""
    if received_on:
        received_on = str(PartialDate.parse(received_on))

    def edit(change: Change[Case]) -> None:
        case = change.state
        identifier = _request_of(case, request)
        stage = {"stage": RESEARCHING} if case.stage == AWAITING_REPLY else {}
        fields = {"request": identifier, "received_on": received_on or desk.today, **stage}
        change.add(Draft("reply-received", fields, {"text": text.strip()}))

    return change_case(desk, case_id, edit, "reply")


def waive_reply(desk: Desk, case_id: str, reason: str, note: str = "") -> Done:
    """Say why the claimant was not asked, by one of the reasons that are listed."""
    return one_event(desk, case_id, Draft("reply-waived", {"reason": reason}, {"note": note.strip()}), "reason")


def _request_of(case: Case, prefix: str) -> str:
    if prefix:
        return resolve_within(case, prefix, tuple(request.id for request in case.requests), "request")
    newest = case.open_request() or (case.requests[-1] if case.requests else None)
    if newest is None:
        raise RefusedError(
            f"Nobody was asked for a reply in case {case.id}. Nothing was changed.",
            hint=f"factcheck reply request {case.id} --to WHO --deadline DATE",
        )
    return newest.id
