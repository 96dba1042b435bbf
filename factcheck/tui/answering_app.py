"""What every full-screen app of ours is: it has the themes, hands answers of workers on, and says things as toasts."""

from __future__ import annotations

from typing import Literal, TypeVar

from textual import on
from textual._callback import invoke
from textual.app import App
from textual.notifications import Notify

from factcheck.render.inert import view
from factcheck.tui.messages import Answered, Failed
from factcheck.tui.palette import THEMES
from factcheck.tui.toasts import Lasting

Result = TypeVar("Result")


class AnsweringApp(App[Result]):
    """An app that screens and forms may `ask` in."""

    TITLE = "factcheck"
    ENABLE_COMMAND_PALETTE = False  # our own lists every action, and is loaded when it is opened

    def __init__(self, theme: str) -> None:
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        self._begin_with(theme)

    def _begin_with(self, theme: str) -> None:
        """Begin with a theme, where setting it would have every style sheet read a second time."""
        self.set_reactive(App.theme, theme)
        is_dark = self.current_theme.dark
        self.set_class(True, f"-theme-{theme}", update=False)
        self.set_class(is_dark, "-dark-mode", update=False)
        self.set_class(not is_dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    async def action_quit(self) -> None:
        """Textual's key for leaving at once (^q). A form that is open keeps its draft first."""
        from factcheck.tui.form_screen import FormScreen

        if isinstance(self.screen, FormScreen):
            self.screen.leave_desk()
        else:
            self.exit()

    @on(Answered)
    async def take_answer(self, message: Answered) -> None:
        """Hand an answer to the one who asked, unless it is gone."""
        if message.owner.is_running:
            await invoke(message.then, message.answer)

    @on(Failed)
    def take_failure(self, message: Failed) -> None:
        """Hand an error to the one who asked, or show it."""
        if message.instead is not None and message.owner.is_running:
            message.instead(message.error)
        else:
            self.say_error(message.error)

    def say(self, sentence: str, *, severity: Literal["information", "warning", "error"] = "information") -> None:
        """A toast. No markup is read in it."""
        words = view(sentence, multiline=True)
        self.post_message(Notify(Lasting(words, "", severity, self.NOTIFICATION_TIMEOUT, markup=False)))

    def say_error(self, error: Exception) -> None:
        """An error as a toast, with the next step."""
        from factcheck.tui.faults import words_of

        message, hint = words_of(error)
        self.say(f"{message}\n{hint}".strip(), severity="error")
