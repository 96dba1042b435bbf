"""A field of one line. It lies apart from the other fields because the first screen has one, and is in a hurry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widgets import Input

from factcheck.tui.shown import letter_by_letter

if TYPE_CHECKING:
    from factcheck.tui.suggesting import Suggest


class LineField(Input):
    """One line of text. With `suggest` it offers, dim behind the cursor, how the line may go on; → takes it."""

    def __init__(self, value: str = "", *, suggest: Suggest | None = None, **more: Any) -> None:
        super().__init__(value, **more)
        if suggest is not None:
            from factcheck.tui.widgets.suggester import WorkerSuggester

            self.suggester = WorkerSuggester(suggest)

    @property
    def text(self) -> str:
        """What it says."""
        return self.value

    @text.setter
    def text(self, value: str) -> None:
        self.value = value

    @property
    def _value(self) -> Text:
        # Textual shows what was typed or pasted as it is, control characters too.
        return Text(letter_by_letter(self.value), no_wrap=True, overflow="ignore", end="")
