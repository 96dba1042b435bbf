"""The Wayback Machine as it answers: copies that are there or not, jobs that take their time, limits, refusals, faults."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from itertools import count
from typing import Any
from urllib.parse import parse_qs

import pytest

from factcheck.errors import (
    AddressRefusedError,
    ArchiveBusyError,
    ArchiveRefusedError,
    CaptureError,
    MissingKeysError,
    PageTimeoutError,
)
from factcheck.web.wayback import Keys, PublicSnapshot, look_up, save_page
from tests.web.serving import Site, serving

pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
PAGE = "https://records.example/1?a=b&c=d"
KEYS = Keys("access", "secret")
STAMP = "20261122101500"
DONE = {"status": "success", "job_id": "spn2-1", "original_url": PAGE, "timestamp": STAMP, "duration_sec": 6.2}
# The daily limit of one address comes with 200 and without a job.
DAILY = {"status": "error", "status_ext": "error:too-many-daily-captures",
         "message": "This URL has been already captured 5 times today."}  # fmt: skip
BLOCKED = {"status": "error", "status_ext": "error:blocked-url", "message": "This URL is excluded.", "job_id": "spn2-1"}


@pytest.fixture
def site() -> Iterator[Site]:
    """The service, on loopback."""
    with serving() as running:
        yield running


def answering(site: Site, path: str, *answers: Any, status: int = 200, **headers: str) -> list[dict[str, Any]]:
    """Answer a path with one JSON object after the other, the last for ever; what was asked."""
    asked: list[dict[str, Any]] = []
    turn = count()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length", 0))
        asked.append(
            {"headers": dict(handler.headers), "body": handler.rfile.read(length).decode(), "path": handler.path}
        )
        body = json.dumps(answers[min(next(turn), len(answers) - 1)]).encode()
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    site.answer(path, answer)
    return asked


def found(site: Site) -> PublicSnapshot | None:
    return look_up(PAGE, service=site.url("").rstrip("/"), allow_private=True)


def saved(site: Site, keys: Keys = KEYS, seconds: float = 0) -> PublicSnapshot:
    clock = count(0, seconds)
    service = site.url("").rstrip("/")
    return save_page(
        PAGE, keys, service=service, allow_private=True, wait=lambda _seconds: None, now=lambda: next(clock)
    )


def test_the_copy_that_is_there_is_found(site: Site) -> None:
    closest = {
        "available": True,
        "url": f"http://web.archive.org/web/{STAMP}/{PAGE}",
        "timestamp": STAMP,
        "status": "200",
    }
    asked = answering(site, "/wayback/available", {"url": PAGE, "archived_snapshots": {"closest": closest}})
    assert found(site) == PublicSnapshot(f"https://web.archive.org/web/{STAMP}/{PAGE}", "2026-11-22T10:15:00Z")
    assert parse_qs(asked[0]["path"].partition("?")[2]) == {"url": [PAGE]}


@pytest.mark.parametrize("told", [{}, {"archived_snapshots": {}}, {"archived_snapshots": None}, [], None])
def test_a_page_without_a_copy_has_none(site: Site, told: object) -> None:
    answering(site, "/wayback/available", told)
    assert found(site) is None


def test_a_page_is_saved_with_the_keys_of_the_user(site: Site) -> None:
    asked = answering(site, "/save", {"url": PAGE, "job_id": "spn2-1"})
    answering(site, "/save/status/spn2-1", {"status": "pending", "job_id": "spn2-1", "resources": []}, DONE)
    assert saved(site) == PublicSnapshot(f"https://web.archive.org/web/{STAMP}/{PAGE}", "2026-11-22T10:15:00Z")
    assert asked[0]["headers"]["Authorization"] == "LOW access:secret"
    assert asked[0]["headers"]["Accept"] == "application/json"
    assert parse_qs(asked[0]["body"])["url"] == [PAGE]


def test_without_keys_nothing_is_sent(site: Site) -> None:
    with pytest.raises(MissingKeysError, match="your own keys"):
        saved(site, Keys("", ""))
    assert site.connections == 0


@pytest.mark.parametrize(
    ("told", "status", "headers", "error", "words"),
    [
        ({"message": "You need to be logged in to use Save Page Now."}, 401, {}, MissingKeysError, "does not accept"),
        ({"message": "too many"}, 429, {"Retry-After": "60"}, ArchiveBusyError, "fewer requests"),
        (DAILY, 200, {}, ArchiveBusyError, "5 times today"),
        (BLOCKED | {"job_id": None}, 502, {}, ArchiveBusyError, "502"),
        ({"status": "error", "status_ext": "error:invalid-url-syntax", "message": "URL syntax is not valid."}, 200, {},
         ArchiveRefusedError, "syntax"),
        ({}, 200, {}, ArchiveRefusedError, "did not say why"), ("odd", 200, {}, ArchiveRefusedError, "did not say"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_the_service_said(
    site: Site, told: object, status: int, headers: dict[str, str], error: type[CaptureError], words: str
) -> None:
    answering(site, "/save", told, status=status, **headers)
    with pytest.raises(error, match=words) as caught:
        saved(site)
    assert caught.value.exit_code == 6
    assert caught.value.hint
    if headers:
        assert "60 seconds" in caught.value.hint


def test_a_job_may_fail_or_never_end(site: Site) -> None:
    answering(site, "/save", {"url": PAGE, "job_id": "spn2-1"})
    answering(site, "/save/status/spn2-1", {"status": "pending"}, BLOCKED)
    with pytest.raises(ArchiveRefusedError, match="excluded"):
        saved(site)
    answering(site, "/save/status/spn2-1", {"status": "pending"})
    with pytest.raises(PageTimeoutError, match="five minutes"):
        saved(site, seconds=100)
    answering(site, "/save/status/spn2-1", {**DONE, "timestamp": "yesterday"})
    with pytest.raises(ArchiveBusyError, match="nothing that is understood"):
        saved(site)


def test_a_service_inside_a_private_network_is_not_asked(site: Site) -> None:
    with pytest.raises(AddressRefusedError):
        look_up(PAGE, service=site.url("").rstrip("/"))
    assert site.connections == 0


def test_what_is_no_json_is_a_fault_of_the_service(site: Site) -> None:
    site.page("/wayback/available", b"<html>down</html>")
    with pytest.raises(ArchiveBusyError):
        found(site)
