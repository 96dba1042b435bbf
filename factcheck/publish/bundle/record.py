"""What a bundle says of a case follows from what was published of it, whose hash stands in the chain of events.

`told_record` makes the record that readers are given from the bytes that were published last and from a withdrawal that came
after; the pages follow from that record. Whoever reads a bundle makes all of it again and compares.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.model.canonical import canonical_bytes
from factcheck.model.case import Case
from factcheck.publish.clearance import one_line, public_day, public_url
from factcheck.publish.public_case import WITHDRAWN
from factcheck.publish.summary import ARTICLE
from factcheck.publish.summary_record import escape_unseen
from factcheck.publish.template_files import find_templates

# What a withdrawn verdict still shows of what was published; everything else the desk no longer stands by.
_EMPTIED: dict[str, Any] = {
    **{name: [] for name in ("reasoning", "sources", "replies", "reviewed_by")},
    **dict.fromkeys(("no_reply_reason", "checked_on", "checked_by", "published_on", "url")),
}


class NotARecordError(ValueError):
    """Bytes are not what a summary is kept as. The message says why."""


def read_kept(data: bytes) -> dict[str, Any]:
    """The summary of one case as it was kept at publication. Raises NotARecordError."""
    record = read_canonical(data)
    cases = record.get("cases") if isinstance(record, dict) else None
    if not isinstance(cases, list) or len(cases) != 1 or not isinstance(cases[0], dict):
        raise NotARecordError("it is not the summary of one case")
    return dict(record)


def read_canonical(data: bytes) -> Any:
    """The value of canonical JSON. Raises NotARecordError for anything else: then a byte of it was changed."""
    try:
        value = json.loads(data.decode("utf-8"))
        if canonical_bytes(value) == data:
            return value
    except (ValueError, RecursionError) as error:
        raise NotARecordError("it is not the JSON that a bundle holds") from error
    raise NotARecordError("it is not written as a bundle writes it")


def told_record(kept: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """The record that readers are given of a case whose newest publication is `kept`."""
    told = dict(kept["cases"][0])
    if case.is_published or not case.withdrawals:
        return {**kept, "cases": [told]}
    last = case.withdrawals[-1]
    told |= _EMPTIED | {"standing": WITHDRAWN}
    was_at = public_url(case.publications[-1].url) if case.publications else ""
    withdrawn = {
        "reason": one_line(last.reason) or None,
        "on": public_day(last.at),
        **({"was_at": was_at} if was_at else {}),
    }
    told["withdrawn"] = withdrawn
    told.pop("origins", None)
    return {**kept, "cases": [told], "checked": 0, "counts": [], "groups": [], "not_checked": []}


def article_record(cases: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The record of an article from those of its cases, in the order given: of its checked claims, and of no others."""
    first = cases[0]
    told = [record["cases"][0] for record in cases]
    article = next((one["article"] for one in told if one.get("article")), None)
    scales = {canonical_bytes(scale): scale for record in cases for scale in record.get("scales") or ()}
    checked = [one for record, one in zip(cases, told, strict=True) if record.get("checked")]
    counts: dict[tuple[Any, Any], dict[str, Any]] = {}
    for record in cases:
        for one in record.get("counts") or ():
            key = (one.get("scale_key"), one.get("rating_key"))
            counts[key] = {**one, "count": counts.get(key, {"count": 0})["count"] + 1}
    return {
        **first,
        "kind": ARTICLE,
        "title": (article or {}).get("title"),
        "article": article,
        "cases": told,
        "counts": list(counts.values()),
        "scales": list(scales.values()),
        "checked": len(checked),
        "total": len(told),
    }


def record_text(record: Mapping[str, Any]) -> bytes:
    """The record laid out for reading, the same bytes each time."""
    return escape_unseen(json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)).encode("utf-8") + b"\n"


def page_of(record: Mapping[str, Any]) -> bytes:
    """The page of a record: the shipped one, which asks no other host for anything."""
    from factcheck.publish.template_engine import fill_template

    return fill_template(find_templates()["html"], dict(record), None).encode("utf-8")
