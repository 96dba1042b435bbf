"""Captured copies: what is kept of a page or a file, with its readable text beside it, and how an event tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.evidence.sources import SourceFile
from factcheck.model.canonical import sha256
from factcheck.model.capture import Proposals
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import Draft
from factcheck.model.evidence import Evidence
from factcheck.model.proposal import ReadArticle
from factcheck.model.quoting import find_passage

NO_TEXTS: Mapping[str, str] = {}
LARGEST_TEXT = 5 * 1024 * 1024  # characters of a text that are kept beside a copy


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a source: the body of the event, the readable text ("" for none, then `unread` says why), and the
    details that it states with where they stand. `warc` is the record of a page that was read and is not kept yet."""

    body: dict[str, Any]
    text: str
    unread: str = ""
    details: Proposals = ()
    warc: bytes = b""


def keep_page(desk: Desk, url: str, *, allow_private: bool = False) -> Kept:
    """Fetch a page and keep it as WARC, with its readable text beside it where it has one. Raises as `read_page` does."""
    return keep_read(desk, read_page(url, allow_private=allow_private))


def keep_read(desk: Desk, kept: Kept) -> Kept:
    """Keep what was read of a page: its WARC and its text."""
    desk.store.keep_bytes(kept.warc, "warc")
    if kept.text:
        desk.store.keep_bytes(kept.text.encode("utf-8", "replace"), "txt")
    return replace(kept, warc=b"")


def read_page(url: str, *, allow_private: bool = False, texts: Mapping[str, str] = NO_TEXTS) -> Kept:
    """Fetch a page and read its text; nothing is kept yet. `texts` are those of pages read before, by the SHA-256 of their
    bytes: the same bytes are not taken apart again, which costs far more than to fetch them, and state no details then.

    Raises a CaptureError where it can't be fetched, MissingExtraError where the part that fetches is not installed.
    """
    from factcheck.web import fetch

    page = fetch(url, allow_private=allow_private)
    payload = sha256(page.body)
    body: dict[str, Any] = {
        "sha256": page.sha256,
        "extension": "warc",
        "media_type": page.media_type.partition(";")[0].strip().lower(),
        "size": len(page.body),
        "taken_at": page.fetched_at,
        "final_url": page.final_url,
        "tool": page.tool,
        "payload_sha256": payload,
    }
    if payload in texts:
        return replace(_with_words(body, texts[payload]), warc=page.warc)
    read, unread = _read(page.body, page.file_name, page.media_type, page.final_url, page.fetched_at, page.warc)
    return replace(_with_text(body, read, unread), warc=page.warc)


def keep_file(desk: Desk, file: SourceFile) -> Kept:
    """Keep a file of this machine by its content, with its readable text beside it where it has one."""
    digest = desk.store.keep_bytes(file.data, file.extension)
    body: dict[str, Any] = {
        "sha256": digest,
        "extension": file.extension,
        "media_type": file.media_type,
        "size": len(file.data),
        "taken_at": desk.moment,
        "final_url": "",
    }
    kept = _with_text(body, *_read_file(file))
    if kept.text:
        desk.store.keep_bytes(kept.text.encode("utf-8", "replace"), "txt")
    return kept


def details_of_source(desk: Desk, source: str) -> dict[str, str]:
    """What a page or a file says of itself: title, publisher, author and `published_on`, as far as it does.

    An address is fetched, which its server sees, and kept. Raises UsageError without a source, a CaptureError where a page
    can't be fetched, UnreadableSourceError for a file that can't be read, MissingExtraError.
    """
    from factcheck.errors import UsageError
    from factcheck.evidence.sources import is_address, read_file

    if not source:
        raise UsageError("Write the address or the file first.", hint="")
    kept = keep_page(desk, source) if is_address(source) else keep_file(desk, read_file(source))
    return {name: value for name, value, _ in kept.details}


def drafts_for(piece: Evidence, kept: Kept) -> list[Draft]:
    """The events of a copy of this piece: the copy, and whether its quote stands in it."""
    drafts = [Draft("copy-captured", {"evidence": piece.id}, kept.body)]
    return drafts + quote_drafts(piece.id, piece.quote, kept.text, str(kept.body["sha256"]))


def quote_drafts(evidence: str, quote: str, text: str, copy: str) -> list[Draft]:
    """The event that says how a quote stands in the text of a copy; none where there is no quote."""
    if not quote.strip():
        return []
    passage = find_passage(quote, text) if text else None
    state, found = (passage.state, passage.found) if passage else ("unread", "")
    differs = passage is not None and passage.state == "differs"
    body = {"quote": quote, "state": state, "found": found if differs else "", "copy": copy}
    return [Draft("quote-compared", {"evidence": evidence}, body)]


def text_of_copy(desk: Desk, text_sha256: str) -> str:
    """The readable text that was kept beside a copy, "" where there is none or it is gone."""
    if not text_sha256:
        return ""
    try:
        return desk.store.read_capture(text_sha256).decode("utf-8", "replace")
    except FactcheckError:
        return ""


def lacking(piece: Evidence, details: Proposals) -> Proposals:
    """Of the details that a source states, those that nobody has written yet; what a person wrote is never replaced."""
    return tuple(one for one in details if not piece.detail(one[0]))


def _with_text(body: dict[str, Any], read: ReadArticle | None, unread: str) -> Kept:
    kept = _with_words(body, read.text[:LARGEST_TEXT] if read else "")
    return replace(kept, unread=unread, details=_details(read) if read else ())


def _with_words(body: dict[str, Any], text: str) -> Kept:
    return Kept({**body, "text_sha256": sha256(text.encode("utf-8", "replace"))} if text else body, text)


def _read(
    data: bytes, name: str, media_type: str, final_url: str, taken_at: str, warc: bytes
) -> tuple[ReadArticle | None, str]:
    """The text of a page, or why it has none; that it has none takes nothing from the copy."""
    from factcheck.intake.readers import read_captured

    try:
        return read_captured(
            data, name=name, media_type=media_type, final_url=final_url, taken_at=taken_at, warc=warc
        ), ""  # fmt: skip
    except FactcheckError as error:
        return None, _without_ending(error)


def _read_file(file: SourceFile) -> tuple[ReadArticle | None, str]:
    from factcheck.intake.readers import read_article

    try:
        return read_article(file.data, name=file.name, media_type=file.media_type), ""
    except FactcheckError as error:
        return None, _without_ending(error)


def _without_ending(error: FactcheckError) -> str:
    return error.message.replace(" Nothing was changed.", "")


def _details(read: ReadArticle) -> Proposals:
    found = [(name, getattr(read, name)) for name in ("title", "publisher", "author")]
    details = [(name, one.value, one.source) for name, one in found if one is not None and one.value.strip()]
    if read.published_on is not None:
        details.append(("published_on", str(read.published_on[0]), read.published_on[1]))
    return tuple(details)
