"""What can go wrong when a page is fetched, in words: what happened and what to do next."""

from __future__ import annotations

from typing import Any

from factcheck.errors import (
    AddressRefusedError,
    CaptureError,
    InsecureConnectionError,
    PageGoneError,
    PageRefusedError,
    PageTimeoutError,
)

OWN_COPY = "Save the page in your browser and give the file instead."


def explain_refusal(error: AddressRefusedError, url: str, *, is_first: bool) -> AddressRefusedError:
    """The refusal of an address with what to do: of the one that was given, or of one that it led to."""
    if not is_first:
        return AddressRefusedError(f"The page leads on to {url[:100]}. {error.message}", hint=OWN_COPY)
    hint = error.hint or "If you mean a page of your own network: the same command with --allow-private"
    return AddressRefusedError(error.message, hint=hint)


def explain_failure(error: Exception, host: str) -> CaptureError:
    """What went wrong on the way, in the words of whoever waits for the page."""
    import requests
    import urllib3

    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return InsecureConnectionError(
            f"{host} could not prove that it is what it says (its certificate is not valid). Nothing was read.",
            hint="Look at the clock of this machine and at the address; else " + OWN_COPY[0].lower() + OWN_COPY[1:],
        )
    slow = requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError
    if isinstance(error, slow) or _has_cause(error, slow):
        return too_slow(host)
    if isinstance(error, requests.exceptions.InvalidURL | ValueError) and not isinstance(error, OSError):
        return AddressRefusedError(f"“{host}” names no server of a page.", hint="Write it as https://host/page.")
    return CaptureError(f"The connection to {host} broke off before the page was whole.", hint="Try again later.")


def _has_cause(error: BaseException, kinds: Any) -> bool:
    """Whether an error came from another of these kinds, however often it was wrapped."""
    seen: list[BaseException] = [error]
    for one in seen:
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        seen += [found for found in inner if isinstance(found, BaseException) and found not in seen]
    return any(isinstance(one, kinds) for one in seen)


def too_slow(host: str) -> PageTimeoutError:
    """The error for a page that was not whole when the time was up."""
    return PageTimeoutError(f"{host} did not send the whole page in time.", hint="Try again later; else " + OWN_COPY)


def demand_page(host: str, status: int) -> None:
    """Raise where the answer is not the page."""
    if status in (404, 410):
        raise PageGoneError(
            f"The page is not there: {host} answered {status}.",
            status=status,
            hint="Look at the address, or for a copy in a web archive (https://web.archive.org).",
        )
    if status != 200:
        why = {
            401: "asks for a password",
            402: "asks for payment",
            403: "refuses to show the page",
            429: "wants fewer requests",
        }
        what = why.get(status, "has a fault" if status >= 500 else "did not send the page")
        raise PageRefusedError(f"{host} {what} (it answered {status}).", status=status, hint=OWN_COPY)
