"""Moves of the stage that events bring with them: an event with a field `stage` moves the case there."""

from __future__ import annotations

from factcheck.errors import StageRefusedError
from factcheck.model.allowed_moves import check_move, check_reachable
from factcheck.model.ancestry import put, said
from factcheck.model.case import Case, Grounds
from factcheck.model.conditions import command_towards
from factcheck.model.dataclass import replace
from factcheck.model.event import Event


def check_implied_move(case: Case, event: Event) -> None:
    """Whether the move that an event brings with it is allowed now. Raises StageRefusedError."""
    if event.field("stage"):
        check_move(case, event.field("stage"), event)


def demand_move(case: Case, event: Event, stage: str) -> None:
    """Raise StageRefusedError unless an event moves the case to the stage that its kind means, and that is allowed now."""
    if case.stage != stage:
        check_reachable(case, stage)
    if event.field("stage") != stage:
        raise StageRefusedError(
            f"“{event.kind}” takes case {case.id} to {stage}, and to nothing else. Nothing was changed.",
            hint=command_towards(case.id, stage),
        )
    check_move(case, stage, event)


def move(case: Case, event: Event) -> Case:
    """The case after the move that an event brings with it, if it brings one."""
    stage = event.field("stage")
    if not stage:
        return case
    moves = put(case.stages, said(stage, event), case.ancestry)
    grounds = {**case.grounds, event.id: Grounds(event.words("reason"), event.field("until"))}
    return replace(case, stages=moves, grounds={one.event: grounds[one.event] for one in moves if one.event in grounds})
