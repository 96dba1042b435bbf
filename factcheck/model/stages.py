"""The stages of a case, and where each may go. Whether a move's condition holds is in `conditions`."""

from __future__ import annotations

from collections import deque

TRIAGE = "triage"
OPEN = "open"
RESEARCHING = "researching"
AWAITING_REPLY = "awaiting-reply"
ON_HOLD = "on-hold"
DRAFTED = "drafted"
IN_REVIEW = "in-review"
APPROVED = "approved"
PUBLISHED = "published"
CORRECTING = "correcting"
CLOSED = "closed"
DECLINED = "declined"
DUPLICATE = "duplicate"
WITHDRAWN = "withdrawn"

MOVES: dict[str, tuple[str, ...]] = {
    TRIAGE: (OPEN, DECLINED, DUPLICATE),
    OPEN: (RESEARCHING, DECLINED, DUPLICATE),
    RESEARCHING: (AWAITING_REPLY, DRAFTED, ON_HOLD),
    AWAITING_REPLY: (RESEARCHING, DRAFTED),
    ON_HOLD: (RESEARCHING,),
    DRAFTED: (IN_REVIEW, RESEARCHING),
    IN_REVIEW: (APPROVED, RESEARCHING),
    APPROVED: (PUBLISHED, IN_REVIEW),
    PUBLISHED: (CORRECTING, CLOSED),
    CORRECTING: (PUBLISHED, WITHDRAWN),
    CLOSED: (RESEARCHING,),
    DECLINED: (RESEARCHING,),
    DUPLICATE: (RESEARCHING,),
    WITHDRAWN: (RESEARCHING,),
}

STAGES = tuple(MOVES)
ENDED = frozenset({CLOSED, DECLINED, DUPLICATE, WITHDRAWN})
GIVEN_UP = frozenset({DECLINED, DUPLICATE, WITHDRAWN})  # what was rated there is no verdict of the desk
NEEDS_A_REASON = frozenset({DECLINED, ON_HOLD, CORRECTING})

# When two people moved a case without seeing each other, the least published stage counts, and a case that somebody
# reopened beats one that somebody closed: the mistake that shows itself is better than the one that hides.
_LEAST_PUBLISHED_FIRST = (
    TRIAGE, OPEN, RESEARCHING, ON_HOLD, AWAITING_REPLY, DRAFTED, IN_REVIEW, APPROVED, CORRECTING, WITHDRAWN, PUBLISHED,
    DUPLICATE, DECLINED, CLOSED,
)  # fmt: skip


def least_published(stages: tuple[str, ...]) -> str:
    """The stage that counts among several set without seeing each other. An unknown stage counts as triage."""
    rank = {stage: place for place, stage in enumerate(_LEAST_PUBLISHED_FIRST)}
    return min(stages, key=lambda stage: (rank.get(stage, -1), stage))


def is_reopening(before: str, to: str) -> bool:
    """Whether a move takes up again what had ended."""
    return before in ENDED and to == RESEARCHING


def next_step(before: str, to: str) -> str | None:
    """The first stage on the shortest way from one stage to another, None where there is no way.

    No way leads through giving a case up or taking back what was published: nobody does that to get somewhere else.
    """
    queue: deque[tuple[str, str]] = deque((stage, stage) for stage in MOVES.get(before, ()))
    met = set(MOVES.get(before, ()))
    while queue:
        stage, first = queue.popleft()
        if stage == to:
            return first
        for following in () if stage in GIVEN_UP else MOVES[stage]:
            if following not in met:
                met.add(following)
                queue.append((following, first))
    return None
