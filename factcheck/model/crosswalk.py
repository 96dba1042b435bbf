"""What the ratings of one scale are on another, as somebody laid down on a day. A rating without an equal has none: nothing
is ever guessed from a place on an axis."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A crosswalk from the scale `source` to the scale `target`, each of one version.

    `equals` maps a rating of the source to its equal. `without` maps one that has none to the reason, by language. `dated`
    is the partial date on which the meanings were compared, ISO.
    """

    source: str
    target: str
    source_version: str
    target_version: str
    dated: str
    notes: str
    equals: Mapping[str, str]
    without: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name, which is that of its file: `default--politifact`."""
        return f"{self.source}--{self.target}"
