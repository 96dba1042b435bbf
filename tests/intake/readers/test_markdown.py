"""Markdown: the words without the signs, and the details that the file's head states."""

from __future__ import annotations

import pytest

from factcheck.intake.readers import read_article
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposed

pytestmark = pytest.mark.usefixtures("in_process")

TEXT = """---
title: "Wells of Aldon"
author: [Ada Brandt]
date: 2026-01-31T10:00:00Z
site: The Aldon Courier
url: https://courier.example/wells
lang: en-GB
---

# Wells

The council approved **14** new
[wells](https://x.example "y")&nbsp;on *Tuesday*. ![a well](well.png)

- It cost `40` million.
- Nobody was <b>asked</b>.

| Region | Wells |
|---|---|
| North | 9 |

<div><script>alert(1)</script>The last well.</div>

> "It was dry," said Brandt.

    code stays
"""


def test_the_words_are_read_without_the_signs() -> None:
    assert read_article(TEXT.encode(), name="wells.md").text == (
        "Wells\n\nThe council approved 14 new wells on Tuesday.\n\nIt cost 40 million.\n\nNobody was asked.\n\n"
        'Region | Wells\n\nNorth | 9\n\nalert(1) The last well.\n\n"It was dry," said Brandt.\n\ncode stays'
    )


def test_details_are_those_of_the_head() -> None:
    read = read_article(TEXT.encode(), name="wells.md")
    assert read.title == Proposed("Wells of Aldon", "“title” in the file's head")
    assert read.author == Proposed("Ada Brandt", "“author” in the file's head")
    assert read.publisher == Proposed("The Aldon Courier", "“site” in the file's head")
    assert read.url == Proposed("https://courier.example/wells", "“url” in the file's head")
    assert read.published_on == (PartialDate(2026, 1, 31), "“date” in the file's head")
    assert (read.language, read.extension) == ("en-GB", "md")


def test_without_a_head_the_first_heading_is_the_title() -> None:
    read = read_article(b"# The *dam*\n\nIt broke.\n", media_type="text/markdown")
    assert read.title == Proposed("The dam", "its first heading")
    assert read_article(b"It broke.\n\n---\n\nurl: javascript:x\n", name="a.md").url is None


def test_a_head_states_no_address_that_is_none() -> None:
    assert read_article(b"---\nurl: javascript:alert(1)\ndate: soon\n---\nIt broke.", name="a.md").url is None
