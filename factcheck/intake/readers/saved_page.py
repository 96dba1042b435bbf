"""Reads a saved web page: the article's text out of the page's furniture, and the details its metadata states."""

from __future__ import annotations

import re

from factcheck.intake.readers.apart import assemble, demand_extra, take_apart
from factcheck.intake.readers.decoding import decode
from factcheck.intake.readers.source import Reader, Source
from factcheck.model.proposal import ReadArticle

_MEDIA_TYPES = {"text/html", "application/xhtml+xml"}
_SUFFIXES = {".html", ".htm", ".xhtml", ".xht"}
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_STATED_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HEAD = 8192


class SavedPage(Reader):
    """The reader of HTML."""

    def recognises(self, source: Source) -> bool:
        """By media type, by the file's name, or by how the content begins."""
        if source.bare_media_type in _MEDIA_TYPES or source.suffix in _SUFFIXES:
            return True
        head = source.data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
        return _LOOKS_LIKE_HTML.match(head.replace(b"\0", b"")) is not None

    def read(self, source: Source) -> ReadArticle:
        """The article of a page. Raises MissingExtraError without the extra, UnreadableSourceError for what has no text."""
        demand_extra("web", "a saved page", "trafilatura", "lxml")
        html, notes = decode(source.data, stated=_find_charset(source), title=source.title)
        taken = take_apart("page", html.encode(), source)
        told = {**taken.told, "notes": [*notes, *taken.told["notes"]]}
        return assemble(source, told, media_type="text/html", extension="html")


def _find_charset(source: Source) -> str:
    stated = _STATED_CHARSET.search(source.data[:_HEAD])
    return source.charset or (stated[1].decode("ascii") if stated else "")
