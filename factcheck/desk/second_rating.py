"""The second rating: the reviewer's own, taken before the review shows them the first.

On a desk that asks for it, whoever has not rated a verdict yet rates the claim, with their reason, before anything else.
The same rating may approve. A different one stays on record with both reasons, and sends the case back as soon as too few
reviewers are left to carry the verdict: with a quorum of N of M, the first M - N who rate otherwise do not.
"""

from __future__ import annotations

from typing import Any

from factcheck.desk.place import Desk
from factcheck.errors import RefusedError, UnknownPersonError
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Draft, Who
from factcheck.model.stages import IN_REVIEW, RESEARCHING
from factcheck.model.verdict import ASK_CHANGES, RATE, Review, Verdict


@dataclass(frozen=True, slots=True)
class RatingWanted:
    """What a reviewer is asked before they are shown a verdict: the case, and the ratings to choose from, key and label."""

    case: Case
    ratings: tuple[tuple[str, str], ...]


def rating_wanted(desk: Desk, case_id: str) -> RatingWanted | None:
    """What to ask whoever is about to review this case; None where the desk doesn't ask, or they have rated it already."""
    if not desk.settings.rate_first:
        return None
    case = desk.store.read_case(case_id).case
    if not rates_first(desk, case):
        return None
    language = desk.settings.language
    return RatingWanted(case, tuple((one.key, desk.scale.label(one.key, language)) for one in desk.scale.ratings))


def rates_first(desk: Desk, case: Case) -> bool:
    """Whether a rating that is given now is given before the verdict was shown in a review."""
    verdict = case.verdict
    if not desk.settings.rate_first or verdict is None or case.stage != IN_REVIEW:
        return False
    return not verdict.by.is_same_person(desk.who) and _own_rating(case, verdict, desk.who) is None


def shown_verdicts(desk: Desk, case: Case) -> frozenset[str] | None:
    """The verdicts of a case that whoever is working may be shown, by their events; None for all of them.

    Where reviewers rate first, a case in review shows its verdict to its author and to whoever has rated it; to others, also
    to somebody who has not said who they are, only those that they have rated and that readers have seen.
    """
    if not desk.settings.rate_first or case.stage != IN_REVIEW or not case.verdicts:
        return None
    try:
        who = desk.who
    except UnknownPersonError:
        return frozenset(publication.verdict for publication in case.publications)
    rated = {review.verdict for review in case.reviews if review.rating and review.by.is_same_person(who)}
    if any(said.value.by.is_same_person(who) or said.event in rated for said in case.verdicts):
        return None
    return frozenset(rated | {publication.verdict for publication in case.publications})


def blind_review(desk: Desk, case: Case, verdict: Verdict, decision: str, rating: str, reason: str) -> Draft:
    """The event of a review by somebody who rates first. `decision` is what they asked for; `rating` is of the desk's scale.

    Raises RefusedError, which tells nothing of the verdict, where the rating or its reason is missing.
    """
    command = f'factcheck review {case.id} --approve --rating RATING --because "WHY"'
    if decision == ASK_CHANGES and not rating:
        return Draft("verdict-reviewed", _fields(verdict, decision), {"reason": reason})
    if not rating or not reason:
        missing = "rating" if not rating else "reason for your rating"
        raise RefusedError(
            f"This desk takes your own {missing} before you are shown the author's. Nothing was changed.", hint=command
        )
    fields = {**_fields(verdict, decision), "rating": rating, "blind": True}
    if rating != verdict.rating:
        fields |= _dissent(desk, case, verdict, decision)
    return Draft("verdict-reviewed", fields, {"reason": reason})


def dissenters(case: Case, verdict: Verdict) -> tuple[Review, ...]:
    """The newest review of each person who rates the claim otherwise than this verdict does."""
    newest = {str(one.by): one for one in case.reviews if one.verdict == verdict.event and one.rating}
    return tuple(one for one in newest.values() if one.rating != verdict.rating)


def spare_dissenters(desk: Desk) -> int:
    """How many reviewers may rate otherwise while the verdict is still carried."""
    return max(desk.settings.reviewers - desk.settings.approvals, 0)


def _fields(verdict: Verdict, decision: str) -> dict[str, Any]:
    return {"decision": decision, "verdict": verdict.event}


def _dissent(desk: Desk, case: Case, verdict: Verdict, decision: str) -> dict[str, Any]:
    """What a different rating comes to: the case goes back, or waits for those who have not rated it yet."""
    if decision == ASK_CHANGES or len(dissenters(case, verdict)) + 1 > spare_dissenters(desk):
        return {"decision": ASK_CHANGES, "stage": RESEARCHING}
    return {"decision": RATE}


def _own_rating(case: Case, verdict: Verdict, who: Who) -> Review | None:
    """The rating that a person gave this verdict already."""
    given = (one for one in case.reviews if one.verdict == verdict.event and one.rating and one.by.is_same_person(who))
    return next(given, None)
