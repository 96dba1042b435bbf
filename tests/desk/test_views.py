"""The views beside the list of cases."""

from __future__ import annotations

from factcheck.desk.cases import NewClaim, open_case
from factcheck.desk.filter_words import parse_filter
from factcheck.desk.intake import Given, take_in
from factcheck.desk.lists import list_cases
from factcheck.desk.place import Desk
from factcheck.desk.views import article_views
from factcheck.model.proposal import ReadArticle


def test_the_view_of_an_article_begins_with_what_is_most_worth_checking(desk: Desk) -> None:
    read = ReadArticle(
        text="One. Two.", raw=b"One. Two.", media_type="text/plain", extension="txt", source_name="a.txt"
    )
    article = take_in(desk, read, Given(title="An article")).article.id
    for claim, score in (("Little.", 0.1), ("Most.", 0.9), ("Some.", 0.5)):
        open_case(desk, NewClaim(claim, article=article, score=score))
    (view,) = article_views(desk)
    assert (view.name, view.total) == ("An article", 3)
    assert [row.claim for row in list_cases(desk, parse_filter(view.filter)).rows] == ["Most.", "Some.", "Little."]
