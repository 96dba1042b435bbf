"""What ratings are called on the scales that the desk's verdicts were given on."""

from __future__ import annotations

from functools import cache

from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model.scale import RatingScale


class Labels:
    """Labels and positions of ratings, whichever scale they are on. A scale that is gone leaves the key itself.

    `language` is the desk's where it is "".
    """

    def __init__(self, desk: Desk, language: str = "") -> None:
        self._desk = desk
        self._language = language or desk.settings.language
        self._scale = cache(self._find)

    def label(self, scale: str, key: str) -> str:
        """The label as readers see it."""
        found = self._scale(scale)
        return found.label(key, self._language) if found else key

    def position(self, scale: str, key: str) -> tuple[int, int] | None:
        """The place on the axis and its far end, both from 0 at the true end; None off the axis."""
        found = self._scale(scale)
        return found.place(key) if found else None

    def _find(self, key: str) -> RatingScale | None:
        try:
            return self._desk.scale_of(key)
        except FactcheckError:  # a verdict is shown even where its scale's file is gone
            return None
