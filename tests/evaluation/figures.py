"""What a measurement hands back: figures, each with the split it was measured on, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

UNSEEN = "unseen"  # neither trained nor tuned on this split
TUNED = "tuned on it"  # rules or settings were chosen by looking at this split: flatters
LEFT_OUT = "each left out"  # each article or fold was scored by a model that saw none of it


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `split` names the data and how many of what, `seen` what the tool knew of it (UNSEEN, TUNED, LEFT_OUT).

    `least` and `most` are the bounds it must keep, None for none; `unit` is written after the value ("ms", "/s").
    """

    name: str
    value: float
    split: str
    seen: str = UNSEEN
    least: float | None = None
    most: float | None = None
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the bounds are kept, as far as the value is printed."""
        value = float(shorten(self.value).replace(",", ""))
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A figure that can't be measured here, and why ("needs ../shared/data/polnear, and there is none")."""

    name: str
    reason: str


class SkipMeasurementError(Exception):
    """Raised by a measurement that can't be made here at all; its words are the reason."""


def demand(shared: Path, *parts: str) -> Path:
    """The path below the folder of data; raises SkipMeasurementError where it is missing."""
    path = shared.joinpath(*parts)
    if not path.exists():
        raise SkipMeasurementError(f"needs ../shared/{'/'.join(parts)}, and there is none")
    return path


def shorten(value: float) -> str:
    """Three decimals below 10, one below 1,000, none above: as many as a figure is good for."""
    if abs(value) < 10:
        return f"{value:.3f}"
    return f"{value:,.1f}" if abs(value) < 1000 else f"{value:,.0f}"
