"""An answer came back on a request for a reply."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case, Reply, ReplyRequest
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.movement import check_implied_move, move
from factcheck.model.stamp import demand_words, stamp_of

KIND = "reply-received"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """Somebody was asked, and the answer has words, or says that they declined to comment."""
    if event.field("request") not in {request.id for request in case.requests}:
        raise RefusedError(
            f"Nobody was asked for a reply in case {case.id}. Nothing was changed.",
            hint=f"factcheck reply request {case.id} --to WHO --deadline DATE",
        )
    if event.fields.get("declined") is not True:
        demand_words(event, "text", what="The reply is empty.", command=f'factcheck reply receive {case.id} "TEXT"')
    if event.field("received_on"):
        PartialDate.parse(event.field("received_on"))
    check_implied_move(case, event)


def apply(case: Case, event: Event) -> Case:
    """The reply joins its request."""
    declined = event.fields.get("declined") is True
    reply = Reply(event.words("text"), event.field("received_on") or event.at[:10], stamp_of(event), declined)

    def with_reply(request: ReplyRequest) -> ReplyRequest:
        return replace(request, replies=(*request.replies, reply)) if request.id == event.field("request") else request

    return move(replace(case, requests=tuple(with_reply(request) for request in case.requests)), event)
