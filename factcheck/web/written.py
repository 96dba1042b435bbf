"""Addresses as they are written: which of them may be asked at all, before any name is resolved."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from factcheck.errors import AddressRefusedError
from factcheck.web.failures import OWN_COPY

_LONGEST_ADDRESS = 8000


def demand_fetchable(url: str) -> SplitResult:
    """The parts of an address that may be asked. Raises AddressRefusedError."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefusedError("That is no address of a page.", hint="Write it as https://host/page.") from error
    if parts.scheme.lower() not in ("http", "https"):
        scheme = (parts.scheme or "an address without a scheme")[:40]
        raise AddressRefusedError(
            f"Only http and https are fetched, not {scheme}. No connection was made.",
            hint="Write it as https://host/page.",
        )
    if parts.username is not None or parts.password is not None:
        raise AddressRefusedError(
            "An address with a name or a password in it is not fetched: both would stand in the record.",
            hint=OWN_COPY,
        )
    if not parts.hostname or port == 0 or len(url) > _LONGEST_ADDRESS or not url.isprintable():
        raise AddressRefusedError("That is no whole address of a page.", hint="Write it as https://host/page.")
    return parts


def read_location(location: str) -> str:
    """A Location header as text: servers write UTF-8 into it, which arrives as Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return location.strip()
