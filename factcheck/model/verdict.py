"""A verdict with its reviews, what was published, and the corrections that followed."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.dataclass import dataclass
from factcheck.model.event import Who

APPROVE = "approve"
ASK_CHANGES = "ask-changes"
RATE = "rate"  # a second rating given without a decision yet
DECISIONS = (APPROVE, ASK_CHANGES, RATE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating on one dated version of a scale, with reasoning that cites evidence, who and when.

    `cites` are ids of evidence in the order of their numbers; `event` is the event that proposed it; `differs_because` says
    why it differs from a nearly identical case.
    """

    rating: str
    scale: str
    scale_version: str
    reasoning: str
    cites: tuple[str, ...]
    by: Who
    at: str
    event: str
    differs_because: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A second person's decision on one verdict: `approve`, `ask-changes`, or `rate` (an own rating, no decision yet).

    `blind` is the verdict as it stood when the reviewer rated the claim without having been shown it, None where the rating
    was not taken so: it stays beside the review whatever verdict follows.
    """

    verdict: str
    decision: str
    rating: str
    reason: str
    by: Who
    at: str
    event: str
    blind: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: `kept` maps a format to the SHA-256 of its bytes; `url` where readers find it, if known;
    `verdict` is the event of the verdict that readers saw, `rating` its rating."""

    url: str
    published_on: str
    kept: Mapping[str, str]
    verdict: str
    rating: str
    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A recorded change after publication. `rating` is the new rating where it changed, `before` the one it replaces.

    `verdict` is the event of the verdict that stands after it; `seconded` says that whoever corrected is another person
    than the author of the verdict it replaces, so that two people stand behind the change.
    """

    was: str
    now: str
    because: str
    reported_by: str
    rating: str
    before: str
    verdict: str
    seconded: bool
    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class Override:
    """A standard set aside for this case, by name and with a reason."""

    standard: str
    because: str
    by: Who
    at: str
    event: str
