"""Readers: from the bytes of a source to an article's text and the details that the source states.

One file per format. A reader is added by its own module and one line in `_READERS`; the first that recognises a source
reads it, and plain text comes last because it takes anything that is text. What has to be parsed is taken apart in a
process of its own (`apart`, `child`).
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.errors import UnreadableSourceError
from factcheck.intake.readers.foreign import find_foreign_format
from factcheck.intake.readers.markdown import Markdown
from factcheck.intake.readers.pdf import Pdf
from factcheck.intake.readers.plain_text import PlainText
from factcheck.intake.readers.saved_page import SavedPage
from factcheck.intake.readers.source import LARGEST_TEXT, Reader, Source
from factcheck.intake.readers.subtitles import Subtitles
from factcheck.intake.readers.web_archive import WebArchive, own_address
from factcheck.intake.readers.word import Word
from factcheck.model.proposal import ReadArticle

LARGEST_ARTICLE = LARGEST_TEXT  # bytes of an article that is text; office files and archives may be larger

_PAGE_READERS: tuple[Reader, ...] = (Pdf(), Word(), Markdown(), Subtitles(), SavedPage(), PlainText())


def read_article(data: bytes | str, *, name: str = "", media_type: str = "") -> ReadArticle:
    """Read an article from its bytes (or from text, as standard input may give it).

    `name` is the file's name and `media_type` what a server called it, both "" where unknown: with the content itself they
    choose the reader. Raises UnreadableSourceError for what is empty, too large, no text, broken, locked, or of a format
    that is not read; MissingExtraError where a part that reads the format is not installed.
    """
    return _read(Source(_to_bytes(data), name, media_type), _READERS)


def read_captured(
    data: bytes, *, name: str, media_type: str, final_url: str, taken_at: str, warc: bytes
) -> ReadArticle:
    """Read the article of a page that was fetched. The bytes it was read from are those of its WARC."""
    read = _read(Source(data, name, media_type, is_page=True), _PAGE_READERS)
    return replace(
        read,
        raw=warc,
        extension="warc",
        source_name="",
        url=own_address(read.url, final_url, "the address it was fetched from"),
        final_url=final_url,
        taken_at=taken_at,
    )


def check_size(data: bytes, *, name: str = "", media_type: str = "", is_page: bool = False) -> None:
    """Raise UnreadableSourceError for what is larger than its reader takes, or of a format that is not read."""
    source = Source(data, name, media_type, is_page=is_page)
    _refuse_unreadable(source, _choose(source, _PAGE_READERS if is_page else _READERS))


def _read(source: Source, readers: tuple[Reader, ...]) -> ReadArticle:
    reader = _choose(source, readers)
    _refuse_unreadable(source, reader)
    return reader.read(source)


def _choose(source: Source, readers: tuple[Reader, ...]) -> Reader:
    return next(reader for reader in readers if reader.recognises(source))


def _read_page(source: Source) -> ReadArticle:
    return _read(source, _PAGE_READERS)


_READERS: tuple[Reader, ...] = (WebArchive(_read_page), *_PAGE_READERS)


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


def _refuse_unreadable(source: Source, reader: Reader) -> None:
    if len(source.data) > reader.largest:
        size = f"{len(source.data) / 1024 / 1024:.1f} MB"
        raise UnreadableSourceError(
            f"{source.title} is {size} large; {_size_word(reader)} are read. Nothing was changed.",
            hint="Copy the article's text into a text file and take that in.",
        )
    if reader.is_text and (foreign := find_foreign_format(source.data)):
        raise UnreadableSourceError(
            f"{source.title} is {foreign}, which is not read. Nothing was changed.",
            hint="Copy the article's text into a text file, or save the page as HTML, and take that in.",
        )
    if b"\0" not in source.data and not source.data.strip():
        raise UnreadableSourceError(
            f"{source.title} is empty. Nothing was changed.", hint="Give a text or a saved page."
        )


def _size_word(reader: Reader) -> str:
    return f"{'articles' if reader.is_text else 'files'} of up to {reader.largest // 1024**2} MB"
