"""The readable text of what was captured of a source."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.desk.copies import text_of_copy
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model.evidence import CapturedCopy, Evidence

LONGEST_TEXT = 400_000  # characters; what comes after them changes nothing about where a text is from
_LARGEST_COPY = 5 * 1024 * 1024  # bytes


def copy_texts(desk: Desk, pieces: Iterable[Evidence]) -> dict[str, str]:
    """The text of the newest copy of each piece that can be read as one, by the piece's id."""
    texts = {
        piece.id: next(filter(None, (_text(desk, copy) for copy in reversed(piece.copies))), "") for piece in pieces
    }
    return {piece: text for piece, text in texts.items() if text}


def _text(desk: Desk, copy: CapturedCopy) -> str:
    """The text of a copy, "" where it is gone, is no text, or needs a part that is not installed."""
    if copy.form:  # a drawing of a page that is there as it was sent
        return ""
    if text := text_of_copy(desk, copy.text_sha256):
        return text[:LONGEST_TEXT]
    from factcheck.intake.readers import read_article

    if copy.size > _LARGEST_COPY:
        return ""
    try:
        data = desk.store.read_capture(copy.sha256)
        name = f"copy.{copy.extension}" if copy.extension else ""
        return read_article(data, name=name, media_type=copy.media_type).text[:LONGEST_TEXT]
    except FactcheckError:
        return ""
