"""A site of forty pages on loopback, of every kind that a fact-checker's sources are: what each answers, and how it ends."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

from tests.intake.readers.making import make_pdf
from tests.web.serving import Site

CAPTURED, FAILED = "captured", "failed"
LARGE = 50 * 1024 * 1024
CHANGES, DIES = "/changes", "/dies"
QUOTE = "The harbour of Odmar took in 31 ships in the week of the storm"
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63606060f80f0001040100e3a1b5c10000000049454e44ae426082"
)


@dataclass(frozen=True)
class Expected:
    """How a page ends: its state, a part of the reason where it fails, the path it leads on to, and the bytes of it."""

    path: str
    state: str
    reason: str = ""
    ends_at: str = ""
    payload: bytes = b""


def story(number: int, ships: int = 31) -> bytes:
    """An invented story; the quoted sentence stands in the third paragraph."""
    told = [
        f"Report {number} of the harbour office of Odmar on the storm, written by the warden of pier {number}.",
        f"The wind tore {number + 2} roofs off the sheds, and the ferry to Lirra stayed in port for {number + 1} days.",
        f"The harbour of Odmar took in {ships} ships in the week of the storm, the warden said on Friday.",
        f"Repairs of pier {number} are to cost {number * 11 + 40} thousand crowns, according to the town council.",
    ]
    body = "".join(f"<p>{line}</p>" for line in told)
    head = f"<head><title>Report {number}</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><article>{body}</article></body></html>".encode()


def build(site: Site) -> list[Expected]:
    """Lay the forty pages on a site; what is to be expected of each, in the order in which they are asked for."""
    return [*_stories(site), *_files(site), *_leading_on(site), *_troubles(site)]


def _stories(site: Site) -> Iterator[Expected]:
    for number, path in enumerate([*(f"/story/{n}" for n in range(22)), CHANGES, DIES]):
        page = story(number)
        site.page(path, page, content_type="text/html; charset=utf-8")
        yield Expected(path, CAPTURED, payload=page)


def _files(site: Site) -> Iterator[Expected]:
    for number in range(4):
        data = make_pdf([[f"Accounts of Odmar, part {number}.", QUOTE + "."]], {"Title": f"Accounts {number}"})
        site.page(f"/accounts/{number}.pdf", data, content_type="application/pdf")
        yield Expected(f"/accounts/{number}.pdf", CAPTURED, payload=data)
    site.page("/photo.png", _PIXEL, content_type="image/png")
    yield Expected("/photo.png", CAPTURED, payload=_PIXEL)
    packed = gzip.compress(story(50), mtime=0)
    site.page("/packed", packed, content_type="text/html", content_encoding="gzip")
    yield Expected("/packed", CAPTURED, payload=story(50))
    site.answer("/large", _large)
    yield Expected("/large", CAPTURED)


def _leading_on(site: Site) -> Iterator[Expected]:
    site.page("/end", story(60), content_type="text/html")
    for step in range(4):
        site.page(f"/moved/{step}", status=302, location=f"/moved/{step - 1}" if step else "/end")
    yield Expected("/moved/0", CAPTURED, ends_at="/end", payload=story(60))
    yield Expected("/moved/3", CAPTURED, ends_at="/end", payload=story(60))
    site.page("/round", status=302, location="/round")
    yield Expected("/round", FAILED, "more than 5 times")
    site.page("/inside", status=302, location="http://10.0.0.1/router")
    yield Expected("/inside", FAILED, "10.0.0.1")
    site.page("/itself", status=301, location=f"http://localhost.:{site.port}/end")
    yield Expected("/itself", FAILED, "localhost")


def _troubles(site: Site) -> Iterator[Expected]:
    site.page("/missing", b"no such page", status=404)
    yield Expected("/missing", FAILED, "404")
    site.page("/broken", b"sorry", status=500)
    yield Expected("/broken", FAILED, "500")
    site.answer("/cut", _cut)
    yield Expected("/cut", FAILED, "")
    site.answer("/stalls", lambda handler: _stall(site, handler))
    yield Expected("/stalls", FAILED, "")


def _large(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/octet-stream")
    handler.send_header("Content-Length", str(LARGE))
    handler.end_headers()
    for _ in range(LARGE // 65536):
        handler.wfile.write(b"\0" * 65536)


def _cut(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"The beginning of a page that")
    handler.close_connection = True


def _stall(site: Site, handler: BaseHTTPRequestHandler) -> None:
    """Begins to answer and says nothing more until the site ends."""
    handler.send_response(200)
    handler.end_headers()
    site.ending.wait()
