"""One line on stderr that says how far counted work is, drawn without rich, whose loading takes longer than most such work.

It holds no control but the return to its beginning, so any terminal shows it, and it takes itself away at the end.
"""

from __future__ import annotations

import os
from time import monotonic

from factcheck.render.inert import view
from factcheck.render.streams import width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.render.output import Output

_EVERY = 0.1  # seconds between two pictures
_LONGEST, _SHORTEST = 40, 8  # cells of the bar itself
_SURE = 2.0  # seconds after which the time that is left can be told


class CountingBar:
    """A bar for so many steps. It is there at once, so that nobody wonders, and `close` takes it away."""

    def __init__(self, output: Output, label: str, total: int) -> None:
        self._stream, self._unicode = output.stderr, output.unicode
        self._label, self._total, self._done = view(label), total, 0
        self._width = width_of(output.stderr, os.environ) - 1  # a full line would wrap
        self._began = self._drawn = monotonic()
        self._cells = 0
        self._draw()

    def advance(self, steps: int) -> None:
        """Some more steps are done."""
        self._done += steps
        now = monotonic()
        if now - self._drawn >= _EVERY:
            self._drawn = now
            self._draw()

    def close(self) -> None:
        """Leave nothing behind."""
        self._stream.write("\r" + " " * self._cells + "\r")
        self._stream.flush()

    def _draw(self) -> None:
        counted = f" {self._done}/{self._total}{self._left()}"
        label = self._label[: max(0, self._width - len(counted) - _SHORTEST - 1)]
        cells = min(_LONGEST, self._width - len(label) - len(counted) - 1)
        filled = cells * min(self._done, self._total) // max(self._total, 1)
        full, empty = ("━", "╌") if self._unicode else ("#", ".")
        line = f"{label} {full * filled}{empty * (cells - filled)}{counted}"
        self._stream.write("\r" + line.ljust(self._cells))
        self._stream.flush()
        self._cells = len(line)

    def _left(self) -> str:
        """The time that is left if the rest takes as long as what was done, once that can be told."""
        passed = monotonic() - self._began
        if passed < _SURE or not 0 < self._done < self._total:
            return ""
        seconds = round(passed * (self._total - self._done) / self._done)
        return f" {seconds // 60}:{seconds % 60:02d}"
