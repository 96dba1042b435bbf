"""A piece of evidence: a source and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.model.ancestry import Said, is_conflict, newest
from factcheck.model.dataclass import dataclass, field
from factcheck.model.dates import PartialDate
from factcheck.model.event import Who

STANCES = ("supports", "refutes", "context", "insufficient")
KINDS = ("primary", "secondary")
DETAILS = (
    "url", "file", "title", "publisher", "author", "quote", "stance", "kind", "origin", "interest", "published_on", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CapturedCopy:
    """The bytes that were seen: their SHA-256, ending, media type and size, when they were taken and from where.

    `text_sha256` is the readable text kept beside it, `payload_sha256` the page within a WARC, `tool` the programs that made
    it, `form` what it is where it is not the answer of the server itself (`html`, `png`, `pdf`: the page as a browser drew
    it); each "" where there is none.
    """

    sha256: str
    extension: str
    media_type: str
    size: int
    taken_at: str
    final_url: str
    event: str
    text_sha256: str = ""
    tool: str = ""
    form: str = ""
    payload_sha256: str = ""


@dataclass(frozen=True, slots=True)
class FailedCapture:
    """Why a page could not be captured: the name of the error, what it said, the address, by whom and when it was tried."""

    error: str
    reason: str
    url: str
    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """Whether a quote stands in a text: `state` is `exact`, `same-words`, `differs`, `missing` or `unread`; `found` is the
    nearest passage where it differs. `copy` is the SHA-256 of the captured copy that was looked into."""

    quote: str
    state: str
    found: str
    copy: str
    at: str


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """A copy that a public archive keeps: its address and when it was taken, as the archive says."""

    url: str
    taken_at: str
    at: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a source looked like when it was read again: `state` is `changed`, `gone` or `unchanged` (it is back).

    `evidence` is the piece, "" for the article of the claim; `quote` is the quoted passage and `after` the nearest one now;
    `text_sha256` is the text that was read, "" where there was none; `reason` is in words.
    """

    evidence: str
    article: str
    url: str
    state: str
    reason: str
    quote: str
    after: str
    text_sha256: str
    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A tombstone: why something no longer counts, who said so and when. What it stands on is kept."""

    reason: str
    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence. `details` keeps each detail as a register, so that two people who amended the same one apart
    both stay visible. `event` is the event that added it."""

    id: str
    event: str
    by: Who
    at: str
    details: Mapping[str, tuple[Said[Any], ...]]
    confidential_said: tuple[Said[bool], ...] = ()
    copies: tuple[CapturedCopy, ...] = ()
    failures: tuple[FailedCapture, ...] = ()
    findings: tuple[QuoteFinding, ...] = ()
    public_copies: tuple[PublicCopy, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    erased: bool = field(default=False)
    reply: str = ""  # the request that it is an answer to, "" where it is none

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
    def quote(self) -> str:
        return self.detail("quote")

    @property
    def stance(self) -> str:
        return self.detail("stance")

    @property
    def kind(self) -> str:
        return self.detail("kind")

    @property
    def origin(self) -> str:
        return self.detail("origin")

    @property
    def interest(self) -> str:
        return self.detail("interest")

    @property
    def published_on(self) -> PartialDate | None:
        """When the source was published; None where nobody said, or in words that are no date."""
        return PartialDate.read(self.detail("published_on"))

    @property
    def confidential(self) -> bool:
        """Set wins: of values set apart, one that says confidential counts until somebody who saw it clears it."""
        return any(value.value for value in self.confidential_said)

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.withdrawals)

    @property
    def counts(self) -> bool:
        """Whether a verdict may rest on it: not withdrawn, not erased."""
        return not self.is_withdrawn and not self.erased

    @property
    def failure(self) -> FailedCapture | None:
        """Why there is no copy: the last attempt, None where a copy is there, nothing was tried, or the address changed."""
        if self.copies or not self.failures or self.failures[-1].url != self.url:
            return None
        return self.failures[-1]

    @property
    def capture_state(self) -> str:
        """`captured`, `failed`, or `waiting` for an address that has no copy yet; "" where there is none."""
        if self.copies:
            return "captured"
        if not self.url:
            return ""
        return "failed" if self.failure else "waiting"

    @property
    def finding(self) -> QuoteFinding | None:
        """Whether its quote stands in a captured copy, None where nobody looked for the quote as it is now."""
        found = [finding for finding in self.findings if finding.quote == self.quote and self.quote]
        return found[-1] if found else None

    @property
    def name(self) -> str:
        """The best short name there is: title, publisher, file or url."""
        return self.title or self.detail("file") or self.publisher or self.url or "(untitled)"

    def conflicts(self) -> tuple[str, ...]:
        """The names of details that two people set differently without seeing each other."""
        return tuple([name for name, register in self.details.items() if len(register) > 1 and is_conflict(register)])


def by_source(pieces: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """All pieces in their order, those with the same address or the same captured bytes together in one group.

    Two people who add one source without seeing each other both keep their piece: it is grouped, never dropped.
    """
    ordered = tuple(pieces)
    groups: list[tuple[set[str], set[int]]] = []  # what marks a source, and the places of its pieces
    for place, piece in enumerate(ordered):
        marks = {piece.url, *(copy.sha256 for copy in piece.copies)} - {""}
        joined = [group for group in groups if group[0] & marks]
        groups = [group for group in groups if not group[0] & marks]
        groups.append((marks.union(*(group[0] for group in joined)), {place}.union(*(group[1] for group in joined))))
    return tuple(
        tuple(ordered[place] for place in sorted(places)) for _, places in sorted(groups, key=lambda g: min(g[1]))
    )
