"""A form on the screen: its fields one below the other, what the desk refuses, the editor for long texts, and drafts.

What is typed is kept as a draft within half a second and until it is saved: esc, a crash and a closed terminal lose nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from factcheck.errors import FactcheckError, UnknownPersonError, UsageError
from factcheck.tui.asking import ask
from factcheck.tui.drafting import DeskDraft, DraftPlace, NoDraft
from factcheck.tui.form import TEXT, Field, Form
from factcheck.tui.shown import shown
from factcheck.tui.widgets.fields import ChoiceField, TextField, widget_of

if TYPE_CHECKING:
    from textual.content import Content
    from textual.message_pump import MessagePump

    from factcheck.desk.drafts import Draft
    from factcheck.tui.app import DeskApp
    from factcheck.tui.messages import Told

_DRAFT_SECONDS = 0.4
_SHARE, _EDGES = 0.94, 2  # of the screen that a form may take, as its .tcss says, and lines of its border
_WIDE = 110  # cells from which a page stands beside the fields
_KEYS = (("^s", " saves  "), ("tab", " next field  "))
_BACK = {True: ("esc", " backs out, keeping a draft"), False: ("esc", " leaves")}  # by whether a draft is kept


class FormScreen(ModalScreen["Told | None"]):
    """Asks one form; the result is what was done, None where its author backed out."""

    CSS_PATH = "form_screen.tcss"
    BINDINGS = [  # noqa: RUF012 - Textual's own way
        Binding("ctrl+s", "save", "Save", priority=True),
        # At once, so that what is typed in one burst with it lands in the next field.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("enter", "enter", show=False, priority=True),
        Binding("ctrl+e", "edit", "Editor", priority=True),
        Binding("ctrl+d", "afresh", "Start afresh", priority=True),
        Binding("ctrl+r", "fill", "Read", priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._before = {field.name: field.value for field in form.fields}
        self.is_ready = False  # whether it is known that there is a draft or none
        self._is_saving = False
        self._is_settled = False  # saved or thrown away: nothing of it is kept any more

    @property
    def values(self) -> dict[str, str]:
        """What every field says now."""
        return {field.name: self._widget(field.name).text for field in self.form.fields}

    def compose(self) -> ComposeResult:
        """The title, the fields with their labels, the line for what is refused, and the keys."""
        with Vertical(id="form"):
            yield Static(shown((self.form.title, "bold")), id="form-title")
            yield Static(shown((self.form.about, "dim")), id="form-about", classes="" if self.form.about else "hidden")
            yield Static("", id="form-draft", classes="hidden")
            with VerticalScroll(id="form-scroll", can_focus=False), Container(id="form-body"):
                with Vertical(id="form-fields"):
                    for field in self.form.fields:
                        yield from _labelled(field)
                if self.form.page is not None:
                    yield Static(self.form.page, id="form-page")
            yield Static("", id="form-problem", classes="hidden")
            yield Static(self._keys(), id="form-keys")

    def _keys(self) -> Content:
        """What the keys do; those that this form has no use for are left out."""
        has_text = any(field.kind == TEXT for field in self.form.fields)
        more: tuple[tuple[str, str], ...] = (("^e", " editor  "),) if has_text else ()
        more += (("^r", f" reads {self.form.fills}  "),) if self.form.fill else ()
        more += (("pgdn", " reads on  "),) if self.form.page is not None else ()
        keys = (*_KEYS, *more, _BACK[self.form.keeps_draft])
        return shown(*(part for key, words in keys for part in ((key, "bold cyan"), (words, ""))))

    def on_mount(self) -> None:
        """Put the cursor into the first field, and ask whether there is a draft."""
        self._widget(self.form.first or self.form.fields[0].name).focus()
        ask(self, self._draft.read, self._offer, group="draft-read")

    def on_resize(self, event: events.Resize) -> None:
        """The fields take the lines that are left. What their author looks at stands beside them where there is room."""
        self.call_after_refresh(self._fit)
        is_beside = self.form.page is not None and event.size.width >= _WIDE
        self.query_one("#form").set_class(is_beside, "beside")

    def _fit(self) -> None:
        """Give the fields the lines that title, claim, remarks and keys leave them: these are always seen."""
        if not self.is_attached:
            return
        others = [one for one in self.query_one("#form").children if one.id != "form-scroll" and one.display]
        taken = sum(one.outer_size.height + one.styles.margin.height for one in others)
        room = int(self.size.height * _SHARE) - _EDGES - taken
        self.query_one("#form-scroll").styles.max_height = max(room, 5)

    @property
    def _app(self) -> DeskApp:
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    @property
    def _draft(self) -> DraftPlace:
        return DeskDraft(self._app, self.form.draft_key) if self.form.keeps_draft else NoDraft()

    def _widget(self, name: str) -> Any:
        return self.query_one(f"#field-{name}", Widget)

    def _offer(self, draft: Draft | None) -> None:
        self.is_ready = True
        if draft is None or self.values != self._before:
            return
        for name, text in draft.values.items():
            if name in self._before:
                self._widget(name).text = text
        self._say("form-draft", shown(f"Left unsaved on {draft.at[:16].replace('T', ' ')} UTC. ", ("^d", "bold cyan"),
                                      (" starts afresh", "")))  # fmt: skip

    @on(events.DescendantFocus)
    def show_with_label(self, event: events.DescendantFocus) -> None:
        """A field that gets the cursor is shown with its label, in a form that is longer than the screen."""
        self.call_after_refresh(self._show_with_label, event.widget)

    def _show_with_label(self, field: Widget) -> None:
        inside = list(self.query_one("#form-fields").children) if self.is_attached else []
        if field in inside:
            form = self.query_one("#form-scroll", VerticalScroll)
            form.scroll_to_widget(field, animate=False, force=True)
            form.scroll_to_widget(inside[inside.index(field) - 1], animate=False, force=True)
            if field is inside[1]:  # the title stands over what is scrolled only just into sight
                form.scroll_home(animate=False, force=True)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceField.Chosen)
    def keep_soon(self) -> None:
        """Something was typed: keep it in a moment."""
        self.set_timer(_DRAFT_SECONDS, self._keep)

    def _keep(self) -> None:
        if self._is_settled or not self.is_attached:
            return
        values, draft = self.values, self._draft
        job = draft.drop if values == self._before else lambda: draft.keep(values)
        ask(self._app, job, _nothing, group=f"draft {self.form.draft_key}")

    @on(ChoiceField.Refused)
    def say_why_not(self, event: ChoiceField.Refused) -> None:
        """Say why an option can't be chosen."""
        self._say("form-problem", shown((event.reason, "bold color(167)")))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter leads on from a line at once; a text has lines of its own, and a choice is made first."""
        return isinstance(self.focused, Input) if action == "enter" else super().check_action(action, parameters)

    def action_enter(self) -> None:
        """Enter in a line."""
        self.go_on()

    @on(ChoiceField.Left)
    def go_on(self) -> None:
        """Enter goes to the next field, and saves from the last one."""
        if self.focused is self._widget(self.form.fields[-1].name):
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Save what was typed before the key."""
        self._once_typed(self._save)

    def leave_desk(self) -> None:
        """Close the desk, with what was typed before the key as a draft."""
        self._once_typed(self._leave)

    def _once_typed(self, then: Callable[[], object]) -> None:
        """Do something once all keys are: letters that came in one burst may still wait for their field, and a key that
        chooses goes from the field up to the app before it is done."""
        field = self.focused or self
        self._after((field, *field.ancestors), then)

    def _after(self, waiting: Sequence[MessagePump], then: Callable[[], object]) -> None:
        if waiting:
            waiting[0].call_later(self._after, waiting[1:], then)
        else:
            then()

    def _leave(self) -> None:
        values, draft, app = self.values, self._draft, self._app
        if values == self._before:
            app.exit()
        else:
            ask(app, lambda: draft.keep(values), lambda _kept: app.exit(), group=f"draft {self.form.draft_key}")

    def _save(self) -> None:
        """Save, in a worker; the form stays until that is done."""
        missing = self.form.missing(self.values)
        if missing is not None:
            self._widget(missing.name).focus()
            self._say("form-problem", shown((f"{missing.label} can't be left empty.", "bold color(167)")))
        elif not self._is_saving:
            self._is_saving = True
            self._say("form-problem", shown(("Saving …", "dim")))
            values = self.values
            ask(
                self._app,
                lambda: self._kept_and_saved(values),
                self._saved,
                group=f"save {id(self)}",
                instead=self._refused,
            )

    def _kept_and_saved(self, values: Mapping[str, str]) -> Told:
        """Keep the draft now, not in a moment: what the desk refuses must outlive a crash as well. Runs in a worker."""
        self._draft.keep(values)
        return self.form.save(dict(values))

    def _saved(self, told: Told) -> None:
        self._settle()
        if self.is_current:
            self.dismiss(told)
        else:  # its author backed out meanwhile, which does not stop what was begun
            self._app.post_message(told)

    def _refused(self, error: Exception) -> None:
        from factcheck.tui.faults import words_of

        self._is_saving = False
        if not self.is_current:
            self._app.say_error(error)
            return
        if isinstance(error, UnknownPersonError):
            self._ask_who()
            return
        message, hint = words_of(error)
        missing = self.form.missing_for(hint, self.values)
        if missing is not None:
            self._widget(missing.name).focus()
            hint = f"fill in “{missing.label}” here, and save again"
        lead = "Next: " if missing or hint.startswith("factcheck ") else ""
        below = [("\n" + lead, "dim"), (hint, "bold")] if hint else []
        self._say("form-problem", shown((message, "bold color(167)"), *below, multiline=True))

    def _ask_who(self) -> None:
        """Nobody said who is working: ask once, and save then."""
        from factcheck.tui.actions.whole_desk import ask_who

        self._say("form-problem", shown(("Every change says who made it.", "dim")))
        ask_who(self, lambda _told: self.action_save())

    def _settle(self) -> None:
        self._is_settled = True
        ask(self._app, self._draft.drop, _nothing, group=f"draft {self.form.draft_key}")

    def action_afresh(self) -> None:
        """Throw the draft away and begin with what the case says."""
        for name, text in self._before.items():
            self._widget(name).text = text
        self.query_one("#form-draft").add_class("hidden")

    def action_page(self, pages: int) -> None:
        """Read on, or back, in a form that is longer than the screen."""
        form = self.query_one("#form-scroll", VerticalScroll)
        form.scroll_relative(y=pages * max(form.size.height - 4, 1), animate=False)

    def action_fill(self) -> None:
        """Read what the other fields lead to, into those that are empty."""
        fill = self.form.fill
        if fill is None or self._is_saving:
            return
        values = self.values
        self._say("form-problem", shown((f"Reading {self.form.fills} …", "dim")))
        ask(self, lambda: fill(values), self._filled, group="fill", instead=self._refused)

    def _filled(self, found: Mapping[str, str]) -> None:
        empty = {name: text for name, text in found.items() if text and not self.values.get(name, "").strip()}
        for name, text in empty.items():
            self._widget(name).text = text
        told = (
            f"Read: {', '.join(name.replace('_', ' ') for name in empty)}." if empty else "Nothing more stands there."
        )
        self._say("form-problem", shown((told, "dim")))

    def action_edit(self) -> None:
        """Write the text of this field in the person's own editor. The screen comes back when the editor is closed."""
        focused = self.focused
        if not isinstance(focused, TextField):
            texts = [field.name for field in self.form.fields if field.kind == TEXT]
            focused = self._widget(texts[0]) if texts else None
        if focused is None:
            return
        try:
            focused.text = self._edited(focused.text)
            focused.focus()
        except FactcheckError as error:
            self._refused(error)

    def _edited(self, text: str) -> str:
        from factcheck.desk.editor import edit_text, editor_of

        editor = editor_of(os.environ)
        if not editor:
            raise UsageError("No editor is named.", hint="Set EDITOR, for example: export EDITOR=nano")
        try:
            with self.app.suspend():
                return edit_text(editor, f"{text}\n" if text else "", self.form.command).rstrip("\n")
        except SuspendNotSupported as error:
            raise UsageError("An editor can't be opened from here.", hint=self.form.command) from error

    def action_back(self) -> None:
        """Close without saving; what was typed stays as a draft."""
        if self.form.keeps_draft and self.values != self._before:
            self._keep()
            self._app.say("Kept as a draft: the same key brings it back.")
        self.dismiss(None)

    def _say(self, name: str, content: Any) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(content)
        line.remove_class("hidden")
        self.call_after_refresh(self._fit)


def _labelled(field: Field) -> Iterator[Widget]:
    needed = [(" *", "bold color(178)")] if field.needed else []
    yield Static(shown((field.label, "bold"), *needed, (f"  {field.help}", "dim")), classes="field-label")
    yield widget_of(field)


def _nothing(_answer: object) -> None:
    return None


def same_as_before(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Only those values that were changed."""
    return {name: value for name, value in now.items() if value != before.get(name)}
