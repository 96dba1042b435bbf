"""The way of a case to a stage: what comes first on it, and on the way to publication each stage ahead, with what is missing
before it can be entered and the command for it.

The conditions are those of `conditions`, asked of the case as if it stood at each stage in turn.
"""

from __future__ import annotations

from factcheck.model import stages
from factcheck.model.ancestry import Said
from factcheck.model.case import Case
from factcheck.model.conditions import NOT_APPROVED, command_towards, unmet_condition
from factcheck.model.dataclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class Step:
    """One stage ahead. `missing` is the condition that does not hold yet, "" where nothing keeps the case from it but the
    step itself; `command` meets the condition, or takes the step."""

    stage: str
    missing: str
    command: str


def first_step(case: Case, to: str) -> Step | None:
    """What comes first on the shortest way of a case to a stage, None where no way leads there.

    The command can be run as the case stands.
    """
    if to == stages.WITHDRAWN and case.stage == stages.PUBLISHED:  # one command passes through correcting
        return Step(to, "", command_towards(case.id, to))
    step = stages.next_step(case.stage, to)
    if step is None:
        return None
    unmet = unmet_condition(case, step)
    return Step(step, unmet.condition, unmet.command) if unmet else Step(step, "", command_towards(case.id, step))


def next_command(case: Case) -> str:
    """The command that brings a case one step nearer to publication, "" where it is published or ended."""
    if case.stage == stages.PUBLISHED or case.stage in stages.ENDED:
        return ""
    step = first_step(case, stages.PUBLISHED)
    return step.command if step else ""


def steps_ahead(case: Case) -> tuple[Step, ...]:
    """The stages between a case and publication, the nearest first; none where it is published. The same thing is missing
    once, at the first stage that asks for it."""
    steps: list[Step] = []
    before = case.stage
    while before != stages.PUBLISHED:
        to = stages.next_step(before, stages.PUBLISHED)
        if to is None:  # no way leads there from a stage that this version does not know
            break
        step = _step(case, before, to)
        told = {known for earlier in steps for known in (earlier.missing, earlier.command)}
        is_told = step.missing and (step.missing in told or step.command in told)
        steps.append(Step(to, _OWN.get(to, ""), command_towards(case.id, to)) if is_told else step)
        before = to
    return tuple(steps)


# What a stage asks for by itself, however much else is missing.
_OWN = {stages.APPROVED: NOT_APPROVED}


def _step(case: Case, before: str, to: str) -> Step:
    standing = replace(case, stages=(Said(before, "", case.updated.by, case.updated.at),))
    unmet = unmet_condition(standing, to)
    if unmet is None:
        return Step(to, "", command_towards(case.id, to))
    is_the_step_itself = unmet.command == command_towards(case.id, to)
    return Step(to, "" if is_the_step_itself and to == stages.PUBLISHED else unmet.condition, unmet.command)
