"""The right of reply: asking the claimant, what came back, or why nobody was asked."""

from __future__ import annotations

import pytest

from factcheck.desk.cases import ClaimDetails, amend_claim, move_stage
from factcheck.desk.place import Desk
from factcheck.desk.replies import receive_reply, request_reply, waive_reply
from factcheck.errors import InvalidDateError, NotFoundError, RefusedError, StageRefusedError, UsageError
from tests.desk.making import open_told, propose, read, refused, researched


def test_the_claimant_is_asked_for_a_week_where_nothing_else_is_said(desk: Desk) -> None:
    case = researched(desk)
    done = request_reply(desk, case, deadline="")
    request = done.case.requests[-1]
    assert (request.id, request.to, request.deadline) == (done.id, "Ivo Brandt", "2026-03-23")
    assert done.case.stage == "awaiting-reply"


def test_somebody_is_asked_by_name_until_a_day(desk: Desk) -> None:
    case = researched(desk)
    request_reply(desk, case, deadline="2026-03-21", to="the town hall", text=" Why 40? ", channel="by mail")
    request = read(desk, case).requests[-1]
    assert (request.to, request.text, request.channel, request.deadline) == (
        "the town hall", "Why 40?", "by mail", "2026-03-21",
    )  # fmt: skip
    request_reply(desk, case, deadline="2026-03-22", to="the builders")
    assert [one.to for one in read(desk, case).requests] == ["the town hall", "the builders"]
    assert read(desk, case).stage == "awaiting-reply"


@pytest.mark.parametrize(
    ("deadline", "error"),
    [("2026-03-15", UsageError), ("soon", InvalidDateError), ("2026-04", RefusedError)],
)
def test_a_deadline_is_a_day_to_come(desk: Desk, deadline: str, error: type[RefusedError]) -> None:
    case = researched(desk)
    with refused(desk, error):
        request_reply(desk, case, deadline=deadline)


def test_nobody_is_asked_for_a_reply_where_nobody_knows_who_said_it(desk: Desk) -> None:
    case = researched(desk)
    amend_claim(desk, case, details=ClaimDetails(claimant="unknown"))
    with refused(desk, RefusedError):
        request_reply(desk, case, deadline="2026-03-21")
    assert request_reply(desk, case, deadline="2026-03-21", to="whoever").case.requests[-1].to == "whoever"


def test_a_case_waits_only_where_it_is_researched(desk: Desk) -> None:
    case = open_told(desk)
    with refused(desk, StageRefusedError):
        request_reply(desk, case, deadline="2026-03-21")


def test_a_reply_joins_the_newest_open_request_and_the_case_goes_on(desk: Desk) -> None:
    case = researched(desk)
    first = request_reply(desk, case, deadline="2026-03-21", to="the town hall").id
    second = request_reply(desk, case, deadline="2026-03-21", to="the builders").id
    done = receive_reply(desk, case, " It was 31. ")
    assert done.case.stage == "researching"
    assert {request.id: len(request.replies) for request in done.case.requests} == {first: 0, second: 1}
    receive_reply(desk, case, "No comment.", request=first[:4], received_on="2026-03-20")
    reply = read(desk, case).requests[0].replies[0]
    assert (reply.text, reply.received_on) == ("No comment.", "2026-03-20")
    late = receive_reply(desk, case, "And one more thing.")
    assert [len(request.replies) for request in late.case.requests] == [1, 2]


def test_a_late_reply_leaves_a_drafted_case_drafted(desk: Desk) -> None:
    case = researched(desk)
    request_reply(desk, case, deadline="2026-03-21")
    propose(desk, case)
    assert receive_reply(desk, case, "We stand by it.").case.stage == "drafted"


def test_a_reply_nobody_asked_for_is_refused_with_the_command_to_ask(desk: Desk) -> None:
    case = researched(desk)
    with refused(desk, RefusedError) as caught:
        receive_reply(desk, case, "It was 31.")
    assert caught.value.hint.startswith(f"factcheck reply request {case} ")
    request_reply(desk, case, deadline="2026-03-21")
    with refused(desk, NotFoundError):
        receive_reply(desk, case, "It was 31.", request="uuuu")
    with refused(desk, InvalidDateError):
        receive_reply(desk, case, "It was 31.", received_on="soon")
    with refused(desk, RefusedError):
        receive_reply(desk, case, "  ")


def test_to_wait_without_a_request_is_refused(desk: Desk) -> None:
    case = researched(desk)
    with refused(desk, StageRefusedError) as caught:
        move_stage(desk, case, "awaiting-reply")
    assert caught.value.hint.startswith(f"factcheck reply request {case} ")


def test_it_is_said_why_nobody_was_asked(desk: Desk) -> None:
    case = researched(desk)
    with refused(desk, RefusedError) as caught:
        waive_reply(desk, case, "no-time")
    assert "self-evident" in caught.value.message
    waive_reply(desk, case, "self-evident", " the figure is his own ")
    assert read(desk, case).no_reply_reasons[-1].reason == "self-evident: the figure is his own"
