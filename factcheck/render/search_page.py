"""What a search found."""

from __future__ import annotations

from factcheck.render.words import KEYS_ONLY, RatingLabels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.listing import SearchHit
    from factcheck.render.output import Output


def show_hits(
    output: Output,
    hits: Sequence[SearchHit],
    *,
    total: int | None = None,
    labels: RatingLabels = KEYS_ONLY,
    notes: Sequence[str] = (),
) -> None:
    """Print each case found with the words around the hit; `total` is the number of all cases that match."""
    for hit in hits:
        output.line(hit.row.id, " ", hit.excerpt)
