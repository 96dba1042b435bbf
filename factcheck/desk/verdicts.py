"""Proposing a verdict, what still stands between it and publication, and the second person's review."""

from __future__ import annotations

from typing import Any

from factcheck.desk.cases import AFTER_REVIEW, WHILE_RESEARCHING, Done, change_case
from factcheck.desk.evidence import resolve_cites
from factcheck.desk.place import Desk
from factcheck.desk.second_rating import blind_review, rates_first
from factcheck.errors import ChangedMeanwhileError, UnexplainedRatingError, UsageError
from factcheck.model import stages
from factcheck.model.as_of import AsOf, case_as_of
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import Draft
from factcheck.model.markers import with_whole_ids
from factcheck.model.standards import REQUIRE, STANDARDS, StandardResult
from factcheck.model.verdict import APPROVE, ASK_CHANGES, RATE
from factcheck.model.way import Step, steps_ahead
from factcheck.verdicts.scale_files import find_rating
from factcheck.verdicts.standards import approve_command, check_standards


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands between a case and publication: each standard, each stage ahead, and the next command on the way.

    `as_of` is the day as of which the evidence is judged, None for today.
    """

    case: Case
    results: tuple[StandardResult, ...]
    next_command: str
    steps: tuple[Step, ...] = ()
    as_of: AsOf | None = None

    @property
    def is_ready(self) -> bool:
        """Whether `factcheck publish` would publish it now."""
        return (
            self.case.stage == stages.APPROVED and not self.case.conflicts and not any(r.blocks for r in self.results)
        )


def propose_verdict(
    desk: Desk, case_id: str, rating: str, because: str, cites: tuple[str, ...], differs_because: str = "",
    *, seen: tuple[str, ...] | None = None,
) -> Done:  # fmt: skip
    """Propose a rating on the desk's scale, with reasoning that cites evidence.

    `seen` are the events of the verdicts that its author has seen, None where nobody noted them. Raises
    UnexplainedRatingError where a case with nearly the same claim was rated otherwise and nobody said why this one differs,
    ChangedMeanwhileError where somebody proposed a verdict that is not among those seen.
    """
    found = find_rating(desk.scale, rating)
    if not differs_because.strip():
        _refuse_unexplained(desk, desk.store.read_case(case_id).case, found.key)

    def edit(change: Change[Case]) -> None:
        _refuse_unseen(change.state, seen)
        moves = {} if change.state.stage == stages.DRAFTED else {"stage": stages.DRAFTED}
        draft = verdict_draft(desk, change.state, found.key, because, cites, moves)
        why = {"differs_because": differs_because.strip()} if differs_because.strip() else {}
        change.add(replace(draft, body={**draft.body, **why}))

    return change_case(desk, case_id, edit, "verdict")


def _refuse_unseen(case: Case, seen: tuple[str, ...] | None) -> None:
    """Raise ChangedMeanwhileError with the words of a verdict that came while its author was writing theirs."""
    unseen = [said for said in case.verdicts if seen is not None and said.event not in seen]
    if unseen:
        other = unseen[0]
        raise ChangedMeanwhileError(
            f"{other.by.name} proposed “{other.value.rating}” for case {case.id} while you were writing: "
            f"{other.value.reasoning} Nothing of yours was saved, or lost.",
            hint="Save again to put yours in its place.",
        )


def _refuse_unexplained(desk: Desk, case: Case, rating: str) -> None:
    """Raise UnexplainedRatingError where readers would find another rating of nearly the same claim at this desk."""
    from factcheck.desk.matching import nearly_the_same_cases

    for near in nearly_the_same_cases(desk, case):
        verdict = desk.store.read_case(near.id).case.verdict
        if verdict is not None and verdict.scale == desk.scale.key and verdict.rating != rating:
            raise UnexplainedRatingError(
                f"Case {near.id} has nearly the same claim and was rated {near.rating} on {verdict.at[:10]}. "
                "Say why this one differs. Nothing was changed.",
                hint=f'factcheck verdict propose {case.id} {rating} --differs-because "WHY" …   '
                f"(or, if the claims are not the same: factcheck match {case.id} --different {near.id})",
            )


def verdict_draft(
    desk: Desk, case: Case, rating: str, because: str, cites: tuple[str, ...], moves: dict[str, str]
) -> Draft:
    """The event that proposes a verdict on the desk's scale."""
    fields = {
        "rating": rating,
        "scale": desk.scale.key,
        "scale_version": desk.scale.version,
        "cites": list(resolve_cites(case, cites)),
        **moves,
    }
    return Draft("verdict-proposed", fields, {"reasoning": with_whole_ids(case, because.strip())})


