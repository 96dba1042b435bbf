"""A second person decided on a proposed verdict, or gave an own rating of it."""

from __future__ import annotations

from factcheck.errors import RefusedError, StageRefusedError
from factcheck.model.case import Case
from factcheck.model.conditions import command_towards
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.movement import demand_move, move
from factcheck.model.stages import APPROVED, IN_REVIEW, RESEARCHING
from factcheck.model.stamp import demand_words
from factcheck.model.verdict import APPROVE, ASK_CHANGES, DECISIONS, RATE, Review, Verdict
from factcheck.model.way import first_step

KIND = "verdict-reviewed"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The case is in review, the reviewer is not the author of the verdict, and the decision is one of three.

    Where the desk lets a person work alone, the event says so in its field `alone`; where the reviewer rated the claim
    before they were shown the verdict, in its field `blind`.
    """
    if case.stage != IN_REVIEW:
        raise StageRefusedError(
            f"Case {case.id} is {case.stage}; a verdict is reviewed while the case is in-review. Nothing was changed.",
            hint=_towards_review(case),
        )
    verdict = case.verdict
    if verdict is None or event.field("verdict") != verdict.event:
        raise RefusedError(f"Case {case.id} has no single verdict to review.", hint=f"factcheck show {case.id}")
    _check_reviewer(case, event, verdict)
    _check_decision(case, event, verdict)
    if event.field("stage"):
        _check_move(case, event)


def _towards_review(case: Case) -> str:
    step = first_step(case, IN_REVIEW)
    return step.command if step else f"factcheck show {case.id}"


def apply(case: Case, event: Event) -> Case:
    """Reviews add up in the order of events."""
    review = Review(
        verdict=event.field("verdict"),
        decision=event.field("decision"),
        rating=event.field("rating"),
        reason=event.words("reason"),
        by=event.by,
        at=event.at,
        event=event.id,
        blind=_rated_unseen(case, event),
    )
    return move(replace(case, reviews=(*case.reviews, review)), event)


def _rated_unseen(case: Case, event: Event) -> Verdict | None:
    """The verdict that a reviewer rated without having been shown it."""
    if event.fields.get("blind") is not True or not event.field("rating"):
        return None
    return next((said.value for said in case.verdicts if said.event == event.field("verdict")), None)


def _check_reviewer(case: Case, event: Event, verdict: Verdict) -> None:
    if event.by.is_same_person(verdict.by) and event.fields.get("alone") is not True:
        raise StageRefusedError(
            f"The reviewer is not the author of the verdict, and {event.by.name} proposed this one. Nothing was changed.",
            hint=f'factcheck review {case.id} --approve --by "SOMEBODY ELSE"',
        )
    if any(review.by.is_same_person(event.by) for review in case.approvals) and event.field("decision") == APPROVE:
        raise RefusedError(
            f"{event.by.name} has approved this verdict already. Nothing was changed.", hint=f"factcheck show {case.id}"
        )


def _check_move(case: Case, event: Event) -> None:
    decision = event.field("decision")
    if decision == RATE:
        raise RefusedError(
            "A rating without a decision leaves the case in review. Nothing was changed.",
            hint=command_towards(case.id, APPROVED),
        )
    demand_move(case, event, APPROVED if decision == APPROVE else RESEARCHING)


def _check_decision(case: Case, event: Event, verdict: Verdict) -> None:
    decision, rating = event.field("decision"), event.field("rating")
    ask = f'factcheck review {case.id} --ask-changes "TEXT"'
    if decision not in DECISIONS:
        raise RefusedError(f"A review is one of {', '.join(DECISIONS)}. Nothing was changed.", hint=ask)
    if decision == ASK_CHANGES:
        demand_words(event, "reason", what="Asking for changes needs the changes.", command=ask)
    if (decision == RATE or event.fields.get("blind") is True) and not rating:
        raise RefusedError("A second rating needs a rating. Nothing was changed.", hint=ask)
    own = rating or _rated_before(case, event)
    if decision == APPROVE and own and own != verdict.rating:
        raise RefusedError(
            f"This verdict rates it {verdict.rating} and {event.by.name} rates it {own}: approving would hide that. "
            "Nothing was changed.",
            hint=f"{ask}   (or, having changed your mind: factcheck review {case.id} --approve --rating {verdict.rating})",
        )


def _rated_before(case: Case, event: Event) -> str:
    """The reviewer's own rating of this verdict, given earlier; "" where they gave none."""
    given = [one for one in case.reviews if one.verdict == event.field("verdict") and one.by.is_same_person(event.by)]
    return next((one.rating for one in reversed(given) if one.rating), "")
