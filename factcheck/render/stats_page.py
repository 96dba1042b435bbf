"""The counts of a desk."""

from __future__ import annotations

from factcheck.render.words import KEYS_ONLY, RatingLabels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.model.stats import Stats
    from factcheck.render.output import Output


def show_stats(output: Output, stats: Stats, *, labels: RatingLabels = KEYS_ONLY) -> None:
    """Print the counts with small bar charts."""
    output.line(f"{stats.total} cases")
