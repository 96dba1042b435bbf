"""Looking things up: one case, lists, words, histories, articles, scales and the numbers of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.desk.cases import tag_named
from factcheck.desk.meant import stage_named
from factcheck.desk.people import people_named
from factcheck.desk.place import Desk
from factcheck.desk.quick_reads import remember_labels, remember_whole
from factcheck.desk.second_rating import shown_verdicts
from factcheck.errors import UsageError
from factcheck.model.agreement import Agreement
from factcheck.model.article import Article
from factcheck.model.article_row import ArticleRow
from factcheck.model.as_of import AsOf, case_as_of
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import Event
from factcheck.model.fold import in_order
from factcheck.model.ids import needed_lengths
from factcheck.model.listing import SORTS, CaseList, CaseRow, ListQuery, SearchHit
from factcheck.model.scale import RatingScale
from factcheck.model.stats import Stats
from factcheck.verdicts.scale_files import find_rating, list_scales, load_scale


@dataclass(frozen=True, slots=True)
class CaseAndArticle:
    """A case with the article its claim was found in, None where it was opened without one; and the day as of which its
    evidence is shown, None for today; and the verdicts that whoever is working may be shown, None for all of them."""

    case: Case
    article: Article | None
    as_of: AsOf | None = None
    verdicts: frozenset[str] | None = None


def read_case(desk: Desk, case_id: str, as_of: str = "") -> CaseAndArticle:
    """One case, verified, without later evidence where a day is named.

    Raises NotFoundError, AmbiguousIdError or DamagedFileError, and as `case_as_of`.
    """
    file = desk.store.read_case(case_id)
    article = None
    if file.case.article and file.case.article in desk.store.article_ids():
        article = desk.store.read_article(file.case.article)
    remember_whole(desk, file, article)
    known = case_as_of(file.case, as_of) if as_of else None
    shown = shown_verdicts(desk, file.case)
    return CaseAndArticle(known.case if known else file.case, article.article if article else None, known, shown)


def read_history(desk: Desk, case_id: str) -> tuple[Case, tuple[Event, ...], frozenset[str] | None]:
    """A case, all its events, the first one first, and the verdicts that may be shown, as of `shown_verdicts`."""
    file = desk.store.read_case(case_id)
    return file.case, tuple(in_order(file.events)), shown_verdicts(desk, file.case)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asks of a list, as they typed it; see ListQuery for what each means."""

    words: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    has_conflicts: bool = False
    is_overdue: bool = False
    is_due: bool = False
    sort: str = ""
    limit: int = 50


def list_cases(desk: Desk, filters: Filters) -> CaseList:
    """The cases asked for. Ratings may be written as people write them, articles and stages too."""
    found = desk.store.list_cases(query_of(desk, filters))
    remember_labels(desk)
    return found


def order_cases(desk: Desk, filters: Filters) -> str:
    """The ids of all cases asked for, in order, eight characters each and nothing between them; the limit is passed over.

    Raises as `list_cases`.
    """
    return desk.store.order_cases(query_of(desk, filters))


def rows_of(desk: Desk, ids: Sequence[str]) -> tuple[CaseRow, ...]:
    """The rows of these cases in this order, each that of its file as it is now; a case that is gone has none."""
    return desk.store.rows_of(ids)


def query_of(desk: Desk, filters: Filters) -> ListQuery:
    """The question that a person's filters ask. Raises UsageError, NotFoundError where a word of them means nothing."""
    if filters.sort.removeprefix("-") not in ("", *SORTS):
        raise UsageError(
            f"Nothing is sorted by “{filters.sort}”.", hint=f"Sort by: {', '.join(SORTS)}; -F the other way."
        )
    return ListQuery(
        words=filters.words,
        stages=tuple(stage_named(stage) for stage in filters.stages),
        ratings=tuple(find_rating(desk.scale, typed).key for typed in filters.ratings),
        assignees=people_named(desk, filters.assignees),
        articles=tuple(desk.store.resolve_article(prefix) for prefix in filters.articles),
        tags=tuple(tag_named(tag) for tag in filters.tags),
        claimants=filters.claimants,
        has_conflicts=filters.has_conflicts,
        overdue_on=desk.today if filters.is_overdue else "",
        is_due=filters.is_due,
        sort=filters.sort or ("next" if filters.is_due else ""),
        limit=filters.limit,
    )


def search(desk: Desk, words: tuple[str, ...], limit: int = 50) -> tuple[tuple[SearchHit, ...], int]:
    """Cases in which all words are found, with where and the words around; and how many there are."""
    hits, total = desk.store.search(words, limit)
    remember_labels(desk)
    return tuple(hits), total


def stats(desk: Desk) -> Stats:
    """The numbers of the desk, and how far people agree who rated the same claims apart."""
    return replace(desk.store.stats(desk.today), agreement=agreement(desk))


def agreement(desk: Desk) -> tuple[Agreement, ...]:
    """Of each scale how far people agree who rated the same claims without seeing each other's rating."""
    rated = desk.store.ratings_given_apart()
    if not rated:
        return ()
    from factcheck.desk.labels import Labels
    from factcheck.verdicts.agreement import agreement_of

    position = Labels(desk).position

    def place(scale: str, rating: str) -> int | None:
        found = position(scale, rating)
        return found[0] if found else None

    return agreement_of(rated, place)


def list_articles(desk: Desk) -> tuple[ArticleRow, ...]:
    """The articles of the desk, the newest first, with how many of their claims are checked."""
    articles = sorted(
        desk.store.iter_article_states(), key=lambda article: (article.opened.at, article.id), reverse=True
    )
    needed = needed_lengths(article.id for article in articles)
    return tuple(_article_row(desk, article, needed[article.id]) for article in articles)


def read_article(desk: Desk, article_id: str) -> tuple[Article, tuple[CaseRow, ...]]:
    """One article, verified, and its cases."""
    article = desk.store.read_article(article_id).article
    return article, _rows_of(desk, article)


def show_scale(desk: Desk | None, key: str = "") -> RatingScale:
    """One rating scale, the desk's own where no key is given. Works without a desk."""
    if desk is None:
        return load_scale(key or "default", None)
    return desk.scale_of(key)


def all_scales(desk: Desk | None) -> tuple[RatingScale, ...]:
    """Every rating scale that is known here. Works without a desk."""
    return list_scales(desk.scales_folder if desk else None)


def _rows_of(desk: Desk, article: Article) -> tuple[CaseRow, ...]:
    return desk.store.list_cases(ListQuery(articles=(article.id,), sort="-score", limit=0)).rows


def _article_row(desk: Desk, article: Article, needed: int) -> ArticleRow:
    rows = _rows_of(desk, article)
    return ArticleRow(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published_on=str(article.published_on or ""),
        versions=len(article.versions),
        claims=len(rows),
        checked=sum(1 for row in rows if row.rating and row.stage in CHECKED_STAGES),
        needed=needed,
    )


CHECKED_STAGES = ("approved", "published", "correcting", "closed")
