"""What a row says of a case besides its columns, in a list and on the screen. Loaded by every list, so it loads nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.model.listing import CaseRow

_GIVEN_UP = ("declined", "duplicate", "withdrawn")  # stages.GIVEN_UP, which a list does not wait for


def next_day(row: CaseRow) -> str:
    """The day that comes first: that of the case, of the reply somebody was asked for, or the end of its rest; none where
    work is done."""
    if row.stage in ("published", "closed", *_GIVEN_UP):
        return ""
    return min(filter(None, (row.due, row.deadline, row.held_until)), default="")


def alarms(row: CaseRow) -> list[str]:
    """What must not be overlooked about a case, in a word or two."""
    found = [f"damaged: {row.damaged}"] if row.damaged else []
    found += ["conflict"] if row.conflicts else []
    stale = row.rating and not row.is_fresh and row.stage not in _GIVEN_UP
    return found + (["verdict out of date"] if stale else [])
