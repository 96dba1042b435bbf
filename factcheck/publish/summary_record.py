"""A summary as one JSON object: the format `json`, what is kept at publication, and what every template is given.

The object is described in `schemas/summary.schema.json`. What nobody said is null; what somebody looked for in vain is
"unknown". There are no floats in it, so it has one canonical form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factcheck.model.dataclass import asdict
from factcheck.publish.summary import Summary

SCHEMA = 1

# Control, bidirectional and invisible characters, which JSON lets stand as they are and a terminal may obey.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)

# What goes without saying where it is not so: what was published before this was told reads the same.
_SAID_WHERE_TRUE = frozenset(
    {"origins", "is_reply", "declined", "asked_again", "axis", "was_at", "homepage", "label_language", "on_other_scale"}
)


def summary_record(summary: Summary) -> dict[str, Any]:
    """The summary as a JSON object; the public projection is all it holds."""
    return {"schema": SCHEMA, **_record(asdict(summary))}


def json_text(summary: Summary) -> str:
    """The object laid out for reading. Characters that are not seen are written as `\\uXXXX`."""
    return escape_unseen(json.dumps(summary_record(summary), ensure_ascii=False, indent=2)) + "\n"


def escape_unseen(text: str) -> str:
    """JSON in which characters that are not seen, and lone surrogates, are written as `\\uXXXX`."""
    return _UNSEEN.sub(_escaped, text).encode("utf-8", "backslashreplace").decode("utf-8")


def case_records(summary: Summary) -> Iterator[dict[str, Any]]:
    """One object for each claim that the summary tells of, those without a verdict last. Each says who publishes it, in
    which language and on which day; `schemas/public-case.schema.json` describes it."""
    head = {
        "schema": SCHEMA,
        "desk_name": summary.desk_name,
        "language": summary.language,
        "generated_on": summary.generated_on,
    }
    for case in summary.cases:
        yield {**head, "case": _record(asdict(case)), "not_checked": None}
    for claim in summary.not_checked:
        yield {**head, "case": None, "not_checked": _record(asdict(claim))}


def _record(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _record(item) for name, item in value.items() if item or name not in _SAID_WHERE_TRUE}
    if isinstance(value, list | tuple):
        return [_record(item) for item in value]
    return None if value == "" else value


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]
