"""The text in which claims were found, in every version that was seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.model.ancestry import Ancestry, Said, is_conflict, newest
from factcheck.model.case import Stamp
from factcheck.model.dataclass import dataclass, field
from factcheck.model.dates import PartialDate

DETAILS = ("url", "title", "publisher", "author", "published_on", "language", "source_name")


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One text of the article: its SHA-256 (over UTF-8), the words, and the bytes it was read from ("" if none kept).

    `marks` say where in the text a page or a time begins; `final_url` and `taken_at` where and when a page was captured, ""
    for a file.
    """

    sha256: str
    text: str
    raw_sha256: str
    raw_extension: str
    stamp: Stamp
    erased: bool = False
    marks: tuple[tuple[int, str], ...] = ()
    final_url: str = ""
    taken_at: str = ""


@dataclass(frozen=True, slots=True)
class Declined:
    """A sentence of the article that a person looked at and did not open a case for."""

    quote: str
    reason: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Article:
    """One article, folded from its events."""

    id: str
    ancestry: Ancestry = field(compare=False, repr=False)
    opened: Stamp
    updated: Stamp
    details: Mapping[str, tuple[Said[Any], ...]] = field(default_factory=dict)
    versions: tuple[ArticleVersion, ...] = ()
    declined: tuple[Declined, ...] = ()
    undone: tuple[str, ...] = ()
    unknown_kinds: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    clock: int = 0

    def detail(self, name: str) -> str:
        """The value of a detail that counts now, "" where none was given."""
        value = newest(self.details.get(name), "")
        return value if isinstance(value, str) else ""

    @property
    def url(self) -> str:
        return self.detail("url")

    @property
    def title(self) -> str:
        return self.detail("title")

    @property
    def publisher(self) -> str:
        return self.detail("publisher")

    @property
    def author(self) -> str:
        return self.detail("author")

    @property
    def published_on(self) -> PartialDate | None:
        """When the article was published; None where nobody said, or in words that are no date."""
        return PartialDate.read(self.detail("published_on"))

    @property
    def language(self) -> str:
        return self.detail("language")

    @property
    def current(self) -> ArticleVersion:
        """The newest version. An article has at least one."""
        return self.versions[-1]

    def version(self, digest: str) -> ArticleVersion | None:
        """The version whose text has this SHA-256."""
        return next((version for version in self.versions if version.sha256 == digest), None)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The names of details that two people set differently without seeing each other."""
        return tuple(name for name in sorted(self.details) if is_conflict(self.details[name]))
