"""Reads Markdown: the words that a reader would see, without the signs that lay them out."""

from __future__ import annotations

from factcheck.intake.readers.apart import assemble, take_apart
from factcheck.intake.readers.decoding import decode
from factcheck.intake.readers.source import Reader, Source
from factcheck.model.proposal import ReadArticle

_MEDIA_TYPES = {"text/markdown", "text/x-markdown"}
_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}


class Markdown(Reader):
    """The reader of Markdown."""

    def recognises(self, source: Source) -> bool:
        """By media type or name only: nearly every text could be Markdown."""
        return source.bare_media_type in _MEDIA_TYPES or source.suffix in _SUFFIXES

    def read(self, source: Source) -> ReadArticle:
        """The text of the document. Raises UnreadableSourceError for what is no text."""
        text, notes = decode(source.data, stated=source.charset, title=source.title)
        told = take_apart("markdown", text.encode(), source).told
        told = {**told, "notes": [*notes, *told["notes"]]}
        return assemble(source, told, media_type="text/markdown", extension="md")
