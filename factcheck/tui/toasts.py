"""A notification whose toast never waits for less than no time.

Textual's timers never end where their time is negative, and hold the whole screen; a toast that is drawn anew in the moment
in which its time is up would be such a timer.
"""

from __future__ import annotations

from time import time

from textual.notifications import Notification

_LEAST = 0.01  # seconds


class Lasting(Notification):
    """What a toast says."""

    @property
    def time_left(self) -> float:
        """Seconds until it goes, and a moment where they are over."""
        return max(self.raised_at + self.timeout - time(), _LEAST)

    @property
    def has_expired(self) -> bool:
        """Whether its time is up."""
        return self.raised_at + self.timeout <= time()
