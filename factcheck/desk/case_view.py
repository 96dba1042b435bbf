"""Everything that a screen shows of one case, read together: the case, its article, its history and how ready it is."""

from __future__ import annotations

from factcheck.desk.lists import CaseAndArticle
from factcheck.desk.place import Desk
from factcheck.desk.second_rating import shown_verdicts
from factcheck.errors import FactcheckError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Event
from factcheck.model.fold import in_order
from factcheck.model.quote import find_quote
from factcheck.model.standards import StandardResult
from factcheck.verdicts.standards import check_standards

_AROUND = 240  # characters of the article shown on each side of the quote


@dataclass(frozen=True, slots=True)
class InArticle:
    """Where a claim stands in its article: the words before, the quote itself, the words after."""

    title: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as a screen shows it. `place` is None where the claim was not cut from an article that is there."""

    found: CaseAndArticle
    events: tuple[Event, ...]
    standards: tuple[StandardResult, ...]
    place: InArticle | None

    @property
    def case(self) -> Case:
        """The case."""
        return self.found.case


def read_case_view(desk: Desk, case_id: str) -> CaseView:
    """One case, verified, with all that is shown beside it. Raises as `lists.read_case`.

    An article that is damaged or gone only means that the claim's place in it can't be shown.
    """
    file = desk.store.read_case(case_id)
    article = _article_of(desk, file.case)
    standards = check_standards(file.case, desk.rules)
    return CaseView(
        CaseAndArticle(file.case, article, verdicts=shown_verdicts(desk, file.case)),
        tuple(in_order(file.events)),
        standards,
        place_in(article, file.case),
    )


def place_in(article: Article | None, case: Case) -> InArticle | None:
    """Where the quote of a case stands in its article, with the words around it."""
    quote = case.quote
    if article is None or quote is None:
        return None
    text = article.current.text
    start = find_quote(quote, text)
    if start is None:
        return None
    end = start + len(quote.text)
    return InArticle(article.title, text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])


def _article_of(desk: Desk, case: Case) -> Article | None:
    if not case.article:
        return None
    try:
        return desk.store.read_article(case.article).article
    except FactcheckError:
        return None
