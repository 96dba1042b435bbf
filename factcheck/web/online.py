"""Whether this machine has a way to the internet, and whether a failure came from having none. Nothing is sent for it."""

from __future__ import annotations

import socket

from factcheck.errors import CaptureError, NameNotFoundError

# Addresses for documentation (RFC 5737, 3849): nobody answers there, and naming one for datagrams sends none.
_PLACES = ((socket.AF_INET, ("192.0.2.1", 9)), (socket.AF_INET6, ("2001:db8::1", 9)))


def is_online() -> bool:
    """Whether the system knows a way to any address outside."""
    return any(_has_way(family, place) for family, place in _PLACES)


def is_for_want_of_network(error: CaptureError) -> bool:
    """Whether a page could not be fetched because this machine is not online, and not because of the page."""
    if isinstance(error, NameNotFoundError):
        cause = error.__cause__
        is_passing = isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_AGAIN
        return is_passing or not is_online()
    return type(error) is CaptureError and not is_online()


def _has_way(family: int, place: tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect(place)
    except OSError:
        return False
    return True
