"""Reads a web archive file (WARC): the page that it was made for, by the reader of that page's own format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.intake.readers.apart import demand_extra, take_apart
from factcheck.intake.readers.source import LARGEST_FILE, Reader, Source
from factcheck.model.proposal import Proposed, ReadArticle

_MEDIA_TYPE = "application/warc"
_GZIP = b"\x1f\x8b"


class WebArchive(Reader):
    """The reader of WARC, plain or compressed. `read_inner` reads the page that lies in it."""

    largest = LARGEST_FILE
    is_text = False

    def __init__(self, read_inner: Callable[[Source], ReadArticle]) -> None:
        self._read_inner = read_inner

    def recognises(self, source: Source) -> bool:
        """By how the content begins; compressed, by its name or media type too."""
        if source.data.startswith(b"WARC/"):
            return True
        named = source.name.lower().endswith((".warc", ".warc.gz")) or source.bare_media_type.startswith(_MEDIA_TYPE)
        return named and source.data.startswith(_GZIP)

    def read(self, source: Source) -> ReadArticle:
        """The archived page. Raises MissingExtraError, or UnreadableSourceError for what is broken or holds no page."""
        demand_extra("web", "a web archive file", "warcio")
        taken = take_apart("warc", source.data, source)
        inner = Source(taken.inner, source.name, taken.told["media_type"], is_page=True)
        read = self._read_inner(inner)
        return replace(
            read,
            raw=source.data,
            media_type=_MEDIA_TYPE,
            extension="warc",
            source_name=source.name,
            url=own_address(read.url, taken.told["url"], "the web archive"),
            final_url=taken.told["url"],
            taken_at=taken.told["taken_at"],
        )


def own_address(stated: Proposed | None, came_from: str, where: str) -> Proposed:
    """The address of a page: the one that it states for itself only where it is of the host that it came from."""
    if stated is not None and _host(stated.value) == _host(came_from):
        return stated
    return Proposed(came_from, where)


def _host(url: str) -> str:
    host = url.partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2]
    return host.lower().removeprefix("www.")
