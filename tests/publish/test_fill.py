"""Lines of text are at most 78 columns wide, as a reader counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.publish.fill import columns, fill


def test_words_fill_lines_and_every_line_is_indented() -> None:
    assert fill("aaa bbb ccc", indent=2, width=9) == "  aaa bbb\n  ccc"


def test_the_first_line_begins_with_its_label() -> None:
    assert fill("aaa bbb ccc", indent=5, first="[1]", width=12) == "[1]  aaa bbb\n     ccc"
    assert fill("aaa", indent=5, first="[100] ", width=12) == "[100] aaa"


def test_an_address_is_never_broken() -> None:
    address = "https://a.example/" + "x" * 90
    assert fill(f"See {address} there") == f"See\n{address}\nthere"


def test_wide_signs_take_two_columns_and_marks_none() -> None:
    assert columns("東京") == 4
    assert columns("e\u0301") == 1
    assert fill("東京 東京", width=8) == "東京\n東京"


@given(st.lists(st.text(alphabet="abé東", min_size=1, max_size=12)), st.integers(0, 8))
def test_no_word_is_lost_and_no_line_is_too_wide(words: list[str], indent: int) -> None:
    text = fill(" ".join(words), indent, width=40)
    assert text.split() == words
    assert all(columns(line) <= 40 for line in text.splitlines())
