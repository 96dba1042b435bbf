"""Plain text is kept as given; its details are proposed only where it plainly states them."""

from __future__ import annotations

import pytest

from factcheck.intake.readers import read_article
from factcheck.intake.readers.plain_text import find_date_in_name
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposed

BODY = "The upper mine of Aldon was closed on Monday. Nobody was asked."


def test_the_first_line_is_proposed_as_title_if_it_looks_like_one() -> None:
    read = read_article(f"Upper Mine Closed\n\n{BODY}".encode(), name="mine.txt")
    assert read.title == Proposed("Upper Mine Closed", "first line")
    assert (read.media_type, read.source_name) == ("text/plain", "mine.txt")


@pytest.mark.parametrize("text", [BODY, "60 people were hurt in Aldon", f"{BODY}\n\nMore below"])
def test_prose_and_a_single_line_are_no_title(text: str) -> None:
    assert read_article(text.encode()).title is None


def test_nothing_else_is_invented() -> None:
    read = read_article(f"Upper Mine Closed\n\nBy Ada Brandt, May 2, 2019\n\n{BODY}".encode())
    assert (read.publisher, read.author, read.published_on, read.url, read.language) == (None, None, None, None, "")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("mine-2020-12-24.txt", "2020-12-24"),
        ("20201224_mine.txt", "2020-12-24"),
        ("2020_12_24.txt", "2020-12-24"),
        ("mine-2020-13-24.txt", None),
        ("mine-2020-12.txt", None),
        ("id-12020122433.txt", None),
        ("1850-12-24.txt", None),
        ("", None),
    ],
)
def test_a_day_in_the_file_name_is_proposed(name: str, day: str | None) -> None:
    assert find_date_in_name(name) == ((PartialDate.parse(day), "file name") if day else None)
