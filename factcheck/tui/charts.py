"""Charts of block characters: one line for each thing that is counted, its bar as long as its share of the longest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.render.inert import view
from factcheck.render.stats_page import bar
from factcheck.render.widths import cell_width, pad, truncate
from factcheck.tui.shown import lines, shown

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.render.output import Span

_LONGEST_NAME = 24  # cells
_LEVELS = "▁▂▃▄▅▆▇█"


def bars(counted: Sequence[tuple[Span, int]], width: int) -> Content:
    """Names with their numbers and bars, within so many cells."""
    if not counted:
        return shown(("Nothing yet.", "dim"))
    most = min(_LONGEST_NAME, max(width // 2, 8))
    names = [truncate(view(name), most) for (name, _), _ in counted]
    named = max(map(cell_width, names))
    digits = max(len(f"{number:,}") for _, number in counted)
    largest = max(number for _, number in counted) or 1
    room = max(width - named - digits - 3, 1)
    return lines(
        [(pad(name, named), style), (f" {number:>{digits},} ", "bold"), (bar(number / largest, room), style)]
        for name, ((_, style), number) in zip(names, counted, strict=True)
    )


def columns(counted: Sequence[tuple[str, int]], style: str) -> list[Span]:
    """One block for each number, as high as its share of the highest, with the number beside it where it is not 0."""
    highest = max((number for _, number in counted), default=0) or 1
    found: list[Span] = []
    for name, number in counted:
        level = _LEVELS[max(round(number / highest * len(_LEVELS)) - 1, 0)] if number else " "
        found += [(f"{name} ", "dim"), (level, style), (f"{number:<3}" if number else "·  ", "" if number else "dim")]
    return found
