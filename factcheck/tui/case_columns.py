"""The columns of the list of cases: which there are at a width, how wide, and what stands in them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from factcheck.render.case_row import alarms, next_day
from factcheck.render.withheld import listed_rating
from factcheck.render.words import ALARM, IDENTIFIER, NEEDED, STAGES, UNKNOWN_SIGN, RatingLabels, rating_sign

if TYPE_CHECKING:
    from factcheck.model.listing import CaseRow
    from factcheck.render.output import Span

GAP = 2
_LEAST_CLAIM, _GOOD_CLAIM = 24, 44
# Name, title, cells at least and at most; those that come first are the last to go where it is narrow.
_COLUMNS = (
    ("stage", "Stage", 16, 16),
    ("verdict", "Verdict", 14, 20),
    ("deadline", "Deadline", 12, 12),
    ("assignee", "Assigned", 10, 20),
    ("age", "Age", 4, 4),
    ("claimant", "Claimant", 12, 26),
    ("id", "Id", 8, 8),
)
_ORDER = ("mark", "id", "stage", "verdict", "deadline", "age", "claimant", "assignee", "claim")
TITLES = {"mark": "", "claim": "Claim", **{name: title for name, title, _, _ in _COLUMNS}}
# The order of `list --sort` that each column stands for.
SORT_OF = {
    "id": "id", "stage": "stage", "verdict": "rating", "deadline": "deadline", "age": "opened", "claimant": "claimant",
    "assignee": "assignee", "claim": "claim",
}  # fmt: skip
_ENDED = ("closed", "declined", "duplicate", "withdrawn", "published")


def does_it(key: str) -> tuple[Span, ...]:
    """What stands behind what is next: the key of `next-step`, nothing where it can't be done here."""
    return ((f"   {key}", "bold cyan"), (" does it", "dim")) if key else ()


@cache
def columns_at(width: int) -> tuple[tuple[str, int], ...]:
    """The columns that fit into so many cells, in order, each with its width. The claim takes what is left."""
    claim = max(_LEAST_CLAIM, width * 3 // 10)
    room = width - 1 - GAP - claim
    widths: dict[str, int] = {}
    for name, _, least, _ in _COLUMNS:
        if least + GAP > room:
            break  # a wider list has what a narrower one has, and more
        widths[name] = least
        room -= least + GAP
    for name, _, least, most in _COLUMNS:
        if name in widths and claim + room > _GOOD_CLAIM:
            wider = min(most - least, claim + room - _GOOD_CLAIM)
            widths[name] += wider
            room -= wider
    widths |= {"mark": 1, "claim": max(claim + room, 1)}
    return tuple((name, widths[name]) for name in _ORDER if name in widths)


def cell(row: CaseRow, name: str, labels: RatingLabels, today: str) -> list[Span]:
    """What stands in a column, as texts with their styles."""
    if name == "id":
        return [(row.id[: row.needed], NEEDED), (row.id[row.needed :], IDENTIFIER)]
    if name == "stage":
        symbol, style = STAGES.get(row.stage, UNKNOWN_SIGN)
        return [(f"{symbol} {row.stage}", style)] if row.stage else []
    if name == "verdict" and (shown := listed_rating(labels, row)):
        (symbol, style), word = rating_sign(labels, row.scale, shown)
        return [(f"{symbol} {word}", style)]
    if name == "deadline":
        return _deadline(row, today)
    if name == "claim":
        return [*((f"{alarm} · ", ALARM) for alarm in alarms(row)), (row.claim, "")]
    words = {"age": age(row.opened_at, today), "claimant": row.claimant, "assignee": ", ".join(row.assignees)}
    return [(words.get(name, ""), "dim" if name == "age" else "")]


def is_late(row: CaseRow, today: str) -> bool:
    """Whether that day is past and the work is not done."""
    day = next_day(row)
    return bool(day) and day < today and row.stage not in _ENDED


def age(opened_at: str, today: str) -> str:
    """How long ago a case was opened: `3 d`, `7 w`, `5 mo`, `2 y`."""
    try:
        days = (date.fromisoformat(today) - date.fromisoformat(opened_at[:10])).days
    except ValueError:
        return ""
    for size, unit in ((730, 365), (98, 30), (21, 7)):
        if days >= size:
            return f"{days // unit} {({365: 'y', 30: 'mo', 7: 'w'})[unit]}"
    return f"{max(days, 0)} d"


def _deadline(row: CaseRow, today: str) -> list[Span]:
    day = next_day(row)
    return [(f"! {day}", ALARM)] if is_late(row, today) else [(day, "dim" if row.stage in _ENDED else "")]
