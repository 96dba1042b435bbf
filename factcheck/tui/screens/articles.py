"""The articles of the desk, the newest first, each with how many of its claims are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from factcheck.render.words import count
from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.shown import shown
from factcheck.tui.widgets.block_list import BlockList
from factcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from factcheck.model.article_row import ArticleRow
    from factcheck.render.output import Span

_LINES = 2


class ArticlesScreen(DeskScreen):
    """One entry for each article; `rows` is None until they are read."""

    SCOPES = ("articles", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ArticleRow, ...] | None = None

    def compose(self) -> ComposeResult:
        """Title, the list, keys."""
        yield Static(shown("Articles"), id="articles-title", classes="title")
        yield BlockList(self._block, lines=_LINES, id="articles")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read them."""
        self.query_one(BlockList).focus()
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        from factcheck.desk.lists import list_articles

        ask(self, lambda: list_articles(self.desk), self._take, group="articles")

    def _take(self, rows: tuple[ArticleRow, ...]) -> None:
        chosen, self.rows = self.chosen, rows
        ids = [row.id for row in rows]
        articles = self.query_one(BlockList)
        articles.take(len(rows), ids.index(chosen) if chosen in ids else articles.cursor)
        total = count(len(rows), "article") if rows else "none yet: i takes one in"
        self.query_one("#articles-title", Static).update(shown(("Articles", "bold"), (f"  {total}", "dim")))
        self.query_one(KeyLine).refresh()

    @property
    def chosen(self) -> str:
        """The id of the article that the cursor is on, "" where there is none."""
        return self.rows[self.query_one(BlockList).cursor].id if self.rows else ""

    @on(BlockList.Clicked)
    def open_clicked(self) -> None:
        """A second click reads it."""
        self.action_do("articles-open")

    def _block(self, number: int, width: int) -> list[list[Span]]:
        del width
        row = (self.rows or ())[number]
        is_done = row.claims > 0 and row.checked == row.claims
        head: list[Span] = [(f"! damaged: {row.damaged}  ", "bold color(167)")] if row.damaged else []
        head += [(row.title or "(untitled)", "bold")]
        state = f"{row.checked} of {row.claims} checked" if row.claims else "no claim yet"
        told = [row.publisher, row.published_on, f"{row.versions} versions" if row.versions > 1 else ""]
        line: list[Span] = [("  ", ""), (f"{'✓ ' if is_done else ''}{state}", "color(35)" if is_done else "color(178)")]
        return [head, [*line, *((f"  {words}", "dim") for words in told if words)]]
