"""The Wayback Machine of the Internet Archive: whether it has a copy of a page, and saving one with the user's own keys.

Only what a person asked for is told to the service. Sources: the availability API (https://archive.org/help/wayback_api.php)
and the Save Page Now 2 API, which answers some refusals with 200 and no job (`status_ext`, such as too many captures of one
address on a day), and others with 401 or 429.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from factcheck.errors import (
    ArchiveBusyError,
    ArchiveRefusedError,
    CaptureError,
    MissingKeysError,
    PageTimeoutError,
)
from factcheck.model.dataclass import dataclass
from factcheck.web.asking import Answer, ask

LOOK_UP = "https://archive.org"
SAVE = "https://web.archive.org"
KEYS_PAGE = "https://archive.org/account/s3.php"
_WAIT = 4.0  # seconds between two looks at a job
_LONGEST = 300.0  # seconds that a job is waited for
_BUSY = frozenset({
    "error:too-many-requests", "error:user-session-limit", "error:too-many-daily-captures", "error:celery",
    "error:job-failed", "error:service-unavailable", "error:gateway-timeout", "error:soft-time-limit-exceeded",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicSnapshot:
    """A copy in a public archive: its address, and when it was taken (UTC)."""

    url: str
    taken_at: str


@dataclass(frozen=True, slots=True)
class Keys:
    """A user's keys of the Internet Archive."""

    access: str
    secret: str


def look_up(url: str, *, service: str = LOOK_UP, allow_private: bool = False) -> PublicSnapshot | None:
    """The copy nearest to now that the Wayback Machine has of a page, None where it has none. Raises a CaptureError."""
    answer = ask("GET", f"{service}/wayback/available?url={quote(url, safe='')}", allow_private=allow_private)
    _demand_answer(answer, "The Wayback Machine")
    closest = _object(_object(_read(answer)).get("archived_snapshots")).get("closest")
    found = _object(closest)
    if not found or found.get("available") is not True or str(found.get("status", "200")) not in ("200", "-"):
        return None
    return _snapshot(str(found.get("url", "")), str(found.get("timestamp", "")))


def save_page(
    url: str,
    keys: Keys,
    *,
    service: str = SAVE,
    allow_private: bool = False,
    wait: Callable[[float], object] = time.sleep,
    now: Callable[[], float] = time.monotonic,
) -> PublicSnapshot:
    """Ask the Wayback Machine to save a page now, and wait until it did (at most five minutes).

    Raises MissingKeysError, ArchiveBusyError (a limit: later it may work), ArchiveRefusedError (this page can't be saved),
    PageTimeoutError, or another CaptureError.
    """
    if not keys.access or not keys.secret:
        raise _no_keys("To save a page there takes your own keys.")
    headers = {"Accept": "application/json", "Authorization": f"LOW {keys.access}:{keys.secret}"}
    body = urlencode({"url": url, "skip_first_archive": "1"}).encode()
    started = _object(_asked(ask("POST", f"{service}/save", headers=headers, body=body, allow_private=allow_private)))
    job = str(started.get("job_id", ""))
    if not job:
        raise _refusal(started)
    end = now() + _LONGEST
    while now() < end:
        wait(_WAIT)
        path = f"{service}/save/status/{quote(job, safe='')}"
        status = _object(_asked(ask("GET", path, headers=headers, allow_private=allow_private)))
        if status.get("status") == "success":
            stamp = str(status.get("timestamp", ""))
            return _snapshot(f"{SAVE}/web/{stamp}/{status.get('original_url') or url}", stamp)
        if status.get("status") != "pending":
            raise _refusal(status)
    raise PageTimeoutError(
        "The Wayback Machine did not finish in five minutes; it may do so yet.", hint="Look for the copy later."
    )


def _asked(answer: Answer) -> Any:
    if answer.status == 401:
        raise _no_keys("The Wayback Machine does not accept your keys.")
    _demand_answer(answer, "The Wayback Machine")
    return _read(answer)


def _demand_answer(answer: Answer, who: str) -> None:
    if answer.status == 429:
        after = answer.headers.get("retry-after", "")
        when = f"in {after} seconds" if after.isdigit() else "in a few minutes"
        raise ArchiveBusyError(f"{who} wants fewer requests.", hint=f"Try again {when}.")
    if answer.status != 200:
        raise ArchiveBusyError(f"{who} answered {answer.status}.", hint="Try again later.")


def _refusal(told: Mapping[str, Any]) -> CaptureError:
    """Why a page is not saved, in the words of the service."""
    code = str(told.get("status_ext", ""))
    why = str(told.get("message", "") or code or "it did not say why")[:300]
    if code in _BUSY:
        return ArchiveBusyError(f"The Wayback Machine does not save it now: {why}", hint="Try again later.")
    return ArchiveRefusedError(
        f"The Wayback Machine can't save this page: {why}", hint="The copy of your own desk stays."
    )


def _no_keys(why: str) -> MissingKeysError:
    return MissingKeysError(
        f"{why} Nothing was sent to be saved.",
        hint=f'Get them at {KEYS_PAGE} and write them into your own settings: [wayback] access = "…", secret = "…"',
    )


def _read(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise ArchiveBusyError("The Wayback Machine answered nothing that is understood.", hint="Try later.") from error


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _snapshot(url: str, stamp: str) -> PublicSnapshot:
    """A copy by its address and its time as the service writes it (YYYYMMDDhhmmss)."""
    if len(stamp) != 14 or not stamp.isdigit() or not url.startswith(("https://", "http://")):
        raise ArchiveBusyError("The Wayback Machine answered nothing that is understood.", hint="Try later.")
    day, clock = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}", f"{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}"
    return PublicSnapshot(url.replace("http://web.archive.org/", f"{SAVE}/", 1), f"{day}T{clock}Z")
