"""One case: the claim in its article, evidence, what was said, the verdict, the standards as a checklist, the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from factcheck.tui.asking import ask
from factcheck.tui.case_parts import CaseParts
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.shown import shown
from factcheck.tui.widgets.evidence_list import EvidenceList
from factcheck.tui.widgets.key_line import KeyLine
from factcheck.tui.widgets.sections import ListSection, TextSection
from factcheck.tui.widgets.standard_list import StandardList

if TYPE_CHECKING:
    from factcheck.desk.case_view import CaseView

_WIDE = 110  # cells from which the checklist and the history stand beside
_EDGES = 6  # cells that border, padding and scroll bar of a section take
# The sections of text: their ids, which are the names of CaseParts' functions, and their titles.
_LEFT = (("claim", "Claim"), ("EVIDENCE", "Evidence"), ("verdict", "Verdict"),
         ("reply", "Right of reply"), ("questions", "Questions"), ("notes", "Notes"),
         ("about", "About the claim"))  # fmt: skip
_RIGHT = (("STANDARDS", "Standards"), ("history", "History"))


class CaseScreen(DeskScreen):
    """One case, by its id. `parts` is what is shown of it, None until it is read.

    `then` is an action that is done once it is read, `part` the piece of evidence that it is about.
    """

    SCOPES = ("case", "cases", "everywhere")
    CSS_PATH = "case.tcss"

    def __init__(self, identifier: str, *, then: str = "", part: str = "") -> None:
        super().__init__()
        self.identifier = identifier
        self._then, self._part = then, part
        self.parts: CaseParts | None = None

    def compose(self) -> ComposeResult:
        """Title, the sections in two columns, keys."""
        yield Static(shown(self.identifier), id="case-title", classes="title")
        with VerticalScroll(id="case-conflicts", can_focus=False):
            yield _section("conflicts", "People disagree")
        with Container(id="case-body"):
            for name, sections in (("case-left", _LEFT), ("case-right", _RIGHT)):
                with VerticalScroll(id=name, can_focus=False):
                    yield from (_section(section, title) for section, title in sections)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the case."""
        self.query_one(EvidenceList).focus()
        self.query_one("#case-conflicts").display = False
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """One column or two, and every text as wide as its column."""
        self.query_one("#case-body").set_class(event.size.width >= _WIDE, "wide")
        self.call_after_refresh(self._show)

    def reload(self) -> None:
        """Read the case again."""
        from factcheck.desk.case_view import read_case_view

        app, next_key = self.desk_app, self.key_for("next-step")

        def read() -> CaseParts:
            view: CaseView = read_case_view(app.desk, self.identifier)
            return CaseParts(view, app.labels, app.desk.today, next_key)

        ask(self, read, self._take, group="case", instead=self._refuse)

    def _take(self, parts: CaseParts) -> None:
        self.parts = parts
        self.query_one(EvidenceList).take(parts.record)
        self.query_one(StandardList).take(parts.view.standards)
        self._show()
        if isinstance(self.focused, ListSection):  # what stands above may have become longer or shorter
            self.call_after_refresh(self.focused.scroll_to_highlight)
        self.query_one(KeyLine).refresh()
        then, self._then = self._then, ""
        if then:
            self.query_one(EvidenceList).choose(self._part)
            self.action_do(then)

    def _refuse(self, error: Exception) -> None:
        self.desk_app.say_error(error)
        if self.parts is None:
            self.query_one("#case-title", Static).update(shown("This case can't be shown."))

    def _show(self) -> None:
        parts = self.parts
        if parts is None or not self.is_attached:
            return
        self.query_one("#case-title", Static).update(parts.title())
        for section, _ in (*_LEFT, *_RIGHT):
            if section.islower():
                place = self.query_one(f"#part-{section}", Static)
                room = place.parent.size.width if isinstance(place.parent, Widget) else self.size.width
                place.update(getattr(parts, section)(max(room - _EDGES, 20)))
        # Hidden until there is a conflict, so that it has no width of its own to go by.
        self.query_one("#part-conflicts", Static).update(parts.conflicts(self.size.width - _EDGES))
        self.query_one("#case-conflicts").display = bool(parts.record["conflicts"])

    # What actions are about

    def chosen_cases(self) -> tuple[str, ...]:
        """This case, also while it is being read: a key that was typed ahead is about it."""
        return (self.parts.record["id"] if self.parts else self.identifier,)

    def neighbour(self, step: int) -> str:
        """The id of a case that stands beside this one in the list it was opened from, "" where there is none."""
        from factcheck.tui.screens.caseload import CaseloadScreen

        screens = reversed(self.app.screen_stack)
        lists = (screen for screen in screens if isinstance(screen, CaseloadScreen))
        return next((screen.table.beside(self.identifier, step) for screen in lists), "")

    def show_case(self, identifier: str) -> None:
        """Show another case in place of this one; the cursor of the list goes along."""
        from factcheck.tui.screens.caseload import CaseloadScreen

        self.identifier, self.parts = identifier, None
        for screen in self.app.screen_stack:
            if isinstance(screen, CaseloadScreen):
                screen.table.go_to(identifier)
        for column in self.query(VerticalScroll):
            column.scroll_home(animate=False)
        self.reload()

    def chosen_evidence(self) -> str:
        """The id of the piece of evidence that the cursor is on, "" where there is none."""
        return self.query_one(EvidenceList).chosen

    def evidence_without(self, name: str) -> str:
        """The id of the first piece of evidence that counts and says nothing of a detail, else the one under the cursor."""
        pieces = self.parts.record["evidence"] if self.parts else ()
        missing = (piece["id"] for piece in pieces if not piece[name] and not piece["withdrawn"])
        return next(missing, self.chosen_evidence())

    @on(EvidenceList.Chosen)
    def amend(self) -> None:
        """Enter on a piece of evidence changes it."""
        self.action_do("evidence-amend")

    @on(StandardList.Chosen)
    def mend(self, event: StandardList.Chosen) -> None:
        """Enter on a standard goes to what is missing."""
        from factcheck.tui.remedies import mend

        mend(self, event.result.name, event.result.remedy.replace("{case}", self.identifier))


def _section(section: str, title: str) -> Widget:
    widget: Widget
    if section == "EVIDENCE":
        widget = EvidenceList(id="part-evidence")
    elif section == "STANDARDS":
        widget = StandardList(id="part-standards")
    else:
        widget = TextSection(id=f"part-{section}")
    widget.border_title = title
    widget.add_class("section")
    return widget
