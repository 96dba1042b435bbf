"""The widgets of a form's fields. Each has a `text`, what it says at the moment, and shows hostile text as marks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
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
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Show another text, with the cursor where one goes on writing."""
        super().load_text(text)
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown; Textual would show control characters as they are."""
        return Text(letter_by_letter(self.document.get_line(line_index)), end="", no_wrap=True)


class ChoiceField(OptionList):
    """One of several, or with `several` any of them. Space chooses, and so does the first letter of one of several; enter
    chooses and goes on. One that can't be chosen says why."""

    DEFAULT_CSS = "ChoiceField { height: auto; max-height: 9; border: round $edge; padding: 0 1; }"

    class Refused(Message):
        """Somebody chose what can't be chosen now."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    class Chosen(Message):
        """What is chosen has changed."""

    class Left(Message):
        """Enter was pressed: its author goes on to the next field."""

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
        self._choose(event.option_index)

    def action_go_on(self) -> None:
        """Choose what the cursor is on, unless several may be, and leave the field."""
        if self._several or self.highlighted is None or self._choose(self.highlighted):
            self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        """Keys are done here and now, and not by bindings, which would come after keys that were typed behind them. One
        that was typed before enter had led away from here belongs to the next field."""
        if not self.has_focus and self.screen.focused is not None:
            event.stop()
            self.screen.focused._forward_event(event)
            return
        acts = {"down": self.action_cursor_down, "j": self.action_cursor_down, "up": self.action_cursor_up,
                "k": self.action_cursor_up, "home": self.action_first, "end": self.action_last,
                "space": self.action_take, "enter": self.action_go_on}  # fmt: skip
        act = acts.get(event.key)
        if act is not None:
            event.stop()
            event.prevent_default()
            act()
        elif (event.character or "").isalnum():
            event.stop()
            self._go_to_letter(str(event.character).casefold())

    def _go_to_letter(self, letter: str) -> None:
        """The first letter of an option leads to it, and chooses it where only one can be; again to the next one."""
        start = -1 if self.highlighted is None else self.highlighted
        order = [(start + step) % len(self._choices) for step in range(1, len(self._choices) + 1)]
        begun = [place for place in order if self._choices[place].value.casefold().startswith(letter)]
        place = next((place for place in begun if not self._choices[place].why_not), begun[0] if begun else None)
        if place is not None:
            self.highlighted = place
            if not self._several:
                self._choose(place)

    def action_take(self) -> None:
        """Choose what the cursor is on, or take it away."""
        if self.highlighted is not None:
            self._choose(self.highlighted)

    def _choose(self, place: int) -> bool:
        """Choose an option, or take it away where several may be; whether it can be chosen."""
        choice = self._choices[place]
        if choice.why_not:
            self.post_message(self.Refused(choice.why_not))
            return False
        if not self._several:
            self._chosen = [choice.value]
        elif choice.value in self._chosen:
            self._chosen.remove(choice.value)
        else:
            self._chosen.append(choice.value)
        self._renew()
        self.post_message(self.Chosen())
        return True

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
    return LineField(field.value, suggest=field.suggest, id=name)
