"""An address goes in: the page is captured before it is read, and tied to the article's version."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from factcheck.desk.intake import Given, take_in
from factcheck.desk.pages import read_named
from factcheck.desk.place import Desk
from factcheck.errors import (
    AddressRefusedError,
    MissingExtraError,
    PageGoneError,
    UnknownPersonError,
    UnreadableSourceError,
)
from factcheck.intake.readers import apart
from factcheck.model.canonical import sha256
from tests.desk.making import refused
from tests.intake.readers.making import PAGE, PROSE, make_pdf
from tests.web.serving import Site, serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
warcio = pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
HTML = "text/html; charset=utf-8"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with serving() as running:
        yield running


def captures(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.root.glob("captures/*/*"))


def test_a_page_is_captured_and_tied_to_the_version_that_was_read_from_it(desk: Desk, site: Site) -> None:
    from warcio.archiveiterator import ArchiveIterator

    site.page("/story", PAGE, content_type=HTML)
    start = site.page("/s", status=301, location="/story")
    taken = take_in(desk, read_named(desk, start, allow_private=True), Given())
    version = desk.store.read_article(taken.article.id).article.current
    assert version.text == "\n\n".join(PROSE)
    assert (version.raw_extension, version.final_url) == ("warc", site.url("/story"))
    assert version.taken_at.endswith("Z")
    assert captures(desk) == [f"{version.raw_sha256}.warc"]
    warc = desk.store.read_capture(version.raw_sha256)
    assert sha256(warc) == version.raw_sha256
    kinds = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
        for record in ArchiveIterator(io.BytesIO(warc))
    ]
    assert ("response", start) in kinds
    assert ("response", site.url("/story")) in kinds
    assert ("url", site.url("/story"), "the address it was fetched from") in taken.sources
    proposal = taken.candidates[0].proposal
    assert version.text[proposal.quote.start : proposal.quote.end] == proposal.quote.text


def test_the_same_page_again_is_recognised_and_a_changed_one_is_a_new_version(desk: Desk, site: Site) -> None:
    url = site.page("/story", PAGE, content_type=HTML)
    first = take_in(desk, read_named(desk, url, allow_private=True), Given())
    again = take_in(desk, read_named(desk, url, allow_private=True), Given())
    assert (again.article.id, again.is_new_version) == (first.article.id, False)
    site.page("/story", PAGE.replace(b"3 new wells", b"30 new wells"), content_type=HTML)
    changed = take_in(desk, read_named(desk, url, allow_private=True), Given())
    assert (changed.article.id, changed.is_new_version, len(changed.article.versions)) == (first.article.id, True, 2)


def test_a_pdf_at_an_address_keeps_its_pages(desk: Desk, site: Site) -> None:
    pytest.importorskip("pypdf")
    url = site.page(
        "/report", make_pdf([["The dam broke in 1952."], ["It cost 40 million."]]), content_type="application/pdf"
    )
    read = read_named(desk, url, allow_private=True)
    assert (read.marks, read.extension) == (((0, "page 1"), (24, "page 2")), "warc")


def test_an_address_of_this_machine_is_refused_unless_it_is_allowed(desk: Desk, site: Site) -> None:
    url = site.page("/story", PAGE, content_type=HTML)
    with refused(desk, AddressRefusedError) as caught:
        read_named(desk, url)
    assert "--allow-private" in caught.value.hint
    assert (site.connections, captures(desk)) == (0, [])


def test_a_page_that_is_gone_keeps_nothing(desk: Desk, site: Site) -> None:
    with refused(desk, PageGoneError):
        read_named(desk, site.url("/gone"), allow_private=True)
    assert captures(desk) == []


def test_nobody_fetches_nothing(desk: Desk, site: Site) -> None:
    desk.by = ""
    with refused(desk, UnknownPersonError):
        read_named(desk, site.page("/story", PAGE), allow_private=True)
    assert site.hits == []


def test_a_page_too_large_to_be_read_is_not_kept(desk: Desk, site: Site) -> None:
    url = site.page("/story", b"<html>" + b"<p>" * 2_000_000, content_type=HTML)
    with refused(desk, UnreadableSourceError) as caught:
        read_named(desk, url, allow_private=True)
    assert "up to 5 MB" in caught.value.message
    assert captures(desk) == []


def test_what_was_captured_is_kept_where_it_can_not_be_read(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.page("/story", b"<html><body></body></html>", content_type=HTML)
    with refused(desk, UnreadableSourceError) as caught:
        read_named(desk, url, allow_private=True)
    (kept,) = captures(desk)
    assert kept[:16] in caught.value.message
    monkeypatch.setattr(apart, "find_spec", lambda _name: None)
    with refused(desk, MissingExtraError):
        read_named(desk, url, allow_private=True)
