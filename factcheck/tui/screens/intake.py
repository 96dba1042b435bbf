"""Intake: an article with its claims marked by score, the proposals beside it, and one key for each decision.

Every decision is saved at once, in a worker, and the cursor goes on to the next claim that is not decided yet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from factcheck.tui.article_lines import Passage
from factcheck.tui.asking import ask
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.proposal_words import LINES, about, badge, block, look
from factcheck.tui.shown import shown
from factcheck.tui.widgets.article_text import ArticleText
from factcheck.tui.widgets.block_list import BlockList
from factcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from factcheck.desk.intake import Candidate, TakenIn
    from factcheck.model.article import Article
    from factcheck.model.near import Near
    from factcheck.render.output import Span
    from factcheck.tui.messages import Told

_WIDE = 100  # cells from which the text stands beside the proposals


class IntakeScreen(DeskScreen):
    """The proposals of one article. `taken` is None until they are made.

    It is opened with what was just taken in, or with the id of an article of the desk. `then` is an action that is done
    once everything is read, `part` the places of the claims it is about.
    """

    SCOPES = ("intake", "everywhere")
    CSS_PATH = "intake.tcss"

    def __init__(self, article: str, taken: TakenIn | None = None, *, then: str = "", part: str = "") -> None:
        super().__init__()
        self.article = article
        self.taken: TakenIn | None = None
        self.order: list[int] = []  # the candidates as they are listed, by their places in `taken`
        self.marked: set[int] = set()  # ranks
        self.is_in_reading_order = False
        self._given = taken
        self._saving: set[int] = set()
        self._near: dict[int, tuple[Near, ...]] = {}
        self._then, self._part = then, part

    def compose(self) -> ComposeResult:
        """Title, the text beside or below the proposals, keys."""
        yield Static(shown("Reading the article …"), id="intake-title", classes="title")
        with Container(id="intake-body"):
            yield ArticleText(lambda place: look(self.candidates[place]), id="intake-text")
            with Vertical(id="intake-right"):
                yield BlockList(self._block, lines=LINES, id="intake-list")
                with VerticalScroll(id="intake-details", can_focus=False):
                    yield Static("", id="intake-about", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Make the proposals, unless they are made already."""
        self.proposals.focus()
        given, self._given = self._given, None
        if given is not None:
            self._take(given)
        else:
            self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.query_one("#intake-body").set_class(event.size.width >= _WIDE, "wide")
        self.call_after_refresh(self._show_about)

    def reload(self) -> None:
        """Ask what became of each claim by now; the first time, propose them."""
        from factcheck.desk.intake_decisions import look_again, propose_again

        taken, desk_app = self.taken, self.desk_app
        if taken is None:
            ask(
                self,
                lambda: propose_again(desk_app.desk, self.article),
                self._take,
                group="intake",
                instead=self._refuse,
            )
        else:
            ask(self, lambda: look_again(desk_app.desk, taken), self._take, group="intake")

    def _refuse(self, error: Exception) -> None:
        self.desk_app.say_error(error)
        self.query_one("#intake-title", Static).update(shown("This article can't be shown."))

    def _take(self, taken: TakenIn) -> None:
        is_first = self.taken is None
        chosen = self.chosen
        self.taken = taken
        decided = {candidate.proposal.rank for candidate in taken.candidates if not candidate.is_new}
        self._saving -= decided
        self.marked -= decided
        self._arrange(chosen)
        if is_first:
            self.go_to_undecided(0)
        self._show()
        then, self._then = self._then, ""
        if then:
            self._choose_part()
            self.action_do(then)

    # What is shown

    @property
    def proposals(self) -> BlockList:
        """The proposals."""
        return self.query_one("#intake-list", BlockList)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The proposals with what became of each, best first."""
        return self.taken.candidates if self.taken else ()

    @property
    def undecided(self) -> int:
        """How many claims are left."""
        return sum(self._is_open(candidate) for candidate in self.candidates)

    def _is_open(self, candidate: Candidate) -> bool:
        return candidate.is_new and candidate.proposal.rank not in self._saving

    def _arrange(self, chosen: Candidate | None) -> None:
        """Put the candidates in the order that is wanted; the cursor stays on its claim."""
        places = range(len(self.candidates))
        by_place = lambda place: self.candidates[place].proposal.quote.start or 0  # noqa: E731
        self.order = sorted(places, key=by_place) if self.is_in_reading_order else list(places)
        ranks = [self.candidates[place].proposal.rank for place in self.order]
        rank = chosen.proposal.rank if chosen else 0
        self.proposals.take(len(self.order), ranks.index(rank) if rank in ranks else 0)

    def _show(self) -> None:
        if self.taken is None:
            return
        article = self.taken.article
        passages = [
            Passage(one.proposal.quote.start or 0, one.proposal.quote.end or 0, before=f"{badge(one)} ")
            for one in self.candidates
        ]
        self.query_one(ArticleText).show(article.current.text, passages)
        known = (article.publisher or "publisher not known", str(article.published_on or "") or "date not known")
        words: list[Span] = [(f"{self._tally()}  ", "bold color(178)"), (f"{', '.join(known)}  ", "dim")]
        words.append((article.title or article.detail("source_name") or "untitled", "bold"))
        self.query_one("#intake-title", Static).update(shown(*words))
        self._show_chosen()
        self.query_one(KeyLine).refresh()

    def _tally(self) -> str:
        total = len(self.candidates)
        if not total:
            return "Nothing in it can be checked"
        return f"{self.undecided} of {total} left" if self.undecided else f"All {total} decided"

    def _block(self, number: int, width: int) -> list[list[Span]]:
        candidate = self.candidates[self.order[number]]
        rank = candidate.proposal.rank
        return block(candidate, width, is_marked=rank in self.marked, is_saving=rank in self._saving)

    @on(BlockList.Moved)
    def _show_chosen(self) -> None:
        if self.order:
            self.query_one(ArticleText).choose(self.order[self.proposals.cursor])
        self._show_about()
        self._look_for_near()

    def _show_about(self) -> None:
        candidate, place = self.chosen, self.query_one("#intake-about", Static)
        if candidate is None:
            place.update("")
            return
        near = self._near.get(candidate.proposal.rank)
        place.update(about(candidate, near, self.query_one("#intake-details").size.width - 2))
        self.query_one("#intake-details").scroll_home(animate=False)

    def _look_for_near(self) -> None:
        """Ask what was checked before that is like the chosen claim."""
        candidate, app = self.chosen, self.desk_app
        if candidate is None or candidate.proposal.rank in self._near:
            return
        proposal = candidate.proposal
        claimant = proposal.claimant.name if proposal.claimant else ""

        def look() -> tuple[Near, ...]:
            from factcheck.desk.matching import checked_before

            return checked_before(app.desk, proposal.quote.text, claimant)

        def take(near: tuple[Near, ...]) -> None:
            self._near[proposal.rank] = near
            self._show_about()

        ask(self, look, take, group="near", instead=lambda _error: take(()))

    # What is chosen

    @property
    def chosen_article(self) -> Article | None:
        """This article."""
        return self.taken.article if self.taken else None

    @property
    def chosen(self) -> Candidate | None:
        """The claim that the cursor is on."""
        return self.candidates[self.order[self.proposals.cursor]] if self.order else None

    @property
    def marked_or_chosen(self) -> tuple[Candidate, ...]:
        """The marked claims in the order of the article, else the one under the cursor."""
        marked = [candidate for candidate in self.candidates if candidate.proposal.rank in self.marked]
        if marked:
            return tuple(sorted(marked, key=lambda candidate: candidate.proposal.quote.start or 0))
        return (self.chosen,) if self.chosen else ()

    def chosen_cases(self) -> tuple[str, ...]:
        """The case that was opened on the chosen claim."""
        return (self.chosen.case,) if self.chosen and self.chosen.case else ()

    def _choose_part(self) -> None:
        """Choose the claims that stand at the places which a draft names."""
        starts = set(self._part.split("+"))
        found = [number for number, place in enumerate(self.order)
                 if str(self.candidates[place].proposal.quote.start) in starts]  # fmt: skip
        if found:
            self.proposals.move_to(found[0])
        if len(found) > 1:
            self.marked = {self.candidates[self.order[number]].proposal.rank for number in found}

    @on(ArticleText.Picked)
    def choose_in_text(self, event: ArticleText.Picked) -> None:
        """A claim was clicked on in the text."""
        self.proposals.move_to(self.order.index(event.passage))

    @on(BlockList.Clicked)
    def open_clicked(self) -> None:
        """A proposal was clicked on twice."""
        self.action_do("intake-open")

    # What is done

    def save(self, candidates: tuple[Candidate, ...], job: Callable[[], Told]) -> None:
        """Do what was decided about some claims, and go on to the next one meanwhile."""
        ranks = {candidate.proposal.rank for candidate in candidates}
        self.go_on(candidates)

        def refuse(error: Exception) -> None:
            self._saving -= ranks
            self.desk_app.say_error(error)
            self._show()
            self.proposals.refresh()

        # Each save is a group of its own: none may make the answer to another void.
        ask(self.desk_app, job, self.desk_app.post_message, group=f"save claims {sorted(ranks)}", instead=refuse)

    def go_on(self, candidates: Sequence[Candidate]) -> None:
        """Go on to the next claim: these are decided on, which will be read in a moment."""
        ranks = {candidate.proposal.rank for candidate in candidates}
        self._saving |= ranks
        self.marked -= ranks
        self.go_to_undecided(1)
        self._show()

    def go_to_undecided(self, start: int) -> None:
        """Put the cursor on the next claim that nobody has decided on, from so many after it on, and round."""
        total = len(self.order)
        for step in range(start, total + start):
            number = (self.proposals.cursor + step) % total
            if self._is_open(self.candidates[self.order[number]]):
                self.proposals.move_to(number)
                break
        self.proposals.refresh()

    def mark(self) -> None:
        """Mark the chosen claim or take its mark away, and go on."""
        if self.chosen and self._is_open(self.chosen):
            self.marked ^= {self.chosen.proposal.rank}
            self.proposals.action_move(1)
            self.proposals.refresh()

    def turn_order(self) -> None:
        """By score, or as the article reads."""
        chosen = self.chosen
        self.is_in_reading_order = not self.is_in_reading_order
        self._arrange(chosen)
        self._show_chosen()

    def back(self) -> None:
        """Esc takes the marks away, then closes."""
        if self.marked:
            self.marked.clear()
            self.proposals.refresh()
        else:
            super().back()
