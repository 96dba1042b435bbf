"""`claimreview`: a verdict as others exchange it, ready for its page; several of them as one graph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.publish.claim_review import CONTEXT, claim_review
from factcheck.publish.claim_review_rules import broken_rules
from factcheck.publish.format import Format, Masthead
from factcheck.publish.public_case import PublicCase
from factcheck.publish.summary import CASE, Imprint, Summary
from factcheck.publish.summary_record import escape_unseen

Node = dict[str, Any]


def review_of(case: PublicCase, summary: Summary, masthead: Masthead) -> Node | None:
    """The ClaimReview of a case of a summary at the address that readers have it at, None where they have no verdict."""
    imprint = Imprint(
        summary.desk_name, summary.generated_on, summary.language, summary.corrections, homepage=summary.homepage
    )
    return claim_review(case, imprint, case.url, masthead.templates)


def _write(summary: Summary, masthead: Masthead) -> str:
    reviews = [review for case in summary.cases if (review := review_of(case, summary, masthead))]
    if summary.kind == CASE and len(reviews) == 1:
        return laid_out(reviews[0])
    graph = [{name: value for name, value in review.items() if name != "@context"} for review in reviews]
    return laid_out({"@context": CONTEXT, "@graph": graph})


def laid_out(record: Node) -> str:
    """JSON for reading, in which no sign can end a block of a page that it is copied into."""
    text = escape_unseen(json.dumps(record, ensure_ascii=False, indent=2))
    return text.replace("<", "\\u003c") + "\n"


def _missing(summary: Summary, masthead: Masthead) -> Iterator[str]:
    """Which rules the reviews break, and which cases have none, a sentence each."""
    for case in summary.cases:
        review = review_of(case, summary, masthead)
        if review is None:
            yield f"Case {case.id} has no ClaimReview: it is {case.standing}."
        for broken in broken_rules(review) if review else ():
            yield f"The ClaimReview of case {case.id}: {broken.field}: {broken.message}"
    for one in summary.not_checked:
        yield f"Case {one.id} has no ClaimReview: readers have no verdict to see."


FORMAT = Format(
    "claimreview", "jsonld", "ClaimReview of schema.org, for the page of a verdict", _write, remarks=_missing
)
