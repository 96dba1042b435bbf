"""Asking an authority for a time stamp (RFC 3161 over HTTP, section 3.4): to the address that was named."""

from __future__ import annotations

from factcheck.errors import CaptureError
from factcheck.web.asking import ask

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


def fetch_time_stamp(url: str, request: bytes, *, allow_private: bool = False) -> bytes:
    """The answer of an authority to a request, not proved yet. Only the hash in the request is sent.

    Raises a CaptureError where there is none, MissingExtraError without the extra `web`.
    """
    headers = {"Content-Type": QUERY, "Accept": REPLY}
    answer = ask("POST", url, headers=headers, body=request, allow_private=allow_private)
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status != 200 or kind != REPLY:
        raise CaptureError(
            f"{url} gave no time stamp (status {answer.status}, {kind or 'nothing'}).",
            hint="Look whether this is the address of a time stamp authority; the anchor itself is written.",
        )
    return answer.body
