"""The answer of Google's fact-check search (claims with their reviews) as checks. Every field of it may be missing."""

from __future__ import annotations

from typing import Any

from factcheck.intake.feeds.claim_review import REFUSED, read_item
from factcheck.model.library import Check, Outcome, Remark


def is_answer(value: Any) -> bool:
    """Whether a record is one claim of such an answer."""
    return isinstance(value, dict) and "claimReview" in value and "@type" not in value


def read_claim(value: dict[str, Any], line: int) -> Outcome:
    """A check for each review of one claim. They are read as ClaimReviews, so that the same repairs are made."""
    reviews = value.get("claimReview")
    found = [one for one in (reviews if isinstance(reviews, list) else [reviews]) if isinstance(one, dict)]
    if not found:
        return Outcome((), (Remark(line, "no-review", REFUSED, "claimReview"),))
    checks: list[Check] = []
    remarks: list[Remark] = []
    for review in found[:1000]:
        outcome = read_item(_as_claim_review(value, review), line)
        checks += outcome.checks
        remarks += outcome.remarks
    return Outcome(tuple(checks), tuple(remarks))


def _as_claim_review(claim: dict[str, Any], review: dict[str, Any]) -> dict[str, Any]:
    publisher = review.get("publisher")
    publisher = publisher if isinstance(publisher, dict) else {}
    site = publisher.get("site")
    claimant = claim.get("claimant")
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.get("text"),
        "name": review.get("title"),
        "url": review.get("url"),
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "author": {"name": publisher.get("name"), "url": f"https://{site}" if isinstance(site, str) and site else None},
        "reviewRating": {"alternateName": review.get("textualRating")},
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": claim.get("claimDate"),
            "author": {"name": claimant} if isinstance(claimant, str) else None,
        },
    }
