"""What a toast waits for."""

from __future__ import annotations

from factcheck.tui.toasts import Lasting


def test_a_toast_whose_time_is_up_has_expired_and_still_waits_for_no_negative_time() -> None:
    over = Lasting("done", timeout=-1)
    assert over.has_expired
    assert over.time_left > 0
    assert not Lasting("done", timeout=5).has_expired
