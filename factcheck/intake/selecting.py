"""Which proposals a person means by `all`, `none`, `top5` or `1,3-5`, and by a lowest score."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.errors import UsageError
from factcheck.model.proposal import Proposal

_TOP = re.compile(r"top[\s-]?(\d{1,9})", re.ASCII)
_RANKS = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?", re.ASCII)


def select_proposals(
    proposals: Sequence[Proposal], which: str | None = None, min_score: float | None = None
) -> tuple[Proposal, ...]:
    """The proposals of the ranks in `which` that score at least `min_score`, in the order of their ranks.

    `which` is `all`, `none`, `top5`, or ranks and ranges such as `1,3-5`; None means all. Raises UsageError for anything
    else, for a rank that is not there, and for a score outside 0 to 1.
    """
    if min_score is not None and not 0 <= min_score <= 1:
        raise UsageError(f"A score lies between 0 and 1, not at {min_score:g}.", hint="For example: --min-score 0.5")
    ranks = _read_ranks((which or "all").strip().lower(), len(proposals))
    lowest = min_score if min_score is not None else 0.0
    return tuple(proposal for proposal in proposals if proposal.rank in ranks and proposal.score >= lowest)


def _read_ranks(which: str, count: int) -> frozenset[int]:
    if which == "all":
        return frozenset(range(1, count + 1))
    if which == "none":
        return frozenset()
    if top := _TOP.fullmatch(which):
        return frozenset(range(1, min(int(top[1]), count) + 1))
    return frozenset(rank for part in which.split(",") for rank in _read_range(part.strip(), which, count))


def _read_range(part: str, which: str, count: int) -> range:
    match = _RANKS.fullmatch(part)
    if match is None:
        raise UsageError(
            f"“{which}” names no proposals.", hint="Write all, none, top5, or ranks and ranges such as 1,3-5."
        )
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last:
        raise UsageError(f"“{part}” is no range of ranks.", hint="Ranks count from 1, the lower one first: 3-5.")
    if last > count:
        there = f"the ranks go from 1 to {count}" if count else "nothing is proposed"
        raise UsageError(f"There is no proposal {last}: {there}.", hint="The list of proposals shows the ranks.")
    return range(first, last + 1)
