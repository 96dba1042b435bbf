"""Takes a web archive file apart: finds the page that it was made for.

Loaded only in the process that takes sources apart.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from factcheck.intake.readers.refusal import SourceRefusedError

_MOST_BYTES = 64 * 1024 * 1024  # of one page, unfolded
_MOST_RECORDS = 50_000
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown")
_REDIRECTS = ("301", "302", "303", "307", "308")
_SIDE_PATHS = ("/robots.txt", "/favicon.ico")


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    status: str
    media_type: str
    location: str
    taken_at: str


def take_warc(data: bytes) -> tuple[dict[str, Any], bytes]:
    """`url`, `media_type` and `taken_at` of the archived page, and its bytes.

    The page is where the first request ends up, redirects followed; of a file that begins with something else, its first
    whole page. Raises SourceRefusedError for what is broken or holds none.
    """
    from warcio.exceptions import ArchiveLoadFailed

    try:
        answers = [answer for answer, _body in _iterate(data, wanted="")]
        page = _find_page(answers)
        if page is None:
            raise SourceRefusedError("holds no page that could be read, only other files.", "Give the page itself.")
        body = next(body for answer, body in _iterate(data, wanted=page.url) if answer == page)
    except (
        ArchiveLoadFailed,
        EOFError,
        OSError,
        ValueError,
        StopIteration,
        LookupError,
        AttributeError,
        TypeError,
    ) as error:
        # warcio lets the errors of its own code through wherever a damaged file leads it astray.
        raise SourceRefusedError(
            "is a broken web archive file.", "Get the file again, or give the page itself."
        ) from error
    return {"url": page.url, "media_type": page.media_type, "taken_at": page.taken_at}, body


def _iterate(data: bytes, *, wanted: str) -> Iterator[tuple[_Answer, bytes]]:
    """The answers in the file; the bytes of those for the wanted address only."""
    from warcio.archiveiterator import ArchiveIterator

    for number, record in enumerate(ArchiveIterator(io.BytesIO(data))):
        if number > _MOST_RECORDS:
            return
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        if record.rec_type not in ("response", "resource") or not url.lower().startswith(("http://", "https://")):
            continue
        answer = _answer(record, url)
        yield answer, _read(record) if url == wanted else b""


def _answer(record: Any, url: str) -> _Answer:
    headers = record.http_headers
    if headers is None:
        media_type, status, location = record.content_type or "", "200", ""
    else:
        media_type, status = headers.get_header("Content-Type") or "", headers.get_statuscode()
        location = headers.get_header("Location") or ""
    taken_at = (record.rec_headers.get_header("WARC-Date") or "")[:19]
    return _Answer(url, status, media_type, location, f"{taken_at}Z" if taken_at else "")


def _read(record: Any) -> bytes:
    body = bytearray()
    stream = record.content_stream()
    while chunk := stream.read(1 << 16):
        body += chunk
        if len(body) > _MOST_BYTES:
            raise SourceRefusedError("holds a page that unfolds to more than 64 MB.")
    return bytes(body)


def _find_page(answers: list[_Answer]) -> _Answer | None:
    by_url: dict[str, _Answer] = {}
    for answer in answers:
        by_url.setdefault(answer.url, answer)
    starts = [answer for answer in answers if not answer.url.lower().endswith(_SIDE_PATHS)]
    reached = _follow(starts[0], by_url) if starts else None
    if reached is not None and _is_page(reached):
        return reached
    return next((answer for answer in starts if _is_page(answer)), None)


def _follow(answer: _Answer, by_url: dict[str, _Answer]) -> _Answer | None:
    for _ in range(10):
        if answer.status not in _REDIRECTS:
            return answer
        following = by_url.get(urljoin(answer.url, answer.location).partition("#")[0])
        if following is None:
            return None
        answer = following
    return None


def _is_page(answer: _Answer) -> bool:
    return answer.status == "200" and answer.media_type.partition(";")[0].strip().lower() in _PAGES
