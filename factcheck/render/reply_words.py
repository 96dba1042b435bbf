"""What is said of the days that a deadline passes over."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 8


def passed_over_words(days: Sequence[tuple[str, str]]) -> str:
    """ "Not counted: 2026-04-03 (holiday), 2026-04-04 (saturday)."; "" where every day counted."""
    if not days:
        return ""
    told = ", ".join(f"{day} ({why.capitalize() if why != 'holiday' else why})" for day, why in days[:_MOST])
    more = f" and {len(days) - _MOST} more" if len(days) > _MOST else ""
    return f"Not counted: {told}{more}."
