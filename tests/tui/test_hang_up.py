"""The desk hears that its terminal is gone, whoever had that passed over before."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from factcheck.tui.hang_up import hear_hang_ups

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The handling of the signal as it was."""
    before = signal.getsignal(signal.SIGHUP)
    yield
    signal.signal(signal.SIGHUP, before)


def test_a_hang_up_that_was_ignored_ends_the_desk_again() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    hear_hang_ups()
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_DFL


def test_whoever_handles_a_hang_up_goes_on_doing_so() -> None:
    def handle(*_told: object) -> None:
        return None

    signal.signal(signal.SIGHUP, handle)
    hear_hang_ups()
    assert signal.getsignal(signal.SIGHUP) is handle
