"""An article as it is read: every claim that has a case stands marked in the text with what was found, beside the list of
them in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from factcheck.render.inert import view
from factcheck.render.words import STAGES, UNKNOWN_SIGN, rating_sign
from factcheck.tui.article_lines import Passage
from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.proposal_words import two_lines
from factcheck.tui.shown import shown
from factcheck.tui.widgets.article_text import ArticleText
from factcheck.tui.widgets.block_list import BlockList
from factcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from factcheck.desk.article_view import ArticleView, ReadClaim
    from factcheck.model.article import Article
    from factcheck.render.output import Span

_WIDE = 100
_LINES = 3


class ArticleScreen(DeskScreen):
    """One article, by its id. `view` is what is shown of it, None until it is read. `then` is an action done then."""

    SCOPES = ("article", "everywhere")
    CSS_PATH = "article.tcss"

    def __init__(self, article: str, *, then: str = "") -> None:
        super().__init__()
        self.article = article
        self.view: ArticleView | None = None
        self._then = then

    def compose(self) -> ComposeResult:
        """Title, the text beside or above the claims, keys."""
        yield Static(shown("Reading the article …"), id="article-title", classes="title")
        with Container(id="article-body"):
            yield ArticleText(self._look, id="article-text")
            yield BlockList(self._block, lines=_LINES, id="article-claims")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it."""
        self.claims.focus()
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.query_one("#article-body").set_class(event.size.width >= _WIDE, "wide")

    def reload(self) -> None:
        """Read it again."""
        from factcheck.desk.article_view import read_article_view

        app = self.desk_app

        def read() -> ArticleView:
            app.know_labels()
            return read_article_view(app.desk, self.article)

        ask(self, read, self._take, group="article", instead=self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.desk_app.say_error(error)
        if self.view is None:
            self.query_one("#article-title", Static).update(shown("This article can't be shown."))

    def _take(self, read: ArticleView) -> None:
        chosen = self.chosen_cases()
        self.view = read
        ids = [claim.id for claim in read.claims]
        self.claims.take(len(ids), ids.index(chosen[0]) if chosen and chosen[0] in ids else self.claims.cursor)
        passages = [Passage(claim.start or 0, claim.end or 0, after=self._badge(claim)) for claim in read.claims]
        self.query_one(ArticleText).show(read.article.current.text, passages)
        self._show_title(read)
        self._show_chosen()
        self.query_one(KeyLine).refresh()
        then, self._then = self._then, ""
        if then:
            self.action_do(then)

    def _show_title(self, read: ArticleView) -> None:
        article, total = read.article, len(read.claims)
        done = total > 0 and read.checked == total
        tally = f"{'✓ ' if done else ''}{read.checked} of {total} checked" if total else "No claim yet: p proposes them"
        words: list[Span] = [(f"{tally}  ", "bold color(35)" if done else "bold color(178)")]
        words += [(article.title or article.detail("source_name") or "untitled", "bold")]
        words += [(f"  {part}", "dim") for part in (article.publisher, str(article.published_on or "")) if part]
        self.query_one("#article-title", Static).update(shown(*words))

    # How a claim looks

    def _state(self, claim: ReadClaim) -> Span:
        """What was found, or where the work is; its sign and words, and their style."""
        if claim.case is None:
            return "! damaged", "bold color(167)"
        verdict = claim.case.verdict
        if verdict is not None and not (self.desk_app.labels.rate_first and claim.case.stage == "in-review"):
            (sign, style), word = rating_sign(self.desk_app.labels, verdict.scale, verdict.rating)
            return f"{sign} {word}{'' if claim.is_checked else ' (draft)'}", style
        sign, style = STAGES.get(claim.case.stage, UNKNOWN_SIGN)
        return f"{sign} {claim.case.stage}", style

    def _badge(self, claim: ReadClaim) -> str:
        return f" [{view(self._state(claim)[0])}]"

    def _look(self, number: int) -> str:
        claims = self.view.claims if self.view else ()
        return f"underline {self._state(claims[number])[1]}" if number < len(claims) else ""

    def _block(self, number: int, width: int) -> list[list[Span]]:
        claim = (self.view.claims if self.view else ())[number]
        state, style = self._state(claim)
        who = ", ".join(claim.case.assignees) if claim.case else ""
        gone = "  not in the text any more" if claim.case and claim.start is None and claim.case.quote else ""
        head: list[Span] = [
            (f" {claim.id}  ", "cyan"),
            (state, f"bold {style}"),
            (f"  {who}" if who else "", "dim"),
            (gone, "dim"),
        ]
        rows = two_lines(claim.case.claim if claim.case else claim.damaged, "", width - 1)
        return [head, *([(" ", ""), *row] for row in rows)]

    @on(BlockList.Moved)
    def _show_chosen(self) -> None:
        claims = self.view.claims if self.view else ()
        if claims:
            self.query_one(ArticleText).choose(self.claims.cursor)

    # What is chosen

    @property
    def claims(self) -> BlockList:
        """The list of claims."""
        return self.query_one("#article-claims", BlockList)

    @property
    def chosen_article(self) -> Article | None:
        """This article."""
        return self.view.article if self.view else None

    def chosen_cases(self) -> tuple[str, ...]:
        """The case of the claim that the cursor is on."""
        return (self.view.claims[self.claims.cursor].id,) if self.view and self.view.claims else ()

    @on(ArticleText.Picked)
    def choose_in_text(self, event: ArticleText.Picked) -> None:
        """A claim was clicked on in the text."""
        self.claims.move_to(event.passage)

    @on(BlockList.Clicked)
    def open_clicked(self) -> None:
        """A second click shows the case."""
        self.action_do("article-case")
