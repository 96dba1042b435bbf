"""Whether a case may move to a stage now. A refusal says what is missing and names the command that supplies it."""

from __future__ import annotations

from factcheck.errors import StageRefusedError
from factcheck.model import stages
from factcheck.model.ancestry import is_conflict
from factcheck.model.case import Case
from factcheck.model.conditions import unmet_condition_of
from factcheck.model.event import Event
from factcheck.model.way import first_step


def check_move(case: Case, to: str, event: Event) -> None:
    """Whether the case may move to a stage now. Raises StageRefusedError with the unmet condition and the command."""
    before = case.stage
    if before == to and event.kind == "stage-moved" and is_conflict(case.stages):
        return  # to say that it stays where it counts settles where two people moved it apart
    if before == to:
        raise StageRefusedError(
            f"Case {case.id} is already {to}; nothing was changed.", hint=f"factcheck show {case.id}"
        )
    check_reachable(case, to)
    unmet = unmet_condition_of(case, to, event)
    if unmet is not None:
        raise StageRefusedError(
            f"Case {case.id} can't go from {before} to {to}: {unmet.condition}. Nothing was changed.",
            hint=unmet.command,
        )


def check_reachable(case: Case, to: str) -> None:
    """Whether the table of stages lets the case go there at all, whatever else must hold. Raises StageRefusedError."""
    if to not in stages.MOVES:
        raise StageRefusedError(
            f"There is no stage “{to}”; there are {', '.join(stages.STAGES)}. Nothing was changed.",
            hint=f"factcheck show {case.id}",
        )
    if to not in stages.MOVES.get(case.stage, ()):
        raise _no_way(case, to)


def _no_way(case: Case, to: str) -> StageRefusedError:
    before, step = case.stage, first_step(case, to)
    ways = " or ".join(stages.MOVES.get(before, ())) or "nowhere"
    entered = " or ".join(stage for stage, following in stages.MOVES.items() if to in following)
    reached = f"{to} is reached from {entered}" if entered else f"a case is in {to} only when it is opened"
    if step is None:
        what = f", and nothing leads there from {before}"
    else:
        what = f". What keeps it from {step.stage}: {step.missing}" if step.missing else ""
    return StageRefusedError(
        f"Case {case.id} can't go from {before} to {to}: {reached}, and a case that is {before} may go "
        f"to {ways}{what}. Nothing was changed.",
        hint=step.command if step else f"factcheck show {case.id}",
    )
