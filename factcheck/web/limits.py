"""How much of a page is fetched, for how long, and the deadline that ends what a server draws out."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`most_bytes` of one page, compression undone; `seconds` for the whole fetch, redirects included; `idle_seconds` for
    a connection on which nothing arrives."""

    most_bytes: int = 64 * 1024 * 1024
    seconds: float = 60.0
    idle_seconds: float = 20.0


class Deadline:
    """The end of a fetch. When it comes every watched connection is shut, which ends any wait on it.

    A limit on each single wait is not enough: a server that sends one byte every few seconds is never late.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    @property
    def remaining(self) -> float:
        """Seconds until the end, never less than 0."""
        return max(0.0, self._end - time.monotonic())

    @property
    def has_passed(self) -> bool:
        """Whether the time is up."""
        return self.remaining == 0.0

    def watch(self, connection: socket.socket) -> None:
        """Shut this connection too when the time is up, whatever is wrapped around it by then."""
        with self._lock:
            self._watched.append(connection.dup())
        if self.has_passed:
            self._shut()

    def end(self) -> None:
        """Stop watching."""
        self._timer.cancel()
        with self._lock:
            for watched in self._watched:
                watched.close()
            self._watched.clear()

    def _shut(self) -> None:
        with self._lock:
            for watched in self._watched:
                with contextlib.suppress(OSError):  # it has ended by itself
                    watched.shutdown(socket.SHUT_RDWR)
