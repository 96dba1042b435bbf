"""Formats that are recognised by their first bytes only to be refused with their name."""

from __future__ import annotations

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a spreadsheet, a presentation or a zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a recording or a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"SQLite format 3", "a database"),
)
_ARCHIVED_PAGE = (b"multipart/related", b"content-type:")


def find_foreign_format(data: bytes) -> str:
    """What a source is, if it is of a known format that is no text (`a PDF`), else ""."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    head = data[:2000].lower()
    if head.startswith((b"from:", b"mime-version:", b"content-type:")) and all(part in head for part in _ARCHIVED_PAGE):
        return "a page saved with its pictures in one MHTML file"
    return ""
