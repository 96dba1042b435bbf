"""Readers: from the bytes of a source to an article's text and the details that the source states.

One file per format. A reader is added by its own module and one line in `_READERS`; the first that recognises a source
reads it, and plain text comes last because it takes anything that is text.
"""

from __future__ import annotations

from factcheck.errors import UnreadableSourceError
from factcheck.intake.readers.foreign import find_foreign_format
from factcheck.intake.readers.plain_text import PlainText
from factcheck.intake.readers.saved_page import SavedPage
from factcheck.intake.readers.source import Reader, Source
from factcheck.model.proposal import ReadArticle

LARGEST_ARTICLE = 5 * 1024 * 1024  # bytes

_READERS: tuple[Reader, ...] = (SavedPage(), PlainText())


def read_article(data: bytes | str, *, name: str = "", media_type: str = "") -> ReadArticle:
    """Read an article from its bytes (or from text, as standard input may give it).

    `name` is the file's name and `media_type` what a server called it, both "" where unknown: with the content itself they
    choose the reader. Raises UnreadableSourceError for what is empty, larger than 5 MB, no text, or of a format that is
    not read; MissingExtraError where a part that reads the format is not installed.
    """
    source = Source(_to_bytes(data), name, media_type)
    _refuse_unreadable(source)
    reader = next(reader for reader in _READERS if reader.recognises(source))
    return reader.read(source)


def _to_bytes(data: bytes | str) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        # Bytes that were no UTF-8 reach a program's text as lone surrogates; this gives the bytes back.
        return data.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise UnreadableSourceError(
            "The text holds characters that are no characters. Nothing was changed.", hint="Save it as UTF-8 text."
        ) from error


def _refuse_unreadable(source: Source) -> None:
    if len(source.data) > LARGEST_ARTICLE:
        size = f"{len(source.data) / 1024 / 1024:.1f} MB"
        raise UnreadableSourceError(
            f"{source.title} is {size} large; articles of up to 5 MB are read. Nothing was changed.",
            hint="Copy the article's text into a text file and take that in.",
        )
    if foreign := find_foreign_format(source.data):
        raise UnreadableSourceError(
            f"{source.title} is {foreign}, which is not read. Nothing was changed.",
            hint="Copy the article's text into a text file, or save the page as HTML, and take that in.",
        )
    if b"\0" not in source.data and not source.data.strip():
        raise UnreadableSourceError(
            f"{source.title} is empty. Nothing was changed.", hint="Give a text or a saved page."
        )
