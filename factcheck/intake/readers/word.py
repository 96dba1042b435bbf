"""Reads a Word document (DOCX): its paragraphs and tables in the order in which they stand."""

from __future__ import annotations

from factcheck.intake.readers.apart import assemble, demand_extra, take_apart
from factcheck.intake.readers.source import LARGEST_FILE, Reader, Source
from factcheck.model.proposal import ReadArticle

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENT = b"word/document.xml"


class Word(Reader):
    """The reader of DOCX."""

    largest = LARGEST_FILE
    is_text = False

    def recognises(self, source: Source) -> bool:
        """A zip that is called a document by its name or media type, or that lists one among its parts."""
        if not source.data.startswith(b"PK\x03\x04"):
            return False
        return source.suffix == ".docx" or source.bare_media_type == _MEDIA_TYPE or _DOCUMENT in source.data

    def read(self, source: Source) -> ReadArticle:
        """The text of a document. Raises MissingExtraError, or UnreadableSourceError for what is broken or a bomb."""
        demand_extra("office", "a Word document", "docx", "defusedxml", "lxml")
        told = take_apart("word", source.data, source).told
        return assemble(source, told, media_type=_MEDIA_TYPE, extension="docx")
