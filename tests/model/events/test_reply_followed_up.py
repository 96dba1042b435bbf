"""Whoever was asked is asked again; it may give more time and never takes any away."""

from __future__ import annotations

import pytest

from tests.model.making import CASE_ID, at_stage


def test_a_follow_up_joins_its_request_and_may_give_more_time() -> None:
    copy = at_stage("awaiting-reply")
    request = copy.case.requests[0]
    copy.do("reply-followed-up", {"request": request.id}, text="Did it arrive?", channel="telephone")
    copy.do("reply-followed-up", {"request": request.id, "deadline": "2030-01-31"})
    asked = copy.case.requests[0]
    assert [(one.text, one.channel, one.deadline) for one in asked.follow_ups] == [
        ("Did it arrive?", "telephone", ""),
        ("", "", "2030-01-31"),
    ]
    assert asked.deadline == "2030-01-31"
    assert copy.case.stage == "awaiting-reply"


def test_of_deadlines_set_apart_the_last_day_counts() -> None:
    copy = at_stage("awaiting-reply")
    request = copy.case.requests[0].id
    for day in ("2030-02-28", "2030-01-31", "soon"):
        copy.force("reply-followed-up", {"request": request, "deadline": day})
    assert copy.case.requests[0].deadline == "2030-02-28"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"request": "00000000"}, 3), ({"deadline": "2001-01-01"}, 3), ({"deadline": "2030-01"}, 3), ({"deadline": "soon"}, 2)],
)  # fmt: skip
def test_nobody_is_given_less_time_or_a_month(fields: dict[str, str], code: int) -> None:
    copy = at_stage("awaiting-reply")
    error = copy.refusal("reply-followed-up", {"request": copy.case.requests[0].id, **fields})
    assert error.exit_code == code
    if code == 3:
        assert error.hint.startswith("factcheck reply ")
        assert CASE_ID in error.hint
