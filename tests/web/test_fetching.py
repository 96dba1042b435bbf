"""What a fetch brings back, what it records, and how it ends where there is no page."""

from __future__ import annotations

import gzip
import io
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck.errors import (
    CaptureError,
    InsecureConnectionError,
    MissingExtraError,
    NameNotFoundError,
    PageGoneError,
    PageRefusedError,
    PageTimeoutError,
    PageTooLargeError,
    TooManyRedirectsError,
)
from factcheck.model.canonical import sha256
from factcheck.model.dates import is_instant
from factcheck.web import Fetched, Limits, fetch, fetching
from tests.web.serving import Site

PAGE = b"<html><p>The dam broke on Tuesday.</p></html>"
QUICK = Limits(most_bytes=100_000, seconds=0.6, idle_seconds=5)


def fetched(url: str, limits: Limits | None = None) -> Fetched:
    return fetch(url, limits=limits, allow_private=True)


def records(found: Fetched) -> list[tuple[str, str, bytes]]:
    """Kind, address and content of every record of a WARC whose digests agree."""
    return [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(found.warc), check_digests="raise")
    ]


def test_a_page_comes_with_how_it_was_reached(site: Site) -> None:
    site.page("/story.html", PAGE, content_type="text/html; charset=utf-8")
    site.page("/a", status=301, location="/b")
    site.page("/b", status=302, location="/story.html?id=1#top")
    found = fetched(site.url("/a"))
    assert (found.status, found.body, found.media_type) == (200, PAGE, "text/html; charset=utf-8")
    assert found.final_url == site.url("/story.html?id=1")
    assert [(hop.url, hop.ip, hop.status) for hop in found.hops] == [
        (site.url("/a"), "127.0.0.1", 301),
        (site.url("/b"), "127.0.0.1", 302),
        (site.url("/story.html?id=1"), "127.0.0.1", 200),
    ]
    assert is_instant(found.fetched_at)
    assert found.file_name == "story.html"
    assert "factcheck/" in found.tool
    assert "warcio/" in found.tool


def test_the_warc_holds_every_hop_as_it_went_over_the_wire(site: Site) -> None:
    packed = gzip.compress(PAGE)
    site.page("/page", packed, content_encoding="gzip", content_type="text/html")
    found = fetched(site.page("/start", b"moved", status=302, location="/page"))
    assert found.sha256 == sha256(found.warc)
    assert found.body == PAGE
    assert [(kind, url) for kind, url, _ in records(found)] == [
        ("warcinfo", None),
        ("response", site.url("/start")),
        ("request", site.url("/start")),
        ("response", site.url("/page")),
        ("request", site.url("/page")),
    ]
    assert [content for kind, _, content in records(found) if kind == "response"] == [b"moved", PAGE]
    assert packed in found.warc
    assert found.tool.encode() in found.warc


def test_a_page_in_chunks_is_whole_in_both(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"5\r\nThe d\r\n9\r\nam broke.\r\n0\r\n\r\n")

    found = fetched(site.answer("/", answer))
    assert found.body == b"The dam broke."
    assert records(found)[1][2] == b"The dam broke."


@pytest.mark.parametrize("packed", [zlib.compress(PAGE), zlib.compress(PAGE)[2:-4]], ids=["zlib", "raw"])
def test_both_meanings_of_deflate_are_undone(site: Site, packed: bytes) -> None:
    assert fetched(site.page("/", packed, content_encoding="deflate")).body == PAGE


def test_a_coding_that_is_not_understood_is_told(site: Site) -> None:
    with pytest.raises(CaptureError, match="compressed"):
        fetched(site.page("/", b"xx", content_encoding="zstd"))
    with pytest.raises(CaptureError, match="damaged"):
        fetched(site.page("/", b"xx", content_encoding="gzip"))


# Where there is no page


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_told_so(site: Site, status: int) -> None:
    with pytest.raises(PageGoneError) as gone:
        fetched(site.page("/", status=status))
    assert (gone.value.status, gone.value.exit_code) == (status, 6)
    assert gone.value.hint


@pytest.mark.parametrize(
    ("status", "what"), [(401, "password"), (403, "refuses"), (429, "fewer"), (500, "a fault"), (204, "not send")]
)
def test_a_page_that_is_refused_is_told_so(site: Site, status: int, what: str) -> None:
    with pytest.raises(PageRefusedError, match=what) as refused:
        fetched(site.page("/", b"" if status == 204 else b"no", status=status))
    assert refused.value.status == status
    assert refused.value.hint


def test_redirects_have_an_end(site: Site) -> None:
    with pytest.raises(TooManyRedirectsError):
        fetched(site.page("/", status=302, location="/"))
    assert len(site.hits) == fetching.MOST_REDIRECTS + 1


def test_five_redirects_are_followed(site: Site) -> None:
    for number in range(5):
        site.page(f"/{number}", status=302, location=f"/{number + 1}")
    site.page("/5", b"here")
    assert fetched(site.url("/0")).body == b"here"


def test_a_page_that_is_too_large_is_not_read_on(site: Site) -> None:
    sent = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while not site.ending.is_set():
                handler.wfile.write(b"<p>" * 10_000)
        finally:
            sent.set()

    with pytest.raises(PageTooLargeError, match="larger than"):
        fetched(site.answer("/", answer), Limits(most_bytes=1_000_000))
    assert sent.wait(10)


def test_a_page_that_unfolds_is_refused(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    with pytest.raises(PageTooLargeError):
        fetched(site.page("/", bomb, content_encoding="gzip"), Limits(most_bytes=1_000_000))


OK = b"HTTP/1.1 200 OK\r\n"
DRAWN_OUT = {
    "body": (OK + b"\r\n", b"x"),
    "header": (OK + b"X: ", b"x"),
    "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "silent": (b"", b""),
    "stalled": (OK + b"Content-Length: 9\r\n\r\nx", b""),
}


@pytest.mark.parametrize("kind", DRAWN_OUT)
def test_a_server_that_draws_it_out_is_left(site: Site, kind: str) -> None:
    before, what = DRAWN_OUT[kind]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(before)
        while not site.ending.wait(0.02):
            handler.wfile.write(what)
            handler.wfile.flush()

    with pytest.raises(PageTimeoutError):
        fetched(site.answer("/", answer), QUICK)


def test_a_connection_that_breaks_off_is_told(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf")

    with pytest.raises(CaptureError, match="broke off"):
        fetched(site.answer("/", answer))
    with pytest.raises(CaptureError, match="broke off"):
        fetched(site.answer("/nothing", lambda _handler: None))


def test_a_server_without_a_certificate_is_not_read(site: Site) -> None:
    with pytest.raises(InsecureConnectionError):
        fetched(f"https://127.0.0.1:{site.port}/")
    assert site.hits == []


def test_a_name_that_nobody_has_is_told() -> None:
    with pytest.raises(NameNotFoundError, match=r"nobody\.invalid"):
        fetch("http://nobody.invalid/")


def test_nobody_at_home_is_told(site: Site) -> None:
    with pytest.raises(CaptureError, match="can't be reached"):
        fetched("http://127.0.0.1:1/")
    assert site.hits == []


@pytest.mark.parametrize("part", ["requests", "warcio"])
def test_without_the_extra_one_sentence_names_it(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "find_spec", lambda name: None if name == part else object())
    with pytest.raises(MissingExtraError, match=r"factcheck\[web\]") as missing:
        fetch("https://daily.example/")
    assert "pip install 'factcheck[web]'" in missing.value.hint
