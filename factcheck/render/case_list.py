"""The list of cases."""

from __future__ import annotations

from factcheck.render.words import KEYS_ONLY, RatingLabels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.model.listing import CaseList
    from factcheck.render.output import Output


def show_cases(output: Output, found: CaseList, *, labels: RatingLabels = KEYS_ONLY) -> None:
    """Print the rows of a list (table, labelled lines, JSON lines or CSV) and on stderr its notes and "50 of 1,234 cases"."""
    for row in found.rows:
        output.line(row.id, " ", row.claim, " ", labels.label(row.scale, row.rating))
