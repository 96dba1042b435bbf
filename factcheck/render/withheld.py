"""A case as it is shown to a reviewer who has not rated it yet, where the desk takes their rating first.

Text for a person leaves the verdict out; JSON and CSV are for programs and hold it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from factcheck.model.event import Event
    from factcheck.model.listing import CaseRow
    from factcheck.render.words import RatingLabels

WITHHELD = "not shown before you have rated the claim yourself"
_VERDICT_EVENTS = ("verdict-proposed", "verdict-reviewed")


def without_verdict(record: Mapping[str, Any], shown: Collection[str] | None) -> Mapping[str, Any]:
    """The record of a case with no verdict but those that are `shown` (ids of events); as it is where that is None."""
    if shown is None:
        return record
    left_out = {
        "verdict": None,
        "rating": None,
        "disputed": [],
        "reviews": [review for review in record["reviews"] if review["verdict"] in shown],
        "conflicts": [conflict for conflict in record["conflicts"] if conflict["field"] != "verdict"],
        "withheld": True,
    }
    return {**record, **left_out}


def is_left_out(event: Event, shown: Collection[str] | None) -> bool:
    """Whether an event would tell of a verdict that is not among those `shown`."""
    if shown is None or event.kind not in _VERDICT_EVENTS:
        return False
    return (event.field("verdict") or event.id) not in shown


def left_out(event: Event) -> str:
    """What is told of an event that is left out."""
    what = "proposed a verdict" if event.kind == "verdict-proposed" else "reviewed the verdict"
    return f"{what} ({WITHHELD})"


def listed_rating(labels: RatingLabels, row: CaseRow) -> str:
    """The rating of a case as a list shows it: none while a case is in review, where reviewers rate it first."""
    return "" if labels.rate_first and row.stage == "in-review" else row.rating
