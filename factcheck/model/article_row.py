"""One line of a list of articles."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article. `published_on` is a partial date or ""; `claims` counts the cases opened,
    `checked` those of them with a verdict that stands; `needed` is how many characters tell its id from the others."""

    id: str
    title: str
    publisher: str
    published_on: str
    versions: int
    claims: int
    checked: int
    declined: int = 0
    updated_at: str = ""
    needed: int = 8
    damaged: str = ""
