"""Reads subtitles (SRT and WebVTT): what was said, and when, so that a quote can say its time."""

from __future__ import annotations

import re

from factcheck.intake.readers.apart import assemble, take_apart
from factcheck.intake.readers.decoding import decode
from factcheck.intake.readers.source import Reader, Source
from factcheck.model.proposal import ReadArticle

_MEDIA_TYPES = {"text/vtt": "vtt", "application/x-subrip": "srt", "text/srt": "srt"}
_SUFFIXES = {".vtt": "vtt", ".srt": "srt"}
_LOOKS_LIKE_SRT = re.compile(rb"\s*\d{1,6}[ \t]*\r?\n(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}[ \t]+-->")
_HEAD = 400


class Subtitles(Reader):
    """The reader of SRT and WebVTT."""

    def recognises(self, source: Source) -> bool:
        """By media type, by the file's name, or by how the content begins."""
        return bool(_format_of(source))

    def read(self, source: Source) -> ReadArticle:
        """What was said. Raises UnreadableSourceError for what is no text or has no cues."""
        text, notes = decode(source.data, stated=source.charset, title=source.title)
        told = take_apart("subtitles", text.encode(), source).told
        extension = _format_of(source)
        return assemble(
            source, {**told, "notes": [*notes, *told["notes"]]},
            media_type="text/vtt" if extension == "vtt" else "application/x-subrip", extension=extension,
        )  # fmt: skip


def _format_of(source: Source) -> str:
    found = _MEDIA_TYPES.get(source.bare_media_type, "") or _SUFFIXES.get(source.suffix, "")
    head = source.data[:_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    if not found and re.match(rb"WEBVTT[ \t\r\n]", head):
        return "vtt"
    return found or ("srt" if _LOOKS_LIKE_SRT.match(head) else "")
