"""Asking a service a question: one request and a short answer, by the same checked connections as pages."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from importlib.util import find_spec
from urllib.parse import urlsplit

from factcheck.errors import MissingExtraError
from factcheck.model.dataclass import dataclass
from factcheck.web.failures import explain_failure
from factcheck.web.limits import Deadline, Limits
from factcheck.web.written import demand_fetchable

_LIMITS = Limits(most_bytes=1024 * 1024, seconds=120.0, idle_seconds=60.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: the status, its headers by their small names, and its bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"", allow_private: bool = False
) -> Answer:
    """Send one request. Raises a CaptureError where there is no answer, MissingExtraError without the extra `web`."""
    if find_spec("requests") is None or find_spec("warcio") is None:
        raise MissingExtraError(
            "Asking a service needs a part that is not installed: factcheck[web]. Nothing was sent.",
            hint="pipx inject factcheck 'factcheck[web]'   (or: pip install 'factcheck[web]')",
        )
    import requests
    import urllib3

    from factcheck.web.connecting import CheckedAdapter, Route
    from factcheck.web.fetching import AGENT

    host = demand_fetchable(url).netloc
    deadline = Deadline(_LIMITS.seconds)
    route = Route(deadline, _LIMITS.idle_seconds, lambda name, _port: allow_private and name == urlsplit(url).hostname)
    told = {"User-Agent": AGENT, "Connection": "close", **(headers or {})}
    if body:
        told.setdefault("Content-Type", "application/x-www-form-urlencoded")
    try:
        with requests.Session() as session, closing(CheckedAdapter(route)) as adapter:
            session.trust_env = False
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            with session.request(
                method, url, headers=told, data=body or None, stream=True, allow_redirects=False,
                timeout=_LIMITS.idle_seconds,
            ) as answer:  # fmt: skip
                read = answer.raw.read(_LIMITS.most_bytes, decode_content=True)
                return Answer(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, read)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise explain_failure(error, host) from error
    finally:
        deadline.end()
