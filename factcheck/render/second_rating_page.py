"""What a reviewer is told before they rate a claim, and what came of their rating: the two ratings side by side."""

from __future__ import annotations

from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.render.words import RatingLabels, count, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.case import Case
    from factcheck.model.verdict import Review
    from factcheck.render.output import Output


def tell_before_rating(output: Output, case: Case, ratings: Sequence[tuple[str, str]]) -> None:
    """The claim, its evidence and the ratings to choose from, on stderr. Nothing of the verdict is told."""
    output.note(f"This desk takes your own rating before you are shown the author's.\n\nClaim  {case.claim}")
    if case.claimant:
        output.note(f"By     {case.claimant.name}" + (f", {case.claimed_on}" if case.claimed_on else ""))
    for piece in case.evidence:
        if piece.counts:
            quote = f": {in_quotation_marks(piece.quote)}" if piece.quote else ""
            output.note(f"{piece.id}  {piece.stance}, {piece.name}{quote}")
    output.note("")
    for number, (_, label) in enumerate(ratings, 1):
        output.note(f"  {number}  {label}")


def review_words(case: Case, review: Review, labels: RatingLabels, spare: int) -> str:
    """What a review came to, in one sentence or two; of a blind rating, both ratings and both reasons."""
    decided = {"approve": "approved", "ask-changes": "sent back for changes", "rate": "given a second rating"}
    told = f"The verdict of case {case.id} was {decided.get(review.decision, 'reviewed')}; it is {case.stage}."
    if review.blind is None:
        return told
    first = review.blind
    own, author = labels.label(first.scale, review.rating), labels.label(first.scale, first.rating)
    if review.rating == first.rating:
        following = "" if review.decision == "approve" else f" Next: factcheck review {case.id} --approve"
        return f"{told} You and {person(str(first.by))} both rate it {own}.{following}"
    both = f"You rate it {own}: {review.reason} {person(str(first.by))} rates it {author}: {first.reasoning}"
    if review.decision == "ask-changes":
        return f"{told} {both}"
    return f"{told} {both} It stays in review: {count(spare, 'reviewer')} may rate otherwise."
