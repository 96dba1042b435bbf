"""Whoever was asked for a reply was asked again, and perhaps given more time."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, FollowUp, ReplyRequest
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.stamp import stamp_of

KIND = "reply-followed-up"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """Somebody was asked; a new deadline is a day and takes no time away."""
    request = next((one for one in case.requests if one.id == event.field("request")), None)
    if request is None:
        raise RefusedError(
            f"Nobody was asked for a reply in case {case.id}. Nothing was changed.",
            hint=f"factcheck reply request {case.id} --to WHO --deadline DATE",
        )
    deadline = event.field("deadline")
    command = f"factcheck reply follow-up {case.id} --deadline {request.deadline}"
    if deadline and PartialDate.parse(deadline).day is None:
        raise RefusedError("The deadline of a request is a day. Nothing was changed.", hint=command)
    if deadline and deadline < request.deadline:
        raise RefusedError(
            f"{request.to} was given until {request.deadline}; a follow-up takes no time away. Nothing was changed.",
            hint=command,
        )


def apply(case: Case, event: Event) -> Case:
    """It joins its request. Of deadlines that were set apart the last day counts, since somebody was promised it."""
    deadline = event.field("deadline")
    asked = FollowUp(event.words("text"), event.words("channel"), deadline, stamp_of(event))

    def followed(request: ReplyRequest) -> ReplyRequest:
        if request.id != event.field("request"):
            return request
        until = max(request.deadline, deadline) if PartialDate.read(deadline) else request.deadline
        return replace(request, follow_ups=(*request.follow_ups, asked), deadline=until)

    return replace(case, requests=tuple(followed(request) for request in case.requests))
