"""On which days a case was taken up, checked, published, corrected or withdrawn: labels of the index for a period.

Nearly all of these days lie between a case's opening and its last change, which the index has in columns. A label names one
that lies outside: a day of publication that was told ahead or afterwards, a moment that somebody set with `--at`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

MET = "met"
CONDITION = (
    "((cases.updated_at >= ? AND cases.opened_at < ?) OR cases.row IN "
    f"(SELECT row FROM labels WHERE kind = '{MET}' AND key BETWEEN ? AND ?))"
)


def meeting_labels(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and key of a label for each day (ISO) on which the case was met and which its own two moments don't hold."""
    opened, updated = (str(record[name] or "")[:10] for name in ("opened_at", "updated_at"))
    return ((MET, day) for day in sorted(set(_days(record))) if not opened <= day <= updated)


def meeting_values(since: str, until: str) -> tuple[str, str, str, str]:
    """What the condition asks with: cases that were met from one day (ISO) to another, both included, and a few more."""
    return since, f"{until}~", since, until


def _days(record: Mapping[str, Any]) -> Iterator[str]:
    yield str(record["opened_at"] or "")[:10]
    told = [record["verdict"] or {}, *record["reviews"], *record["corrections"], *record["withdrawals"]]
    yield from (str(one.get("at") or "")[:10] for one in told)
    for publication in record["publications"]:
        yield str(publication.get("at") or "")[:10]
        day = str(publication.get("published_on") or "")
        yield (
            day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day
        )  # a year or a month counts from its first day
