"""`datafeed`: verdicts for whoever collects them, a DataFeed of ClaimReview. What was never published is in none."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.publish.feed_frame import feed_head, item_head
from factcheck.publish.format import Format, Masthead
from factcheck.publish.public_case import WITHDRAWN, PublicCase
from factcheck.publish.summary import Summary
from factcheck.publish.writers.claim_review import Node, laid_out, review_of


def data_feed(summary: Summary, masthead: Masthead) -> Node:
    """The feed of a summary, in the shape that aggregators read: every published verdict that has an address, and every one
    that was taken back. The newest day of its items is the day it was changed on."""
    items = [item for case in summary.cases if (item := _item(case, summary, masthead))]
    days = [day for item in items for name, day in item.items() if name.startswith("date")]
    return {**feed_head(max(days, default=summary.generated_on)), "dataFeedElement": items}


def _item(case: PublicCase, summary: Summary, masthead: Masthead) -> Node | None:
    if case.standing == WITHDRAWN and case.withdrawn and case.withdrawn.was_at:
        return {**item_head(case.withdrawn.was_at, deleted=case.withdrawn.on), "item": []}
    review = review_of(case, summary, masthead) if case.published_on and case.url else None
    if review is None:
        return None
    changed = str(review.get("dateModified", ""))
    return {**item_head(case.url, created=case.published_on, changed=changed), "item": [review]}


def _write(summary: Summary, masthead: Masthead) -> str:
    return laid_out(data_feed(summary, masthead))


def _left_out(summary: Summary, _masthead: Masthead) -> Iterator[str]:
    """Which verdicts are in no feed, because readers find them nowhere, a sentence each."""
    for case in summary.cases:
        if not (case.withdrawn.was_at if case.withdrawn else case.published_on and case.url):
            why = "is not published" if not case.published_on and not case.withdrawn else "has no address"
            yield f"Case {case.id} {why} and is not in the feed; publish and correct take its address as --url."


FORMAT = Format(
    "datafeed", "json", "a DataFeed of ClaimReview, for whoever collects verdicts", _write, remarks=_left_out
)
