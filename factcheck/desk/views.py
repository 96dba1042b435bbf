"""The saved views of a caseload: filters that everybody needs every day, with how many cases each has."""

from __future__ import annotations

from contextlib import suppress

from factcheck.desk.filter_words import parse_filter
from factcheck.desk.lists import CHECKED_STAGES, query_of
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.listing import CaseRow
from factcheck.model.stages import STAGES

_ARTICLES = 12  # as many as one looks through
_OF_A_STAGE = 40


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name, the words of its filter, how many cases it has, and of an article how many are checked."""

    name: str
    filter: str
    total: int
    checked: int | None = None


@dataclass(frozen=True, slots=True)
class StageCases:
    """One stage of the board: how many cases stand there, and those that changed last."""

    stage: str
    total: int
    rows: tuple[CaseRow, ...]


def cases_by_stage(desk: Desk, typed: str = "") -> tuple[StageCases, ...]:
    """The stages that hold cases among those a filter asks for, in the order of the work. Raises as `parse_filter`."""
    query = query_of(desk, parse_filter(typed))
    wanted = [stage for stage in STAGES if not query.stages or stage in query.stages]
    found = []
    for stage in wanted:
        page = desk.store.list_cases(replace(query, stages=(stage,), sort="-updated", limit=_OF_A_STAGE))
        found.append(StageCases(stage, page.total, page.rows))
    return tuple(one for one in found if one.total)


def saved_views(desk: Desk) -> tuple[View, ...]:
    """The views of every day. That of one's own cases is there once it is known who is working."""
    wanted = [("All cases", "")]
    with suppress(FactcheckError):  # nobody has said who they are: they are asked when they change something
        wanted.append(("Mine", f'--assignee "{desk.who.name}"'))
    wanted += [
        ("To be opened", "--stage triage"),
        ("Waiting for reply", "--stage awaiting-reply --sort deadline"),
        ("In review", "--stage in-review"),
        ("To be published", "--stage approved"),
        ("Overdue", "--overdue --sort due"),
        ("Conflicts", "--conflicts"),
    ]
    return tuple(View(name, words, _total(desk, words)) for name, words in wanted)


def article_views(desk: Desk) -> tuple[View, ...]:
    """One view for each article that is worked on, the latest first, with how many of its claims are checked."""
    found = desk.store.articles_at_work(_ARTICLES, CHECKED_STAGES)
    return tuple(
        View(_title(desk, article), f"--article {article} --sort -score", claims, checked or 0)
        for article, claims, checked in found
    )


def _total(desk: Desk, words: str) -> int:
    return desk.store.list_cases(replace(query_of(desk, parse_filter(words)), limit=1)).total


def _title(desk: Desk, article: str) -> str:
    try:
        return desk.store.read_article(article).article.title or article
    except FactcheckError:  # a damaged article is no reason to show no view of its cases
        return article
