"""By which marks two cases are known to share a source."""

from __future__ import annotations

import pytest

from factcheck.model.addresses import page_key
from factcheck.model.leaning import marks_of_address, origin_mark

PAGE = "https://survey.example/map/brackwater?sheet=7"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.survey.example/map/brackwater/?sheet=7",
        "https://SURVEY.example:443/map/brackwater?sheet=7#legend",
        "https://web.archive.org/web/20260101000000/https://survey.example/map/brackwater?sheet=7",
    ],
)
def test_one_page_has_one_mark_however_its_address_is_written(other: str) -> None:
    assert marks_of_address(other) == marks_of_address(PAGE)


@pytest.mark.parametrize(
    "other",
    ["https://survey.example/map/brackwater?sheet=8", "https://survey.example/map", "https://other.example/map/brackwater?sheet=7"],
)  # fmt: skip
def test_other_pages_have_other_marks(other: str) -> None:
    assert not marks_of_address(other) & marks_of_address(PAGE)


def test_an_archive_without_an_address_in_it_is_a_page_of_its_own() -> None:
    assert page_key("https://archive.org/details/thing") == "archive.org/details/thing"


def test_no_address_and_no_origin_have_no_mark() -> None:
    assert (marks_of_address(""), origin_mark(" "), origin_mark("")) == (frozenset(), "", "")
    assert origin_mark("Road  Office") == origin_mark("road office")
