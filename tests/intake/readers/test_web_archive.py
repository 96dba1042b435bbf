"""WARC: the page that the file was made for, by the reader of that page's format."""

from __future__ import annotations

import pytest

from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.intake.readers import apart, read_article, read_captured
from factcheck.model.proposal import Proposed
from tests.intake.readers.making import PAGE, PROSE, make_pdf, make_warc

pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytestmark = pytest.mark.usefixtures("in_process")

URL = "https://courier.example/wells"
HTML = {"Content-Type": "text/html; charset=utf-8"}
STORY = (URL, "200 OK", HTML, PAGE)


@pytest.mark.parametrize("gzip", [False, True])
def test_the_page_of_an_archive_is_read(gzip: bool) -> None:
    data = make_warc([STORY], gzip=gzip)
    read = read_article(data, name="wells.warc.gz" if gzip else "wells")
    assert read.text == "\n\n".join(PROSE)
    assert read.url == Proposed(URL, "the web archive")
    assert (read.raw, read.extension, read.final_url, read.taken_at) == (data, "warc", URL, "2026-02-03T10:20:30Z")


def test_redirects_are_followed_and_side_files_passed_over() -> None:
    data = make_warc([
        ("https://courier.example/robots.txt", "200 OK", {"Content-Type": "text/plain"}, b"User-agent: *"),
        ("http://courier.example/w", "301 Moved", {"Location": "/wells"}, b""),
        ("https://courier.example/other", "200 OK", HTML, b"<p>Another page altogether."),
        ("http://courier.example/wells", "200 OK", HTML, PAGE),
    ])  # fmt: skip
    assert read_article(data, name="a.warc").final_url == "http://courier.example/wells"


def test_an_archive_of_a_pdf_keeps_its_pages() -> None:
    pytest.importorskip("pypdf")
    read = read_article(
        make_warc([(f"{URL}.pdf", "200 OK", {"Content-Type": "application/pdf"}, make_pdf([["It broke."]]))])
    )
    assert (read.text, read.marks) == ("It broke.", ((0, "page 1"),))


def test_a_page_speaks_for_its_own_host_only() -> None:
    def stating(url: str) -> bytes:
        return PAGE.replace(b"<body>", f'<head><link rel="canonical" href="{url}"></head><body>'.encode())

    own = "https://www.courier.example/wells?clean"
    assert read_article(make_warc([(URL, "200 OK", HTML, stating(own))])).url == Proposed(own, "link rel=canonical")
    foreign = read_article(make_warc([(URL, "200 OK", HTML, stating("https://famous.example/wells"))]))
    assert foreign.url == Proposed(URL, "the web archive")
    fetched = read_captured(
        stating("https://famous.example/wells"), name="wells", media_type="text/html", final_url=URL,
        taken_at="2026-02-03T10:20:30Z", warc=b"WARC",
    )  # fmt: skip
    assert fetched.url == Proposed(URL, "the address it was fetched from")
    assert (fetched.raw, fetched.extension, fetched.source_name) == (b"WARC", "warc", "")


@pytest.mark.parametrize(
    "data",
    [
        make_warc([]),
        make_warc([(URL, "404 Gone", HTML, b"<p>Not here.")]),
        make_warc([("https://x.example/a.png", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG")]),
        make_warc([("https://x.example/", "302 Found", {"Location": "/"}, b"")]),
        b"WARC/1.0\r\nnonsense",
        make_warc([STORY])[:700],
        make_warc([STORY], gzip=True)[:300],
        b"\x1f\x8b" + b"x" * 99,
    ],
    ids=["empty", "gone", "a picture", "no end of redirects", "nonsense", "cut", "cut and packed", "not packed"],
)  # fmt: skip
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as refused:
        read_article(data, name="a.warc.gz")
    assert refused.value.hint
    assert "Nothing was changed" in refused.value.message


def test_an_archive_within_an_archive_is_no_page() -> None:
    inner = make_warc([(URL, "200 OK", {"Content-Type": "text/plain"}, make_warc([STORY]))])
    assert read_article(inner).text.startswith("WARC/1.0")


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"factcheck\[web\]"):
        read_article(make_warc([STORY]))
