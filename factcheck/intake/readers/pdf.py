"""Reads a PDF: its text page by page, so that a quote can say on which page it stands."""

from __future__ import annotations

from factcheck.intake.readers.apart import assemble, demand_extra, take_apart
from factcheck.intake.readers.source import LARGEST_FILE, Reader, Source
from factcheck.model.proposal import ReadArticle

_MEDIA_TYPE = "application/pdf"
_HEAD = 1024  # bytes among which the signature may stand, as in most readers of PDF


class Pdf(Reader):
    """The reader of PDF."""

    largest = LARGEST_FILE
    is_text = False

    def recognises(self, source: Source) -> bool:
        """By how the content begins; by name or media type only where it does not begin like a page."""
        head = source.data[:_HEAD].lstrip()
        if head.startswith(b"%PDF-"):
            return True
        return (source.suffix == ".pdf" or source.bare_media_type == _MEDIA_TYPE) and not head.startswith(b"<")

    def read(self, source: Source) -> ReadArticle:
        """The text of a PDF. Raises MissingExtraError, UnreadableSourceError for what is locked, broken or pictures."""
        demand_extra("office", "a PDF", "pypdf")
        told = take_apart("pdf", source.data, source).told
        return assemble(source, told, media_type=_MEDIA_TYPE, extension="pdf")