def check_verdict(desk: Desk, case_id: str, as_of: str = "") -> Readiness:
    """Why a case can't be published yet: every standard of the desk and every stage ahead, with the command for each.

    With `as_of` the standards are asked of what could be known on that day. Raises as `case_as_of`.
    """
    case = desk.store.read_case(case_id).case
    known = case_as_of(case, as_of) if as_of else None
    seen = known.case if known else case
    results, steps = check_standards(seen, desk.rules), ahead(desk, seen)
    return Readiness(seen, results, _next_command(seen, results, steps), steps, known)


def ahead(desk: Desk, case: Case) -> tuple[Step, ...]:
    """The stages ahead with what is missing, where the review's command says what this desk asks of a reviewer."""
    review = approve_command(case, desk.rules).replace("{case}", case.id)
    return tuple(
        replace(step, command=review) if step.stage == stages.APPROVED and case.stage == stages.IN_REVIEW else step
        for step in steps_ahead(case)
    )


def review_verdict(
    desk: Desk, case_id: str, *, approve: bool = False, ask_changes: str = "", rating: str = "", because: str = ""
) -> Done:
    """Decide on a proposed verdict as the second person, or give an own rating of it without a decision yet."""
    if approve and ask_changes:
        raise UsageError("A review approves or asks for changes, not both.", hint="factcheck review CASE --help")
    if not (approve or ask_changes or rating):
        raise UsageError("Say --approve, --ask-changes TEXT or --rating R.", hint="factcheck review CASE --help")
    decision = APPROVE if approve else ASK_CHANGES if ask_changes else RATE
    own = find_rating(desk.scale, rating).key if rating else ""
    reason = (ask_changes or because).strip()

    def edit(change: Change[Case]) -> None:
        verdict = change.state.verdict
        if verdict is not None and rates_first(desk, change.state):
            draft = blind_review(desk, change.state, verdict, decision, own, reason)
        else:
            fields: dict[str, Any] = {"decision": decision, **({"rating": own} if own else {})}
            fields |= {"verdict": verdict.event} if verdict else {}
            draft = Draft("verdict-reviewed", fields, {"reason": reason})
        moves = _moves(desk, change.state, draft.fields["decision"])
        change.add(replace(draft, fields={**moves, **draft.fields}))

    return change_case(desk, case_id, edit, "review")


def _moves(desk: Desk, case: Case, decision: str) -> dict[str, Any]:
    alone = {"alone": True} if _may_work_alone(desk, case) else {}
    if decision == ASK_CHANGES:
        return {"stage": stages.RESEARCHING, **alone}
    # Where the standard is not asked for, neither is the number of people it names.
    if decision == APPROVE and (alone or len(case.approvals) + 1 >= desk.rules.approvals):
        return {"stage": stages.APPROVED, **alone}
    return alone


def _may_work_alone(desk: Desk, case: Case) -> bool:
    """Whether the author of a verdict may review it: the desk does not require a second person, or it was set aside here."""
    level = desk.rules.levels.get("second-person", REQUIRE)
    return level != REQUIRE or any(override.standard == "second-person" for override in case.overrides)


_EVERY = frozenset(standard.name for standard in STANDARDS)
_ASKED_AT = {
    stages.RESEARCHING: WHILE_RESEARCHING,
    stages.DRAFTED: _EVERY - AFTER_REVIEW,
    stages.IN_REVIEW: _EVERY - AFTER_REVIEW,
    stages.APPROVED: _EVERY,
}


def _next_command(case: Case, results: tuple[StandardResult, ...], steps: tuple[Step, ...]) -> str:
    asked = _ASKED_AT.get(case.stage, frozenset())
    due = next((result for result in results if result.blocks and result.name in asked), None)
    if due is not None:
        return due.remedy
    if case.stage in stages.ENDED:
        return ""
    return steps[0].command if steps else ""
