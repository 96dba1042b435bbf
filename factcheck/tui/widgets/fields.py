"""The widgets of a form's fields. Each has a `text`, what it says at the moment, and shows hostile text as marks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, TextArea
from textual.widgets.option_list import Option as Line

from factcheck.tui import form
from factcheck.tui.shown import letter_by_letter, shown
from factcheck.tui.widgets.line_field import LineField


class TextField(TextArea):
    """Several lines of text. Tab goes on to the next field, as in every other field."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown; Textual would show control characters as they are."""
        return Text(letter_by_letter(self.document.get_line(line_index)), end="", no_wrap=True)


class ChoiceField(OptionList):
    """One of several, or with `several` any of them. Space or enter chooses; one that can't be chosen says why."""

    DEFAULT_CSS = "ChoiceField { height: auto; max-height: 9; border: round $edge; padding: 0 1; }"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("space", "select", "Choose", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    class Refused(Message):
        """Somebody chose what can't be chosen now."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    class Chosen(Message):
        """What is chosen has changed."""

    def __init__(self, options: Sequence[form.Option], value: str, *, id: str, several: bool = False) -> None:  # noqa: A002
        self._choices = tuple(options)
        self._several = several
        self._chosen = [choice.value for choice in options if choice.value in (value.split() if several else [value])]
        super().__init__(*(Line(self._words(choice)) for choice in self._choices), id=id, markup=False)
        first = next((place for place, choice in enumerate(options) if choice.value in self._chosen), 0)
        self.highlighted = first if options else None

    @property
    def text(self) -> str:
        """What is chosen; several with spaces between."""
        return " ".join(choice.value for choice in self._choices if choice.value in self._chosen)

    @text.setter
    def text(self, value: str) -> None:
        self._chosen = value.split() if self._several else [value]
        self._renew()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what the cursor is on."""
        event.stop()
        choice = self._choices[event.option_index]
        if choice.why_not:
            self.post_message(self.Refused(choice.why_not))
            return
        if not self._several:
            self._chosen = [choice.value]
        elif choice.value in self._chosen:
            self._chosen.remove(choice.value)
        else:
            self._chosen.append(choice.value)
        self._renew()
        self.post_message(self.Chosen())

    def _renew(self) -> None:
        for place, choice in enumerate(self._choices):
            self.replace_option_prompt_at_index(place, self._words(choice))

    def _words(self, choice: form.Option) -> Content:
        marks = ("[x] ", "[ ] ") if self._several else ("(•) ", "( ) ")
        mark = marks[0] if choice.value in self._chosen else marks[1]
        words = choice.words or choice.value
        if choice.why_not:
            return shown((f" –  {words}", "dim"), (f"  {choice.why_not}", "dim italic"))
        return shown((mark, "bold cyan" if mark == marks[0] else ""), words)


def widget_of(field: form.Field) -> Widget:
    """The widget that asks for a field; its id is the field's name."""
    name = f"field-{field.name}"
    if field.kind == form.TEXT:
        return TextField(field.value, id=name)
    if field.kind == form.SWITCH:
        return ChoiceField((form.Option("yes", "yes"),), field.value, id=name, several=True)
    if field.kind in (form.CHOICE, form.SEVERAL):
        return ChoiceField(field.options, field.value, id=name, several=field.kind == form.SEVERAL)
    return LineField(field.value, id=name)
