"""Markers in a reasoning that name its sources: `[7k3m]`, or several in one pair of brackets, `[7k, a2]`.

A marker is a unique prefix (two characters or more) of the id of a piece of evidence of the case. Brackets around anything
else ("[sic]", "[Reuters]") are words. What is stored holds whole ids, so that evidence that is added later can't make a
marker mean another piece, or none.
"""

from __future__ import annotations

import re

from factcheck.errors import AmbiguousIdError
from factcheck.model.case import Case
from factcheck.model.evidence import Evidence

_ID = r"[0-9A-Za-z]{2,8}"
_PARTS = re.compile(r"\s*[,;]\s*")
MARKER = re.compile(rf"\[\s*({_ID}(?:\s*[,;]\s*{_ID})*)\s*\]")


def marked(case: Case, marker: re.Match[str]) -> tuple[list[Evidence], list[str]]:
    """The evidence that a match of MARKER names, and what stands in its brackets and names none, or several."""
    found: list[Evidence] = []
    other: list[str] = []
    for prefix in _PARTS.split(marker.group(1)):
        meant = _begins_with(case, prefix)
        if len(meant) == 1:
            found.append(meant[0])
        else:
            other.append(prefix)
    return found, other


def with_whole_ids(case: Case, text: str) -> str:
    """The text with every marker written out. Raises AmbiguousIdError where one could mean several pieces of evidence."""
    return MARKER.sub(lambda marker: _written_out(case, marker), text)


def _written_out(case: Case, marker: re.Match[str]) -> str:
    named = [(prefix, _begins_with(case, prefix)) for prefix in _PARTS.split(marker.group(1))]
    for prefix, meant in named:
        if len(meant) > 1:
            raise AmbiguousIdError(
                f"[{prefix}] in the reasoning could mean {' or '.join(piece.id for piece in meant)}. Nothing was changed.",
                hint="Write the whole id of the evidence into the brackets.",
            )
    if not any(meant for _, meant in named):
        return marker.group(0)
    return f"[{', '.join(meant[0].id if meant else prefix for prefix, meant in named)}]"


def _begins_with(case: Case, prefix: str) -> list[Evidence]:
    return [piece for piece in case.evidence if piece.id.startswith(prefix.lower())]
