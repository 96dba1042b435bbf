"""What a reader is given, and what makes something a reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from factcheck.model.proposal import ReadArticle


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a source with the file's name and the media type, "" where they are not known.

    `is_page` says that they came out of another file, so that a file within a file within a file has an end.
    """

    data: bytes
    name: str = ""
    media_type: str = ""
    is_page: bool = False

    @property
    def title(self) -> str:
        """How a message calls it."""
        return f"“{self.name}”" if self.name else "The text"

    @property
    def suffix(self) -> str:
        """The end of the file's name in small letters, with its dot: `.html`, or ""."""
        return "" if self.is_page else PurePath(self.name).suffix.lower()

    @property
    def bare_media_type(self) -> str:
        """The media type without its parameters, in small letters: `text/html`."""
        return self.media_type.partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the media type states, or ""."""
        _, _, after = self.media_type.lower().partition("charset=")
        return after.split(";")[0].strip(" \"'")


LARGEST_TEXT = 5 * 1024 * 1024  # bytes of a source that is text; nobody's article is longer
LARGEST_FILE = 64 * 1024 * 1024  # bytes of a source that holds pictures too


class Reader(Protocol):
    """Reads one format. `largest` is how many bytes a source of it may have, `is_text` whether it is text at bottom."""

    largest: int = LARGEST_TEXT
    is_text: bool = True

    def recognises(self, source: Source) -> bool:
        """Whether this reader is the one for a source, by media type, name or content."""
        ...

    def read(self, source: Source) -> ReadArticle:
        """The article. Raises UnreadableSourceError, or MissingExtraError where something must be installed first."""
        ...
