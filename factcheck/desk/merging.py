"""Two copies of a desk become one, and what people set apart is settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.desk.cases import Done, change_case
from factcheck.desk.place import Desk, find_desk
from factcheck.errors import NotFoundError, RefusedError, UsageError
from factcheck.model import stages
from factcheck.model.ancestry import Said
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.conditions import command_towards
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import Draft
from factcheck.model.merge_report import MergeReport
from factcheck.model.verdict import Verdict
from factcheck.store import DeskStore
from factcheck.store.library_files import LibraryFiles
from factcheck.store.library_merging import merge_imports

_REVIEWING = {stages.APPROVED: (stages.IN_REVIEW, stages.RESEARCHING), stages.IN_REVIEW: (stages.RESEARCHING,)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that people set apart: its name and the values side by side, in the order of their events."""

    field: str
    values: tuple[Said[Any], ...]


def merge_desk(desk: Desk, other: Path, progress: Callable[[int, int], None] | None = None) -> MergeReport:
    """Take in all that another copy of the desk holds. It is not changed. Raises DeskNotFoundError, UsageError."""
    root = find_desk(other, {}, other)
    if root == desk.root:
        raise UsageError(f"{root} is this very desk; there is nothing to merge.", hint="factcheck merge OTHER-DESK")
    other_store = DeskStore(root, index=False)
    report = desk.store.merge(other_store, progress)
    taken = [*merge_imports(LibraryFiles(desk.root, desk.store.ops), LibraryFiles(root, other_store.ops))]
    problems = (error.message for error in taken if not isinstance(error, str))
    imports = sum(isinstance(one, str) for one in taken)
    return replace(report, imports=imports, problems=(*report.problems, *problems))


def conflicts_of(case: Case) -> tuple[Conflict, ...]:
    """What people set differently without seeing each other, field by field."""
    registers: dict[str, tuple[Said[Any], ...]] = {**case.details, "stage": case.stages, "verdict": case.verdicts}
    for piece in case.evidence:
        registers |= {f"evidence {piece.id} {name}": values for name, values in piece.details.items()}
    known = [name for name in case.conflicts if name in registers]
    return tuple(Conflict(name, tuple(sorted(registers[name], key=lambda said: said.event))) for name in known)


def read_conflicts(desk: Desk, case_id: str) -> tuple[Case, tuple[Conflict, ...]]:
    """A case and what people disagree about in it."""
    case = desk.store.read_case(case_id).case
    return case, conflicts_of(case)


def resolve_conflict(desk: Desk, case_id: str, field: str, take: int, because: str = "") -> Done:
    """Settle one conflict by the value of this number, counted from 1 as they are shown. `field` may be "" if there is one.

    Raises NotFoundError where there is no such conflict or value.
    """

    def edit(change: Change[Case]) -> None:
        conflict = _chosen(change.state, field)
        if not 1 <= take <= len(conflict.values):
            raise NotFoundError(
                f"The conflict about {conflict.field} has {len(conflict.values)} values.",
                hint=f"factcheck resolve {change.state.id}",
            )
        _settle(change, conflict.field, conflict.values[take - 1], because)

    return change_case(desk, case_id, edit, "resolution")


def _chosen(case: Case, field: str) -> Conflict:
    conflicts = conflicts_of(case)
    found = [one for one in conflicts if field in ("", one.field)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.field for one in conflicts)
    if not conflicts:
        raise RefusedError(
            f"Nobody disagrees about case {case.id}; nothing was changed.", hint=f"factcheck show {case.id}"
        )
    raise NotFoundError(
        f"Case {case.id} has conflicts about: {names}.",
        hint=f'factcheck resolve {case.id} --field "{conflicts[0].field}" --take 1',
    )


def _settle(change: Change[Case], field: str, chosen: Said[Any], because: str) -> None:
    value = chosen.value
    if field == "verdict":
        _settle_verdict(change, value, because)
    elif field == "stage":
        grounds = change.state.grounds.get(chosen.event)
        until = {"until": grounds.until} if grounds and grounds.until else {}
        change.add(Draft("stage-moved", {"stage": value, **until}, {"reason": because or "settles two moves apart"}))
    elif field == "claim":
        change.add(Draft("claim-reworded", {}, {"claim": value, "reason": because}))
    elif field.startswith("evidence "):
        _, piece, name = field.split(" ", 2)
        change.add(Draft("evidence-amended", {"evidence": piece}, {name: value, "reason": because}))
    else:
        change.add(Draft("claim-amended", {}, {field: value, "reason": because}))


def _settle_verdict(change: Change[Case], verdict: Verdict, because: str) -> None:
    """Propose the chosen verdict again, having seen the others. A review that was under way begins anew."""
    case = change.state
    if case.stage in (stages.PUBLISHED, stages.CORRECTING, *stages.ENDED):
        raise RefusedError(
            f"Case {case.id} was published: readers learn which verdict stands by a correction. Nothing was changed.",
            hint=f"{command_towards(case.id, stages.CORRECTING)} --rating {verdict.rating}",
        )
    for stage in _REVIEWING.get(case.stage, ()):
        change.add(Draft("stage-moved", {"stage": stage}, {"reason": because or "two verdicts were proposed apart"}))
    moves = {} if change.state.stage == stages.DRAFTED else {"stage": stages.DRAFTED}
    fields = {
        "rating": verdict.rating, "scale": verdict.scale, "scale_version": verdict.scale_version,
        "cites": list(verdict.cites), **moves,
    }  # fmt: skip
    change.add(Draft("verdict-proposed", fields, {"reasoning": verdict.reasoning, "reason": because}))
