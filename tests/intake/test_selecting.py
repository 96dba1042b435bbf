"""Ranks are chosen as people write them, and nonsense is refused."""

from __future__ import annotations

import pytest

from factcheck.errors import UsageError
from factcheck.intake.selecting import select_proposals
from factcheck.model.proposal import Proposal
from factcheck.model.quote import Quote

PROPOSALS = tuple(Proposal(rank, Quote(f"Claim {rank}."), score=1 - rank / 10) for rank in range(1, 7))


def ranks(which: str | None, min_score: float | None = None) -> list[int]:
    return [proposal.rank for proposal in select_proposals(PROPOSALS, which, min_score)]


@pytest.mark.parametrize(
    ("which", "chosen"),
    [
        ("all", [1, 2, 3, 4, 5, 6]),
        (None, [1, 2, 3, 4, 5, 6]),
        ("none", []),
        ("top2", [1, 2]),
        ("TOP 99", [1, 2, 3, 4, 5, 6]),
        ("1,3-5", [1, 3, 4, 5]),
        (" 4 , 1-2, 2", [1, 2, 4]),
        ("6", [6]),
    ],
)
def test_what_people_write(which: str | None, chosen: list[int]) -> None:
    assert ranks(which) == chosen


def test_a_lowest_score_narrows_the_choice() -> None:
    assert ranks(None, 0.75) == [1, 2]
    assert ranks("2-4", 0.75) == [2]


@pytest.mark.parametrize(
    "which", ["7", "0", "5-3", "1-9", "1,,2", "one", "1;2", "-1", "1-", "top", "top-x", "１", "1.5", "²"]
)
def test_nonsense_is_refused(which: str) -> None:
    with pytest.raises(UsageError) as refused:
        ranks(which)
    assert refused.value.hint


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_that_is_none_is_refused(score: float) -> None:
    with pytest.raises(UsageError):
        ranks("all", score)


def test_ranks_of_an_article_without_proposals() -> None:
    assert select_proposals((), "all") == ()
    with pytest.raises(UsageError, match="nothing is proposed"):
        select_proposals((), "1")
