"""The gate of the full-screen desk: text becomes `Content` that is inert, whoever wrote it, and in which no markup is read.

Nothing else may turn text of the desk into what a widget shows: a widget that is handed a `str` reads markup in it.
"""

from __future__ import annotations

from textual.content import Content

from factcheck.render.inert import is_inert_alone, mark, view
from factcheck.tui.palette import themed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.render.output import Span


def shown(*parts: str | Span, multiline: bool = False) -> Content:
    """Plain texts, and pairs of a text and its style in render's words, one after the other."""
    pieces = [(part, "") if isinstance(part, str) else part for part in parts]
    return Content.assemble(*((view(text, multiline=multiline), themed(style)) for text, style in pieces if text))


def lines(rows: Iterable[Iterable[Span]]) -> Content:
    """Lines of styled text, one below the other."""
    return Content("\n").join([shown(*row) for row in rows])


def letter_by_letter(text: str) -> str:
    """A text as a field that is being typed in may show it: inert, and with as many letters as it has, so that the cursor
    stands where it stands in the text."""
    if view(text) == text:
        return text
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if is_inert_alone(letter):
        return letter
    instead = mark(letter)
    return instead if len(instead) == 1 else "�"
