"""Cells of a terminal: counted, cut, filled and wrapped without ever being one too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.render.inert import view
from factcheck.render.widths import cell_width, clusters, pad, truncate, wrap

texts = st.text(st.characters(codec="utf-8"), max_size=60).map(view)
writing = st.lists(
    st.sampled_from(
        [
            "word",
            "longer-word-than-that",
            "中文字",
            "e\u0301te\u0301",
            "👩\u200d👩\u200d👧",
            "❤\ufe0f",
            "می\u200cخواهم",
            "🇵🇱",
        ]
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("claim", 5),
        ("“claim”…", 8),
        ("✓✗●▲▼▁█", 7),
        ("中文", 4),
        ("ｗｉｄｅ", 8),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("e\u0301", 1),
        ("กำ", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("🇵🇱", 2),
        ("می\u200cخواهم", 7),
        ("", 0),
    ],
)
def test_a_text_takes_the_cells_a_terminal_gives_it(text: str, cells: int) -> None:
    assert cell_width(text) == cells
    assert "".join(cluster for cluster, _ in clusters(text)) == text


@given(st.one_of(texts, writing), st.integers(1, 40))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    cut = truncate(text, cells)
    assert cell_width(cut) <= cells
    assert cut == text or cut.endswith("…")
    assert view(cut) == cut


@given(st.one_of(texts, writing), st.integers(0, 60))
def test_a_filled_text_has_the_width_asked_for(text: str, cells: int) -> None:
    assert cell_width(pad(text, cells)) == max(cells, cell_width(text))
    assert pad(text, cells).startswith(text)
    assert pad(text, cells, right=True).endswith(text)


@given(st.lists(st.tuples(st.one_of(texts, writing), st.sampled_from(["", "bold"])), max_size=4), st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_no_letter(spans: list[tuple[str, str]], cells: int) -> None:
    lines = wrap(spans, cells)
    assert all(sum(cell_width(text) for text, _ in line) <= cells for line in lines)
    wrapped = "".join(text for line in lines for text, _ in line).replace(" ", "")
    assert wrapped == "".join(text for text, _ in spans).replace(" ", "")


def test_words_stay_whole_where_they_fit() -> None:
    lines = wrap([("one two ", ""), ("thr", "bold"), ("ee four", "")], 9)
    assert ["".join(text for text, _ in line) for line in lines] == ["one two", "three", "four"]


def test_wide_writing_fills_the_line() -> None:
    lines = wrap([("claim: 月面着陸はスタジオで撮影された", "")], 16)
    assert ["".join(text for text, _ in line) for line in lines] == ["claim: 月面着陸", "はスタジオで撮影", "された"]
