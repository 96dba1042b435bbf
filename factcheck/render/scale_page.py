"""Rating scales."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.scale import RatingScale
    from factcheck.render.output import Output


def show_scales(output: Output, scales: Sequence[RatingScale], *, current: str = "") -> None:
    """Print the list of scales; `current` is the key of the desk's own."""


def show_scale(output: Output, scale: RatingScale, *, language: str = "") -> None:
    """Print one scale with a picture of its axis, in a language or else in the scale's own."""
