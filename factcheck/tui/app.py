"""The full-screen desk as an application: the user's keys, the open desk, and where screens are opened.

Everything else lies in the screens, which are loaded when they are first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from factcheck.render.words import count
from factcheck.tui.answering_app import AnsweringApp
from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.messages import DeskChanged, Told
from factcheck.tui.own_keys import key_troubles, own_keymap

if TYPE_CHECKING:
    from factcheck.desk.place import Desk
    from factcheck.desk.watching import DeskStamp
    from factcheck.render.words import RatingLabels

WATCH_SECONDS = 0.7  # how often the folders are looked at; a change elsewhere is seen within a second


class DeskApp(AnsweringApp[None]):
    """One open desk. `root` is its folder; `open_desk` opens it, which takes longer than the first picture may."""

    CSS_PATH = ["app.tcss", "screens/caseload.tcss"]  # noqa: RUF012 - the first screen brings no file of its own

    def __init__(
        self,
        root: Path,
        open_desk: Callable[[], Desk],
        *,
        theme: str = "dark",
        keys: dict[str, str] | None = None,
        is_read_only: bool = False,
        watch_seconds: float = WATCH_SECONDS,
        offers_tour: bool = False,
    ) -> None:
        super().__init__(theme)
        self.root = root
        self.own_keys = own_keymap(keys) if keys else {}
        self.is_read_only = is_read_only
        self.who = ""  # who is working, as the title says it
        self.done: list[Told] = []  # what undo takes back next: the newest last
        self.offers_tour = offers_tour
        self._open_desk = open_desk
        self._watch_seconds = watch_seconds
        self._stamp: DeskStamp | None = None
        self._terminal: int | None = None
        self.set_keymap(self.own_keys)

    @cached_property
    def desk(self) -> Desk:
        """The open desk."""
        return self._open_desk()

    @cached_property
    def labels(self) -> RatingLabels:
        """What ratings are called at this desk."""
        from factcheck.desk.labels import Labels
        from factcheck.render.words import RatingLabels

        labels = Labels(self.desk)
        return RatingLabels(labels.label, labels.position, self.desk.settings.rate_first)

    def read_who(self) -> None:
        """Find out who is working, in the worker that this is called from: it may have to ask git."""
        from factcheck.errors import FactcheckError

        try:
            self.who = self.desk.who.name
        except FactcheckError:
            self.who = ""

    def know_labels(self) -> None:
        """Read the scales now, in the worker that this is called from, and not when a line is painted."""
        for rating in self.desk.scale.ratings:
            self.labels.label("", rating.key)

    def get_default_screen(self) -> Screen[Any]:
        """The caseload is the first screen."""
        from factcheck.tui.screens.caseload import CaseloadScreen

        return CaseloadScreen()

    def on_mount(self) -> None:
        """Begin to watch the files, and whether there is still a terminal."""
        if self._watch_seconds:
            from factcheck.desk.watching import desk_stamp
            from factcheck.tui.hang_up import own_terminal

            self._terminal = None if self.is_headless else own_terminal()
            self._stamp = desk_stamp(self.root)  # before anything is read, or a change in between would be missed
            self.set_interval(self._watch_seconds, self.look_for_changes)

    def look_for_changes(self) -> None:
        """Compare the desk's files with what they were, in a worker; a difference is told to every screen.

        Where the terminal is gone the desk is left: what was typed is kept as a draft with every key.
        """
        from factcheck.desk.watching import desk_stamp
        from factcheck.tui.hang_up import end_as_hung_up, has_hung_up

        if self._terminal is not None and has_hung_up(self._terminal):
            end_as_hung_up()

        ask(self, lambda: desk_stamp(self.root), self._compare, group="watch")

    def _compare(self, stamp: DeskStamp) -> None:
        if self._stamp is not None and stamp != self._stamp:
            self.post_message(DeskChanged())
        self._stamp = stamp

    @on(DeskChanged)
    def tell_the_screens(self) -> None:
        """Each screen that is open asks again for what it shows."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.reload()

    @on(Told)
    def take_told(self, message: Told) -> None:
        """Say what was done, and remember it for undo."""
        if message.undoes and (message.cases or message.take_back):
            self.done.append(message)
        if all(one.severity == "information" for one in self._notifications):
            self.clear_notifications()  # of many that follow each other only the newest, or they hide the screen
        self.say(f"{message.sentence}  ({self.key_for('undo')} undoes it)" if message.undoes else message.sentence)
        self.post_message(DeskChanged())

    def say_error(self, error: Exception) -> None:
        """An error as a toast, with the next step. Where nobody said who is working, they are asked."""
        from factcheck.errors import UnknownPersonError

        if isinstance(error, UnknownPersonError):
            from factcheck.tui.actions.whole_desk import ask_who

            ask_who(self.screen)
        super().say_error(error)

    def open_case(self, identifier: str) -> None:
        """Show one case."""
        from factcheck.tui.screens.case import CaseScreen

        self.push_screen(CaseScreen(identifier))

    def greet(self) -> None:
        """Once the first list is read: the tour for whoever never saw it, and word of drafts that wait."""
        from factcheck.desk.drafts import list_drafts
        from factcheck.desk.tour import is_tour_due
        from factcheck.tui.collecting import collect_again

        collect_again()

        def greeted(answer: tuple[bool, int]) -> None:
            is_due, drafts = answer
            if drafts:
                self.say(f"{count(drafts, 'text')} left unsaved: {self.key_for('drafts')} goes on.")
            if is_due:
                self.show_tour()

        for trouble in key_troubles(self.own_keys) if self.own_keys else ():
            self.say(f"In your settings, [keys]: {trouble}", severity="warning")
        ask(self, lambda: (self.offers_tour and is_tour_due(), len(list_drafts(self.desk))), greeted, group="greet")

    def key_for(self, name: str) -> str:
        """The key of an action of every screen, for a hint."""
        return next(screen.key_for(name) for screen in self.screen_stack if isinstance(screen, DeskScreen))

    def show_tour(self) -> None:
        """The three steps."""
        from factcheck.tui.screens.tour import TourScreen

        self.push_screen(TourScreen())

    def go_on_with(self, key: str) -> None:
        """Open the form that a draft was typed into, by the draft's key: the name of its action, and the cases."""
        from factcheck.tui.screens.case import CaseScreen
        from factcheck.tui.screens.caseload import CaseloadScreen

        name, *cases = key.split(" ")
        name, _, part = name.partition(":")
        first = next(screen for screen in self.screen_stack if isinstance(screen, CaseloadScreen))
        if cases and name.startswith(("intake-", "article-")):
            self._go_on_with_article(cases[0], name, part)
            return
        if len(cases) == 1:
            self.push_screen(CaseScreen(cases[0], then=name, part=part))
            return
        if cases:
            first.table.marked = set(cases)
        first.action_do(name)

    def _go_on_with_article(self, article: str, name: str, part: str) -> None:
        from factcheck.tui.screens.article import ArticleScreen
        from factcheck.tui.screens.intake import IntakeScreen

        is_about_claims = name.startswith("intake-")
        self.push_screen(
            IntakeScreen(article, then=name, part=part) if is_about_claims else ArticleScreen(article, then=name)
        )
