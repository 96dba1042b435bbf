"""What became of capturing a source: captured, waiting, or failed with the reason; and of reading it again."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import CapturedCopy, QuoteFinding

CAPTURED, WAITING, FAILED = "captured", "waiting", "failed"

Proposals = tuple[tuple[str, str, str], ...]  # name of a detail, value, where it stands


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one piece: its state, why where it is not captured and what to do then, the copy, whether the quote
    stands in it, why there is no text, the details that the page states and nobody wrote, and what could not be drawn."""

    case: str
    evidence: str
    url: str
    state: str
    reason: str = ""
    hint: str = ""
    error: str = ""
    copy: CapturedCopy | None = None
    finding: QuoteFinding | None = None
    unread: str = ""
    proposed: Proposals = ()
    is_shared: bool = False
    notes: tuple[str, ...] = ()


UNCHANGED, CHANGED, GONE, UNREAD = "unchanged", "changed", "gone", "unread"


@dataclass(frozen=True, slots=True)
class Seen:
    """A source that was read again: `state` is unchanged, changed, gone, or unread (then `reason` says why).

    `quote` are the quoted words, `after` the nearest passage now; `is_changed_elsewhere` says that the page changed and its
    quote did not; `is_news` that the difference had not been told yet.
    """

    case: str
    evidence: str
    article: str
    url: str
    state: str
    reason: str = ""
    quote: str = ""
    after: str = ""
    is_changed_elsewhere: bool = False
    is_news: bool = False
