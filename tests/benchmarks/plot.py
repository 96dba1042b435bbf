"""Draws what a list and a page of one case cost against the size of the desk, from results.json: cost.svg, for the README.

Both axes are logarithmic. The picture names only fonts that the reader's machine has, and says at the end of each line
what it is, so that colour is not needed to read it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tests.benchmarks.rivals import SQLITE_UTILS, TASKWARRIOR, TINYDB

HERE = Path(__file__).resolve().parent
# Key in the results, what the line is called, its colour, and how it is dashed.
LINES = (
    (f"{TINYDB}/list", "TinyDB, one file: list", "#d97706", ""),
    (f"{TINYDB}/show", "TinyDB, one file: show", "#d97706", "2 4"),
    (f"{TASKWARRIOR}/list", "Taskwarrior: list", "#a371f7", ""),
    (f"{TASKWARRIOR}/show", "Taskwarrior: info", "#a371f7", "2 4"),
    (f"{SQLITE_UTILS}/list", "sqlite-utils: query", "#8b949e", ""),
    ("show", "factcheck show", "#2f81f7", "2 4"),
    ("list", "factcheck list", "#2f81f7", ""),
)
WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 34, 52
_LABEL_HEIGHT = 16
_STYLE = (
    "svg{background:#fff}text{font:13px system-ui,sans-serif;fill:#374151}.t{font-weight:600}.g{stroke:#d1d5db}"
    ".l{fill:none;stroke-width:2}"
    "@media(prefers-color-scheme:dark){svg{background:#0d1117}text{fill:#c9d1d9}.g{stroke:#30363d}}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the picture: points of size and cost."""

    label: str
    color: str
    dash: str
    points: tuple[tuple[float, float], ...]


def lines_of(results: Mapping[str, Any]) -> list[Line]:
    """The lines that were measured, each from the smallest size to the largest."""
    sizes = {int(size): {row["key"]: row for row in rows} for size, rows in results["sizes"].items()}
    lines = []
    for key, label, color, dash in LINES:
        points = tuple(
            (size, rows[key]["ratio"]) for size, rows in sorted(sizes.items()) if rows.get(key, {}).get("ratio")
        )
        if points:
            lines.append(Line(label, color, dash, points))
    return lines


def draw(results: Mapping[str, Any]) -> str:
    """The picture as SVG."""
    lines = lines_of(results)
    sizes = sorted({size for line in lines for size, _ in line.points})
    most = 10 ** math.ceil(math.log10(max(cost for line in lines for _, cost in line.points)))
    scale = Scale(sizes[0], sizes[-1], most)
    title = "Time of a whole process against the number of cases"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">',
        f"<title>{title}</title>",
        f"<desc>{escape(description(lines))}</desc>",
        f"<style>{_STYLE}</style>",
        f'<text class="t" x="{LEFT}" y="18">{title}, in multiples of “python -c pass”</text>',
        *_grid(scale, sizes, most),
        *(part for line in lines for part in _drawn(line, scale)),
        *_labels(lines, scale),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def description(lines: Sequence[Line]) -> str:
    """The picture in words."""
    told = (f"{line.label}: {', '.join(f'{cost:.1f} at {size:,}' for size, cost in line.points)}" for line in lines)
    return f"{'; '.join(told)}."


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a size and a cost lie in the picture; the cost begins at 1, which is P."""

    least: float
    largest: float
    most: float

    def x(self, size: float) -> float:
        """Pixels from the left."""
        span = math.log(self.largest / self.least) or 1.0
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log(size / self.least) / span

    def y(self, cost: float) -> float:
        """Pixels from the top."""
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * math.log(max(cost, 1.0)) / math.log(self.most)


def _grid(scale: Scale, sizes: Sequence[float], most: float) -> list[str]:
    parts = []
    for power in range(round(math.log10(most)) + 1):
        y = scale.y(10**power)
        parts.append(f'<line class="g" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10**power:,}</text>')
    below = HEIGHT - BOTTOM + 20
    parts += [f'<text x="{scale.x(size):.1f}" y="{below}" text-anchor="middle">{size:,}</text>' for size in sizes]
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle:.1f}" y="{HEIGHT - 12}" text-anchor="middle">cases</text>')
    return parts


def _drawn(line: Line, scale: Scale) -> list[str]:
    points = " ".join(f"{scale.x(size):.1f},{scale.y(cost):.1f}" for size, cost in line.points)
    dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
    dots = (f'<circle cx="{scale.x(s):.1f}" cy="{scale.y(c):.1f}" r="3" fill="{line.color}"/>' for s, c in line.points)
    return [f'<polyline class="l" stroke="{line.color}"{dash} points="{points}"/>', *dots]


def _labels(lines: Sequence[Line], scale: Scale) -> list[str]:
    """The name of each line at its end, moved apart where two lines end at one height."""
    parts, last = [], -math.inf
    for line in sorted(lines, key=lambda line: scale.y(line.points[-1][1])):
        last = max(scale.y(line.points[-1][1]) + 4, last + _LABEL_HEIGHT)
        parts.append(f'<text x="{WIDTH - RIGHT + 10}" y="{last:.1f}">{escape(line.label)}</text>')
    return parts


def main() -> None:
    """Draw the picture again from the last results."""
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    (HERE / "cost.svg").write_text(draw(results), encoding="utf-8")


if __name__ == "__main__":
    main()
