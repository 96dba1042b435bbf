"""What came back on a request joins that request."""

from __future__ import annotations

from tests.model.making import CASE_ID, at_stage, moment


def test_a_reply_joins_its_request_and_the_case_is_researched_again() -> None:
    copy = at_stage("awaiting-reply")
    request = copy.case.requests[0].id
    fields = {"request": request, "received_on": "2026-03-05", "stage": "researching"}
    copy.do("reply-received", fields, text="It was shut on most days.")
    assert [(reply.text, reply.received_on) for reply in copy.case.requests[0].replies] == [
        ("It was shut on most days.", "2026-03-05")
    ]
    assert copy.case.stage == "researching"
    assert copy.case.open_request() is None


def test_a_reply_without_a_day_came_when_it_was_written_down() -> None:
    copy = at_stage("awaiting-reply")
    copy.do("reply-received", {"request": copy.case.requests[0].id}, text="No.")
    assert copy.case.requests[0].replies[0].received_on == moment(0)[:10]
    assert copy.case.stage == "awaiting-reply"


def test_of_several_requests_the_newest_without_a_reply_is_open() -> None:
    copy = at_stage("awaiting-reply")
    copy.do("reply-requested", {"deadline": "2026-03-22"}, to="The town hall")
    first, second = copy.case.requests
    assert copy.case.open_request() == second
    copy.do("reply-received", {"request": second.id}, text="No.")
    assert copy.case.open_request() == first


def test_nobody_replies_who_was_not_asked() -> None:
    error = at_stage("researching").refusal("reply-received", {"request": "00000000"}, text="No.")
    assert error.hint.startswith(f"factcheck reply request {CASE_ID}")


def test_a_reply_has_words_and_its_day_is_a_date() -> None:
    copy = at_stage("awaiting-reply")
    request = copy.case.requests[0].id
    assert copy.refusal("reply-received", {"request": request}, text="").exit_code == 3
    assert copy.refusal("reply-received", {"request": request, "received_on": "today"}, text="No.").exit_code == 2


def test_a_reply_that_was_erased_still_answers_and_one_that_dangles_is_passed_over() -> None:
    copy = at_stage("awaiting-reply")
    copy.erase(copy.do("reply-received", {"request": copy.case.requests[0].id}, text="No."))
    copy.force("reply-received", {"request": "00000000"}, text="Lost.")
    copy.force("reply-received", {"request": None})
    assert [reply.text for reply in copy.case.requests[0].replies] == [""]
    assert copy.case.open_request() is None
