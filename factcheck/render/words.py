"""Wording and colour of stages, stances and verdicts. Colour, symbol and word say the same thing, so none is needed alone."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class RatingLabels:
    """What a desk's scales say about a rating: `label(scale, key)` is what readers see, `position(scale, key)` its place on
    the axis as (position, worst), both counted from 0 at the true end, or None off the axis."""

    __slots__ = ("label", "position")

    def __init__(
        self, label: Callable[[str, str], str], position: Callable[[str, str], tuple[int, int] | None]
    ) -> None:
        self.label = label
        self.position = position


KEYS_ONLY = RatingLabels(lambda _scale, key: key, lambda _scale, _key: None)
