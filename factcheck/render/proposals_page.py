"""What intake proposes from an article, ranked, and the cases opened from it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.model.proposal import Proposal, Sentence
    from factcheck.render.output import Output


def show_proposals(
    output: Output,
    proposals: Sequence[Proposal],
    *,
    title: str = "",
    asides: Sequence[Sentence] = (),
    known: Mapping[int, str] | None = None,
) -> None:
    """Print ranked proposals with their score, reasons and claimant; `asides` are the sentences not offered, listed at the
    end; `known` maps a rank to the id of the case that exists already, or to "declined"."""


def opened_json(record: Mapping[str, Any], rank: int | None) -> dict[str, Any]:
    """One line of `intake --json`: the case with `score`, `reasons` and the `rank` it was proposed at."""
    from factcheck.render.case_page import case_json

    return {**case_json(record), "rank": rank}


def show_opened(output: Output, opened: Sequence[tuple[Case | Mapping[str, Any], int | None]], article_id: str) -> None:
    """Print the cases that intake opened, each with the rank it was proposed at (None where it was not ranked)."""
