"""The claimant was asked for a reply, with a deadline."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, ReplyRequest
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.ids import short_id
from factcheck.model.movement import check_implied_move, move
from factcheck.model.stamp import stamp_of

KIND = "reply-requested"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """It says whom and until which day, and the case may wait for a reply now."""
    command = f"factcheck reply request {case.id} --to WHO --deadline 2030-01-31"
    if not event.words("to").strip():
        raise RefusedError("A request for a reply names who was asked. Nothing was changed.", hint=command)
    if PartialDate.parse(event.field("deadline")).day is None:
        raise RefusedError("The deadline of a request is a day. Nothing was changed.", hint=command)
    check_implied_move(case, event)


def apply(case: Case, event: Event) -> Case:
    """Requests add up in the order of events."""
    request = ReplyRequest(
        id=short_id(event.id),
        to=event.words("to"),
        text=event.words("text"),
        channel=event.words("channel"),
        deadline=event.field("deadline"),
        stamp=stamp_of(event),
    )
    return move(replace(case, requests=(*case.requests, request)), event)
