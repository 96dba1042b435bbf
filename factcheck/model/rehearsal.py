"""What publishing a case would bring out, and what was found on the way, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check before publishing found. `stops` where the case can't be published so; else it is pointed out.
    `remedy` is the command or the file that mends it, "" where there is none."""

    check: str
    stops: bool
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A publication that was tried out. `review` is its ClaimReview and `text` the summary that readers would see, None and
    "" where there is no verdict to show. `unchecked` says what nobody can see from here."""

    case: str
    claim: str
    stage: str
    published_on: str
    url: str
    findings: tuple[Finding, ...]
    review: Mapping[str, Any] | None
    text: str
    unchecked: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not any(finding.stops for finding in self.findings)
