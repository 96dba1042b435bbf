"""Render's own pages, caught as content: what `show` and `history` print is what the screen shows, in the same words."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.render.output import Mode, Output
from factcheck.render.page import Page
from factcheck.tui.shown import lines

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.render.output import Span
    from factcheck.render.page import Part


class CapturedOutput(Output):
    """An output whose lines are kept, for a place on the screen that is so many cells wide."""

    def __init__(self, width: int) -> None:
        super().__init__(
            Mode.RICH, width=max(width, 20), color=True, unicode=True, stdout=io.StringIO(), stderr=io.StringIO()
        )
        self.caught: list[list[Span]] = []

    def line(self, *parts: str | Span) -> None:
        """Keep one line."""
        self.caught.append([(part, "") if isinstance(part, str) else part for part in parts])

    def note(self, text: str) -> None:
        """What a command says beside its data is not shown: the screen has its own words for it."""

    def drop_heading(self) -> None:
        """Take the first line that says something away."""
        self.caught = _trimmed(self.caught)[1:]

    @property
    def content(self) -> Content:
        """Everything that was printed, without empty lines at either end."""
        return lines(_trimmed(self.caught))


class ScreenPage(Page):
    """A page on the screen, where an address or a command is broken under itself instead of at the edge of its place."""

    def field(self, label: str, *parts: Part, whole: bool = False) -> None:
        """A labelled value; `whole` is for what is copied from a terminal, which a screen has a key for."""
        del whole
        super().field(label, *parts)


def _trimmed(rows: Iterable[list[Span]]) -> list[list[Span]]:
    kept = list(rows)
    while kept and not _words(kept[0]):
        kept.pop(0)
    while kept and not _words(kept[-1]):
        kept.pop()
    return kept


def _words(row: list[Span]) -> str:
    return "".join(text for text, _ in row).strip()
