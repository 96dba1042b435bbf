"""The claimant is not asked, for a reason that the trade accepts."""

from __future__ import annotations

import pytest

from factcheck.model.events.reply_waived import REASONS
from tests.model.making import BEN, CASE_ID, opened


@pytest.mark.parametrize("reason", REASONS)
def test_a_listed_reason_is_kept_with_its_note(reason: str) -> None:
    copy = opened()
    copy.do("reply-waived", {"reason": reason}, by=BEN, note="He died in 1970.")
    copy.do("reply-waived", {"reason": reason}, note="")
    assert [(one.reason, one.by == BEN) for one in copy.case.no_reply_reasons] == [
        (f"{reason}: He died in 1970.", True),
        (reason, False),
    ]


@pytest.mark.parametrize("reason", ["", "busy", "Safety"])
def test_another_reason_is_none(reason: str) -> None:
    error = opened().refusal("reply-waived", {"reason": reason}, note="So.")
    assert all(listed in error.message for listed in REASONS)
    assert error.hint == f"factcheck reply waive {CASE_ID} not-possible"


def test_a_reason_whose_note_was_erased_still_stands() -> None:
    copy = opened()
    copy.erase(copy.do("reply-waived", {"reason": "safety"}, note="She was threatened."))
    assert [one.reason for one in copy.case.no_reply_reasons] == ["safety"]
