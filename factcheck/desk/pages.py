"""Taking in what stands at an address: the page is captured before anything is read from it."""

from __future__ import annotations

from urllib.parse import urlsplit

from factcheck.desk.intake import read_source
from factcheck.desk.place import Desk
from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.evidence.sources import is_address
from factcheck.intake.readers import check_size, read_captured
from factcheck.model.proposal import ReadArticle


def read_named(desk: Desk, source: str, *, encoding: str = "", allow_private: bool = False) -> ReadArticle:
    """Read an article from an address, a file, or standard input where the source is `-`.

    `encoding` is that of a text, where somebody knows it. Raises what `read_source` and `read_page` raise.
    """
    if source != "-" and is_address(source):
        return read_page(desk, source, allow_private=allow_private)
    return read_source(source, encoding=encoding)


def read_page(desk: Desk, url: str, *, allow_private: bool = False) -> ReadArticle:
    """Fetch a page, keep it as WARC by its content, and read the article from it.

    `allow_private` allows an address inside a private network, if it is the one named. Raises a CaptureError where it
    can't be fetched, UnreadableSourceError or MissingExtraError where it can't be read; what was captured by then is kept.
    """
    from factcheck.web import fetch

    assert desk.who  # nobody fetches nothing: raises UnknownPersonError
    page = fetch(url, allow_private=allow_private)
    name = page.file_name or urlsplit(page.final_url).netloc
    check_size(page.body, name=name, media_type=page.media_type, is_page=True)
    kept = desk.store.keep_bytes(page.warc, "warc")
    try:
        return read_captured(
            page.body,
            name=name,
            media_type=page.media_type,
            final_url=page.final_url,
            taken_at=page.fetched_at,
            warc=page.warc,
        )
    except (UnreadableSourceError, MissingExtraError) as error:
        told = error.message.replace("Nothing was changed.", f"What was captured is kept (SHA-256 {kept[:16]}…).")
        raise type(error)(told, hint=error.hint) from error
