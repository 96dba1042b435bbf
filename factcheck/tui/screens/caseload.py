"""The caseload: every case of the desk in one list, saved views beside it, a filter above and the selected case below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Static

from factcheck.model.listing import SORTS
from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.shown import shown
from factcheck.tui.widgets.case_table import PAGE, CaseTable, CaseTitles
from factcheck.tui.widgets.key_line import KeyLine
from factcheck.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from textual.timer import Timer

    from factcheck.desk.listing_pages import ListedPart
    from factcheck.model.listing import CaseList, CaseRow
    from factcheck.tui.widgets.view_list import ViewList

_PAUSE = 0.12  # seconds after the last key in which nobody types any more
_WIDE, _VERY_WIDE, _HIGH = (
    110,
    170,
    18,
)  # cells and lines from which the views stand beside, and the preview beside or below


class CaseloadScreen(DeskScreen):
    """The first screen. `filter` is what was typed, in the words of `list`; `sort` an order of `list --sort`."""

    SCOPES = ("caseload", "cases", "everywhere")
    AUTO_FOCUS = "#cases"

    def __init__(self) -> None:
        super().__init__()
        self.filter = ""
        self.sort = ""
        self.problem = ""
        self.has_views: bool | None = None  # None: as there is room
        self.has_preview: bool | None = None
        self.is_read = False  # whether the whole order is known
        self._is_painted = False
        self._is_complete = False
        self._order_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, list, preview, keys. What is not seen at first comes when there is time."""
        rows, total = _first_rows(str(self.desk_app.root))
        yield Static(shown("factcheck"), id="caseload-title", classes="title")
        with Horizontal(id="caseload"), Container(id="caseload-main"):
            with Vertical(id="caseload-middle"):
                yield CaseTitles(id="case-titles")
                yield CaseTable(rows, total, today=_today(), id="cases")
            yield Preview(id="preview")
        yield KeyLine()

    @property
    def table(self) -> CaseTable:
        """The list."""
        return self.query_one("#cases", CaseTable)

    @property
    def views(self) -> ViewList | None:
        """The saved views, None until they were first shown."""
        from factcheck.tui.widgets.view_list import ViewList

        return next(iter(self.query(ViewList)), None)

    def on_mount(self) -> None:
        """The first picture is there; all that takes longer follows."""
        self.table.focus()
        self.call_after_refresh(self._go_on)

    def _complete(self) -> None:
        """Add what the first picture does not show, once: the filter, what is wrong with it, and what an empty list says."""
        if self._is_complete:
            return
        self._is_complete = True
        from factcheck.tui.widgets.line_field import LineField

        field = LineField(id="filter", select_on_focus=False)
        field.display, field.disabled = False, True  # what is not seen must never get the cursor
        self.mount(field, Static("", id="filter-problem", classes="hidden"), after="#caseload-title")
        self.query_one("#caseload-middle").mount(Static("", id="caseload-empty", classes="hidden"))

    def _go_on(self) -> None:
        self._is_painted = True
        self._complete()
        self._lay_out()
        self.reload()

    def on_resize(self, _event: events.Resize) -> None:
        """Views and preview stand where there is room."""
        self._lay_out()

    # Reading

    def reload(self) -> None:
        """Read the list, the views and the preview again."""
        self.read_list()
        if self.views is not None:
            self.views.read()
        self.query_one(Preview).read_again()

    def read_list(self) -> None:
        """Ask for the order and the rows around the cursor."""
        from factcheck.tui.reading import read_listing

        table, typed = self.table, self.filter_and_sort
        ask(
            self,
            lambda: read_listing(self.desk_app, typed, table.place_in),
            self._take,
            group="list",
            instead=self._refuse,
        )

    def _read_first(self) -> None:
        """Ask for the first rows of another list; its whole order, which takes longer, once nobody types any more."""
        from factcheck.tui.reading import read_first

        typed = self.filter_and_sort
        if self._order_timer is not None:
            self._order_timer.stop()
        ask(self, lambda: read_first(self.desk_app, typed), self._take_first, group="list", instead=self._refuse)

    def _take_first(self, found: CaseList) -> None:
        self.table.labels, self.table.today = self.desk_app.labels, self.desk.today
        self.table.take_first(found.rows, found.total)
        self._say_problem("")
        self._show_title()
        self._order_timer = self.set_timer(_PAUSE, self.read_list)

    @property
    def filter_and_sort(self) -> str:
        """The filter with the order that was chosen beside it."""
        return f"{self.filter} --sort {self.sort}" if self.sort else self.filter

    def _take(self, part: ListedPart) -> None:
        table = self.table
        table.labels, table.today = self.desk_app.labels, self.desk.today
        table.take_order(part.ids, part.rows, part.start)
        if not self.is_read:
            self.is_read = True
            self.desk_app.greet()
        self._say_problem("")
        self._lay_out()
        self._show_title()

    def _refuse(self, error: Exception) -> None:
        from factcheck.tui.faults import words_of

        message, hint = words_of(error)
        self._say_problem(f"{message} {hint}".replace(" Nothing was changed.", ""))

    def _say_problem(self, problem: str) -> None:
        self.problem = problem
        line = self.query_one("#filter-problem", Static)
        line.update(shown((problem, "color(178)")))
        line.set_class(not problem, "hidden")

    @on(CaseTable.PageWanted)
    def read_page(self, event: CaseTable.PageWanted) -> None:
        """Bring the rows of a page that is being looked at."""
        from factcheck.desk.lists import rows_of

        ask(
            self,
            lambda: rows_of(self.desk, event.ids),
            lambda rows: self.table.take_page(event.start, rows),
            group=f"page {event.start}",
        )

    # What is shown

    def _show_title(self) -> None:
        table, words = self.table, []
        if self.filter:
            words.append((f"  {self.filter}", "bold cyan"))
        if self.sort:
            words.append((f"  by {self.sort.removeprefix('-')}{' ↓' if self.sort.startswith('-') else ' ↑'}", "dim"))
        if table.marked:
            words.append((f"  {len(table.marked)} marked", "bold color(178)"))
        if self.desk_app.is_read_only:
            words.append(("  read only", "bold color(178)"))
        if self.desk_app.who:
            words.append((f"  {self.desk_app.who}", "dim"))
        count = f"{table.total:,} case{'' if table.total == 1 else 's'}"
        self.query_one("#caseload-title", Static).update(
            shown((self.desk.settings.name, "bold"), (f"  {count}", "dim"), *words)
        )
        self._show_empty()
        self.query_one(KeyLine).refresh()

    def _show_empty(self) -> None:
        empty = self.query_one("#caseload-empty", Static)
        is_empty = not self.table.total
        empty.set_class(not is_empty, "hidden")
        self.table.set_class(is_empty, "hidden")
        if is_empty and self.filter:
            empty.update(shown("No cases match.\n\n", ("esc", "bold cyan"), " takes the filter away", multiline=True))
        elif is_empty:
            hints = (("open", "opens a case on a claim"), ("intake", "takes an article in and proposes its claims"),
                     ("help", "shows every key"))  # fmt: skip
            keyed = [(key, words) for name, words in hints if (key := self.key_for(name))]
            told = [part for key, words in keyed for part in ((key, "bold cyan"), f"  {words}\n")]
            empty.update(shown(("Nothing is on this desk yet.\n\n", "bold"), *told, multiline=True))

    def _lay_out(self) -> None:
        width, height = self.app.size
        shows_views = width >= _WIDE if self.has_views is None else self.has_views
        shows_preview = height >= _HIGH if self.has_preview is None else self.has_preview
        self.query_one("#caseload-main").set_class(width >= _VERY_WIDE, "beside")
        self.query_one(Preview).set_class(not shows_preview, "hidden")
        if shows_views and self.views is None:
            if self._is_painted:
                self._mount_views()
        elif self.views is not None:
            self.views.set_class(not shows_views, "hidden")

    def _mount_views(self) -> None:
        from factcheck.tui.widgets.view_list import ViewList

        self.query_one("#caseload").mount(ViewList(id="views"), before=0)

    @on(CaseTable.Moved)
    def show_preview(self, event: CaseTable.Moved) -> None:
        """The selected case."""
        self.query_one(Preview).show_row(event.row)

    @on(CaseTable.MarksChanged)
    def show_marks(self) -> None:
        """How many are marked."""
        self._show_title()

    @on(CaseTable.Opened)
    def open_case(self, event: CaseTable.Opened) -> None:
        """Show the case."""
        self.desk_app.open_case(event.identifier)

    # What is done

    def chosen_cases(self) -> tuple[str, ...]:
        """The marked cases, else the one the cursor is on."""
        return self.table.chosen

    def set_filter(self, typed: str) -> None:
        """Show only what a line of filter words asks for, from its first case on."""
        self.filter, self.sort = typed, ""
        self._read_first()

    def set_sort(self, sort: str) -> None:
        """Sort by this; again turns it round."""
        self.sort = f"-{sort}" if self.sort == sort else sort
        self._read_first()

    def next_sort(self) -> None:
        """The next of the orders that `list --sort` knows."""
        now = self.sort.removeprefix("-")
        self.set_sort(SORTS[(SORTS.index(now) + 1) % len(SORTS)] if now else SORTS[0])

    @on(CaseTable.SortWanted)
    def sort_by(self, event: CaseTable.SortWanted) -> None:
        """A title was clicked on."""
        self.set_sort(event.sort)

    def start_filter(self) -> None:
        """Begin to type a filter."""
        self._complete()  # the key may have been typed before anything was there
        field = self.query_one("#filter", Input)
        field.display, field.disabled = True, False
        field.value = self.filter
        self.set_focus(field)  # now, and not with the next message: the next key may be there already

    @on(Input.Changed, "#filter")
    def filter_as_typed(self, event: Input.Changed) -> None:
        """Each key narrows the list."""
        wanted = without_first_letter(event.value)
        if wanted != self.filter:
            self.set_filter(wanted)

    @on(Input.Submitted, "#filter")
    def keep_filter(self, event: Input.Submitted) -> None:
        """Enter goes to the list; the filter stays."""
        if event.value != self.filter:
            self.set_filter(event.value)
        self._hide_filter()

    def _hide_filter(self) -> None:
        field = self.query_one("#filter")
        self.set_focus(self.table)
        field.display, field.disabled = False, True

    def back(self) -> None:
        """Esc takes away, one after the other: the filter being typed, marks, the filter."""
        if self._is_complete and self.query_one("#filter").display:
            self._hide_filter()
            self.set_filter("")
        elif self.table.marked:
            self.table.unmark()
        elif self.filter or self.sort:
            self.set_filter("")
        else:
            self.desk_app.say(f"{self.key_for('leave')} closes the desk.")


def without_first_letter(typed: str) -> str:
    """A filter without the word that was only begun: one letter stands for nearly every case, and takes longest to find."""
    before, _, last = typed.rpartition(" ")
    return before if len(last) == 1 and last.isascii() and last.isalpha() else typed


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _first_rows(root: str) -> tuple[Sequence[CaseRow], int]:
    """The first page from the index as it is, before anything else of the desk is loaded; nothing where that fails."""
    from factcheck.desk.quick_reads import QuickQuery, read_page
    from factcheck.model.listing import CaseRow

    query = QuickQuery()
    query.limit = PAGE
    try:
        answer = read_page(root, query)
    except Exception:  # noqa: BLE001 - whatever it is, the whole desk meets it again a moment later and says it properly
        return [], 0
    return ([], 0) if answer is None else ([CaseRow(*row) for row in answer.rows], answer.total)
