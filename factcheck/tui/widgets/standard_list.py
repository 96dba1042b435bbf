"""The standards of the desk as a checklist for one case: what is missing first; enter goes to the field that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.render.words import NO, WARNING, YES, person
from factcheck.tui.shown import lines
from factcheck.tui.widgets.sections import ListSection

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.model.standards import StandardResult


class StandardList(ListSection):
    """The cursor is on a standard; enter asks to mend it."""

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a standard that is not met."""

        result: StandardResult

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self.results: tuple[StandardResult, ...] = ()

    def take(self, results: Sequence[StandardResult]) -> None:
        """Show what was found; the cursor stays on its standard."""
        before = self.results[self.highlighted].name if self.results and self.highlighted is not None else ""
        self.results = tuple(sorted(results, key=lambda one: (one.met or bool(one.overridden_by), not one.blocks)))
        self.clear_options()
        self.add_options(Option(_words(result)) for result in self.results)
        names = [result.name for result in self.results]
        self.highlighted = names.index(before) if before in names else (0 if names else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        result = self.results[event.option_index]
        if not result.met:
            self.post_message(self.Chosen(result))


def _words(result: StandardResult) -> Content:
    if result.met:
        (symbol, style), state = YES, "met"
    elif result.overridden_by:
        (symbol, style), state = WARNING, f"set aside by {person(result.overridden_by)}: {result.override_reason}"
    else:
        (symbol, style), state = (NO, "required") if result.blocks else (WARNING, "advised")
    head = [
        (f"{symbol} ", style),
        (result.name.replace("-", " "), "bold" if not result.met else "dim"),
        (f"  {state}", "dim"),
    ]
    return lines([head] if result.met else [head, [("  ", ""), (result.message, "")]])
