"""Rating scales: an ordered row of labels from true to false, labels off that axis, a version and its date."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.errors import NotFoundError
from factcheck.model.dataclass import dataclass, field
from factcheck.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Rating:
    """One label of one scale.

    `key` is its name in files and commands (`half-true`). `position` counts from 0 at the true end and is None for a label
    off the axis; two labels may share a position. `labels` maps a language tag to the label as readers see it.
    """

    key: str
    labels: Mapping[str, str]
    position: int | None
    meaning: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RatingScale:
    """A desk's rating scale. `ratings` stand in order, true to false, then those off the axis. `free_text` marks the
    scale of a desk that writes a sentence in place of a label. `names` has its name in other languages, where it is more
    than the name of an organisation's own."""

    key: str
    name: str
    version: str
    dated: PartialDate
    language: str
    ratings: tuple[Rating, ...]
    free_text: bool = False
    notes: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def name_in(self, language: str) -> str:
        """Its name in a language or its main one ("pt" for "pt-BR"), else the name that it has everywhere."""
        return self.names.get(language) or self.names.get(language.partition("-")[0]) or self.name

    @property
    def worst(self) -> int:
        """The largest position on the axis; 0 is the true end. -1 where nothing is on the axis."""
        return max((rating.position for rating in self.ratings if rating.position is not None), default=-1)

    def rating(self, key: str) -> Rating:
        """The rating of this key. Raises NotFoundError."""
        for rating in self.ratings:
            if rating.key == key:
                return rating
        raise NotFoundError(
            f"The scale {self.key} has no rating “{key}”.",
            hint=f"It has: {', '.join(rating.key for rating in self.ratings) or 'free sentences'}.",
        )

    def label(self, key: str, language: str = "") -> str:
        """The label readers see, in the language asked for or else in the scale's own. An unknown key is its own label."""
        for rating in self.ratings:
            if rating.key == key:
                return rating.labels.get(language) or rating.labels.get(self.language) or key
        return key

    def place(self, key: str) -> tuple[int, int] | None:
        """Where a rating stands on the axis and its far end, both from 0 at the true end; None off the axis."""
        for rating in self.ratings:
            if rating.key == key and rating.position is not None:
                return rating.position, self.worst
        return None
