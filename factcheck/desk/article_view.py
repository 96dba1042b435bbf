"""An article as it is read: its text with the claims that cases were opened on, in reading order, and what was found."""

from __future__ import annotations

from factcheck.desk.lists import CHECKED_STAGES
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.quote import find_quote


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A case of the article with the place of its words in the newest text: offsets in code points, end exclusive, None
    where they are not in it. `damaged` says why the case can't be read; `case` is None then."""

    id: str
    case: Case | None
    start: int | None = None
    end: int | None = None
    damaged: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether it has a verdict that a second person approved."""
        return self.case is not None and self.case.verdict is not None and self.case.stage in CHECKED_STAGES


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and its claims in the order in which they are read; those that are not in the newest text come last."""

    article: Article
    claims: tuple[ReadClaim, ...]

    @property
    def checked(self) -> int:
        """How many of the claims are checked."""
        return sum(claim.is_checked for claim in self.claims)


def read_article_view(desk: Desk, article_id: str) -> ArticleView:
    """One article with all its claims. Raises NotFoundError, AmbiguousIdError or DamagedFileError for the article itself."""
    article = desk.store.read_article(desk.store.resolve_article(article_id)).article
    text = article.current.text
    claims = [_read(desk, identifier, text) for identifier in desk.store.cases_of_article(article.id)]
    end = len(text)
    return ArticleView(
        article, tuple(sorted(claims, key=lambda claim: (end if claim.start is None else claim.start, claim.id)))
    )


def _read(desk: Desk, identifier: str, text: str) -> ReadClaim:
    try:
        case = desk.store.read_case(identifier).case
    except FactcheckError as error:  # one damaged case is no reason to show none of the others
        return ReadClaim(identifier, None, damaged=error.message)
    start = find_quote(case.quote, text) if case.quote is not None else None
    end = start + len(case.quote.text) if case.quote is not None and start is not None else None
    return ReadClaim(identifier, case, start, end)
