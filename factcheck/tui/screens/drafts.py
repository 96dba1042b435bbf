"""The drafts: texts that were typed and not saved. Enter goes on with one, delete throws it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from factcheck.tui.asking import ask
from factcheck.tui.shown import shown

if TYPE_CHECKING:
    from factcheck.desk.drafts import Draft


class DraftsScreen(ModalScreen[None]):
    """All drafts of this desk, the newest first."""

    CSS_PATH = "action_list.tcss"
    BINDINGS = [Binding("escape", "close", "Back"), Binding("delete,d", "drop", "Throw away")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.drafts: tuple[Draft, ...] = ()

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="actions"):
            yield Static(
                shown(("Texts that were not saved", "bold"), ("   enter goes on, d throws away, esc back", "dim"))
            )
            yield OptionList(id="found", markup=False)

    def on_mount(self) -> None:
        """Read them."""
        from factcheck.desk.drafts import list_drafts

        app: Any = self.app
        ask(self, lambda: list_drafts(app.desk), self._take, group="drafts")

    def _take(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts = drafts
        found = self.query_one("#found", OptionList)
        found.clear_options()
        found.add_options(Option(_words(draft)) for draft in drafts)
        if not drafts:
            found.add_option(Option(shown(("There is none.", "dim")), disabled=True))
        found.highlighted = 0 if drafts else None
        found.focus()

    @on(OptionList.OptionSelected, "#found")
    def go_on(self, event: OptionList.OptionSelected) -> None:
        """Open the case and its form, which offers the draft."""
        app: Any = self.app
        self.dismiss(None)
        app.call_later(app.go_on_with, self.drafts[event.option_index].key)

    def action_drop(self) -> None:
        """Throw the draft under the cursor away."""
        from factcheck.desk.drafts import drop_draft, list_drafts

        app: Any = self.app
        place = self.query_one("#found", OptionList).highlighted
        if place is None or not self.drafts:
            return
        key = self.drafts[place].key

        def dropped() -> tuple[Draft, ...]:
            drop_draft(app.desk, key)
            return list_drafts(app.desk)

        ask(self, dropped, self._take, group="drafts")

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def _words(draft: Draft) -> Any:
    name, _, cases = draft.key.partition(" ")
    text = max(draft.values.values(), key=len, default="")
    where = f" on {cases}" if cases else ""
    return shown(
        (f"{draft.at[:16].replace('T', ' ')}  ", "dim"),
        (f"{name.replace('-', ' ')}{where}", "bold"),
        ("  ", ""),
        text[:200],
    )
