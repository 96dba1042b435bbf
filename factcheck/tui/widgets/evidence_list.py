"""The evidence of a case, two lines for each piece: how the verdict cites it, stance, kind, copy, date and origin; then what
it is and its exact words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.render.evidence_page import cited_as, marks, name_of
from factcheck.render.inert import view
from factcheck.render.widths import cell_width, wrap
from factcheck.render.words import IDENTIFIER, STANCES, UNKNOWN_SIGN
from factcheck.tui.shown import lines, shown
from factcheck.tui.widgets.sections import ListSection

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.render.output import Span

_INDENT = 4


class EvidenceList(ListSection):
    """The cursor is on a piece; enter chooses it."""

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a piece."""

        identifier: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._ids: tuple[str, ...] = ()
        self._record: Mapping[str, Any] | None = None
        self._room = 0  # cells of a line

    @property
    def chosen(self) -> str:
        """The id of the piece that the cursor is on, "" where there is none."""
        place = self.highlighted
        return self._ids[place] if place is not None and place < len(self._ids) else ""

    def choose(self, identifier: str) -> None:
        """Put the cursor on a piece, if it is there."""
        if identifier in self._ids:
            self.highlighted = self._ids.index(identifier)

    def take(self, record: Mapping[str, Any]) -> None:
        """Show the evidence of a case; the cursor stays on its piece."""
        before = self.chosen
        self._record = record
        self._ids = tuple(piece["id"] for piece in record["evidence"])
        self.clear_options()
        self.add_options(Option(_words(record, piece, self._room)) for piece in record["evidence"])
        if not self._ids:
            screen: Any = self.screen
            key = screen.key_for("evidence-add")
            adds = ((key, "bold cyan"), (" adds it.", "dim")) if key else ()
            self.add_option(Option(shown(("There is none yet. ", "dim"), *adds), disabled=True))
            self.highlighted = None
        else:
            self.highlighted = self._ids.index(before) if before in self._ids else 0

    def on_resize(self) -> None:
        """Lines that are too long go on below their own beginning."""
        room = self.scrollable_content_region.width
        if room != self._room:
            self._room = room
            if self._record is not None:
                self.take(self._record)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        self.post_message(self.Chosen(self.chosen))


def _words(record: Mapping[str, Any], piece: Mapping[str, Any], room: int) -> Content:
    symbol, style = STANCES.get(piece["stance"] or "", UNKNOWN_SIGN)
    gone = bool(piece["withdrawn"])
    facts = [piece["kind"] or "kind not said", "copy kept" if piece["copies"] else "no copy",
             piece["published_on"] or "", f"origin {piece['origin']}" if piece["origin"] else "origin not said"]  # fmt: skip
    head: list[Span] = [
        (f"{cited_as(record, piece['id']) or ' - '} ", "dim"), (piece["id"], IDENTIFIER),
        (f"  {symbol} {piece['stance'] or ''}".ljust(16), "dim" if gone else style),
    ]  # fmt: skip
    body: list[Span] = [(name_of(piece), "dim" if gone else "bold")]
    body += [(f"  “{piece['quote']}”", "dim" if gone else "")] if piece["quote"] else []
    rows = [*_beside(head, (" · ".join(filter(None, facts)), "dim"), room), *_hanging(body, room)]
    rows += [
        [("    ! ", "bold color(167)"), (mark if isinstance(mark, tuple) else (mark, ""))] for mark in marks(piece)
    ]
    return lines(rows)


def _beside(head: list[Span], facts: Span, room: int) -> list[list[Span]]:
    """What tells a piece from the others, and the facts in a column beside it."""
    edge = sum(cell_width(text) for text, _ in head)
    first, *more = wrap([(view(facts[0]), facts[1])], room - edge) if room > 2 * edge else [[facts]]
    return [[*head, *first], *([(" " * edge, ""), *row] for row in more)]


def _hanging(spans: list[Span], room: int) -> list[list[Span]]:
    """The lines of a text that is indented, each as far as the first; a single one as long as the room is not known."""
    inert = [(view(text), style) for text, style in spans]
    broken = wrap(inert, room - _INDENT) if room > 2 * _INDENT else [inert]
    return [[(" " * _INDENT, ""), *row] for row in broken]
