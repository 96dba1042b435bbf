"""The claimant is asked for a reply, with a deadline."""

from __future__ import annotations

import pytest

from factcheck.errors import StageRefusedError
from factcheck.model.ids import short_id
from tests.model.making import CASE_ID, at_stage, opened

FIELDS = {"deadline": "2026-03-20"}


def test_a_request_says_whom_how_and_until_when_and_the_case_waits() -> None:
    copy = at_stage("researching")
    fields = {**FIELDS, "stage": "awaiting-reply"}
    event = copy.do("reply-requested", fields, to="Ivo Brandt", text="Is that so?", channel="e-mail")
    (request,) = copy.case.requests
    assert (request.id, request.to, request.text, request.channel, request.deadline, request.replies) == (
        short_id(event.id), "Ivo Brandt", "Is that so?", "e-mail", "2026-03-20", (),
    )  # fmt: skip
    assert copy.case.stage == "awaiting-reply"
    assert copy.case.open_request() == request


def test_a_request_that_moves_nothing_may_be_made_at_any_stage() -> None:
    copy = at_stage("published")
    copy.do("reply-requested", FIELDS, to="Ivo Brandt")
    assert copy.case.stage == "published"


def test_a_request_names_who_was_asked() -> None:
    assert opened().refusal("reply-requested", FIELDS, to=" ").hint.startswith(f"factcheck reply request {CASE_ID}")


@pytest.mark.parametrize(("deadline", "code"), [("", 2), ("soon", 2), ("2026", 3), ("2026-03", 3)])
def test_the_deadline_is_a_day(deadline: str, code: int) -> None:
    assert opened().refusal("reply-requested", {"deadline": deadline}, to="Ivo Brandt").exit_code == code


def test_a_case_that_is_not_researched_does_not_wait_for_a_reply() -> None:
    error = at_stage("open").refusal("reply-requested", {**FIELDS, "stage": "awaiting-reply"}, to="Ivo Brandt")
    assert isinstance(error, StageRefusedError)


def test_requests_made_apart_are_all_there() -> None:
    ana = at_stage("researching")
    ben = ana.fork("ben")
    ana.do("reply-requested", FIELDS, to="Ivo Brandt")
    ben.do("reply-requested", {"deadline": "2026-03-21"}, to="The town hall")
    assert {request.to for request in ana.merge(ben).case.requests} == {"Ivo Brandt", "The town hall"}


def test_a_request_that_was_erased_keeps_its_deadline() -> None:
    copy = opened()
    copy.erase(copy.do("reply-requested", FIELDS, to="Ivo Brandt"))
    copy.force("reply-requested", {"deadline": 3}, to=["x"])
    assert [(request.to, request.deadline) for request in copy.case.requests] == [("", "2026-03-20"), ("", "")]
