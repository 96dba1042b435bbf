"""The two things that have files of their own, a case and an article, and in what their files differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from factcheck.model.article import Article
from factcheck.model.article_record import article_record
from factcheck.model.case import Case
from factcheck.model.case_record import case_record
from factcheck.model.change import Change, add_article, open_case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Event, Who
from factcheck.model.fold import State, fold_article, fold_case


@dataclass(frozen=True, slots=True)
class Subject(Generic[State]):
    """A sort of file. `name` is also the name of its table; `folder` lies in the desk, "" for the desk itself."""

    name: str
    folder: str
    opening: str
    fold: Callable[[Sequence[Event]], State]
    record_of: Callable[[State], dict[str, Any]]
    begin: Callable[[str, Who, str], Change[State]]
    title_of: Callable[[State], str]
    look: str  # the command that shows one


CASES: Subject[Case] = Subject(
    name="case",
    folder="",
    opening="case-opened",
    fold=fold_case,
    record_of=case_record,
    begin=open_case,
    title_of=lambda case: case.claim,
    look="factcheck show",
)
ARTICLES: Subject[Article] = Subject(
    name="article",
    folder="articles",
    opening="article-added",
    fold=fold_article,
    record_of=article_record,
    begin=add_article,
    title_of=lambda article: article.title,
    look="factcheck article show",
)
