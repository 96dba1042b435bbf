"""A page about one thing: headings, labelled values and running text, for a terminal or as labelled lines.

The labelled form has one `Label: value` to a line and nothing that only an eye can use; every line that tells something of
a user's own words begins with its label, so that no text can pass for another field.
"""

from __future__ import annotations

from factcheck.render.inert import view
from factcheck.render.output import Mode
from factcheck.render.widths import cell_width, pad, wrap
from factcheck.render.words import LABEL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeVar

    from factcheck.render.output import Output, Span

    Part = str | Span
    T = TypeVar("T")

LABELS = 13  # cells of the column of labels
INDENT = 2
_NARROWEST_TEXT = 24  # cells
WIDEST_TEXT = 100  # cells; a longer line is hard to read however wide the terminal is


class Page:
    """Writes a page to an output. `dot` stands between things on one line."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self.plain = output.mode == Mode.PLAIN
        self.dot = ", " if self.plain else " · "

    def gap(self) -> None:
        """An empty line."""
        self.output.line()

    def apart(self, things: Iterable[T]) -> Iterator[T]:
        """Each of several things to be written, with an empty line between two."""
        for number, thing in enumerate(things):
            if number:
                self.gap()
            yield thing

    def banner(self, *parts: Part) -> None:
        """The line that a page is about, wrapped, with a bar at its side."""
        for line in wrap(_inert(parts), min(self.output.width, WIDEST_TEXT) - 2):
            self.output.line(("┃ ", "bold"), *line)

    def heading(self, title: str, number: int | None = None) -> None:
        """The start of a part, with the number of things in it."""
        if self.plain:
            self.gap()
            self.output.line(title if number is None else f"{title}: {number}")
            return
        shown = title if number is None else f"{title} ({number})"
        self.gap()
        rule = "─" * max(0, min(self.output.width, WIDEST_TEXT) - cell_width(shown) - 1)
        self.output.line((shown, "bold"), " ", (rule, "dim"))

    def field(self, label: str, *parts: Part, whole: bool = False) -> None:
        """A labelled value; nothing is written where it is empty. `whole` keeps an address or command on one line."""
        spans = _inert(parts)
        if not any(text.strip() for text, _ in spans):
            return
        if self.plain:
            self.output.line(f"{label}: ", *spans)
            return
        lead = " " * INDENT + pad(label, LABELS)
        if cell_width(label) >= LABELS:
            lead = " " * INDENT + label + " "
        room = min(self.output.width, INDENT + LABELS + WIDEST_TEXT) - INDENT - LABELS
        lines = [spans] if whole else wrap(spans, max(room, 12))
        self.output.line((lead, LABEL), *lines[0])
        for line in lines[1:]:
            self.output.line(" " * (INDENT + LABELS), *line)

    def prose(self, label: str, words: str, style: str = "") -> None:
        """A text of one paragraph or several beside its label; in labelled lines each paragraph has the label."""
        paragraphs = [part for part in view(words, multiline=True).split("\n") if part.strip()]
        if self.plain:
            for paragraph in paragraphs:
                self.output.line(f"{label}: ", paragraph)
            return
        for number, paragraph in enumerate(self.apart(paragraphs)):
            self.field("" if number else label, (paragraph, style))

    def item(self, lead: Sequence[Span], *parts: Part, indent: int = INDENT) -> None:
        """One of several things: what tells it from the others, then text that is wrapped under itself. Not for labelled
        lines. Where the text would get too narrow it begins on the next line."""
        lead = _inert(lead)
        hang = indent + sum(cell_width(text) for text, _ in lead)
        if lead and self.output.width - hang < _NARROWEST_TEXT:
            self.output.line(" " * indent, *lead)
            lead, indent, hang = [], indent + 2, indent + 2
        lines = wrap(_inert(parts), max(12, min(self.output.width, hang + WIDEST_TEXT) - hang))
        self.output.line(" " * indent, *lead, *lines[0])
        for line in lines[1:]:
            self.output.line(" " * hang, *line)


def _inert(parts: Sequence[Part]) -> list[Span]:
    """The parts as styled texts that may be measured."""
    return [(view(part), "") if isinstance(part, str) else (view(part[0]), part[1]) for part in parts]


def joined(parts: Sequence[Part], between: str = ", ") -> list[Part]:
    """Several parts with a text between them."""
    whole: list[Part] = []
    for number, part in enumerate(parts):
        whole += [between, part] if number else [part]
    return whole
