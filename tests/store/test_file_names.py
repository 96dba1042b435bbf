"""File names are ASCII, short, safe everywhere, and carry the id."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.file_names import LONGEST_SLUG, file_name, id_in_name, month_of, slug_of
from factcheck.store.folders import is_month


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("The lake froze in July!", "the-lake-froze-in-july"),
        ("Zażółć gęślą jaźń, Łódź", "zazolc-gesla-jazn-lodz"),
        ("Straße Ærø Œuvre", "strasse-aero-oeuvre"),
        ("５０％ of ﬁsh", "50-of-fish"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "the-con"),
        ("com1", "the-com1"),
        ("", "untitled"),
        ("冬天很冷", "untitled"),
        ("—!?", "untitled"),
        ("a" * 300, "a" * 48),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_keeps_the_words_it_can(words: str, slug: str) -> None:
    assert slug_of(words) == slug


@given(st.text())
def test_every_slug_is_safe_and_makes_a_name_that_gives_its_id_back(words: str) -> None:
    slug = slug_of(words)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG
    assert id_in_name(file_name("k7h2m3pq", words)) == "k7h2m3pq"


@pytest.mark.parametrize(
    "name",
    [
        "k7h2m3pq.json", "k7h2m3pq-.json", "k7h2m3p-a.json", "k7h2m3pu-a.json", "K7H2M3PQ-a.json", "k7h2m3pq-a.json.bak",
        "k7h2m3pq-a (1).json", "k7h2m3pq-a.sync-conflict-20261002-101010-ABCDEFG.json", ".k7h2m3pq-a.json.0-1-2.tmp",
        "k7h2m3pq-a.json\n", "k7h2m3pq-ä.json",
    ],
)  # fmt: skip
def test_other_names_are_no_case(name: str) -> None:
    assert id_in_name(name) == ""


def test_a_month_is_a_month() -> None:
    assert month_of("2026-10-02T10:00:00Z") == "2026-10"
    assert is_month("2026-10")
    for name in ("2026-13", "2026-00", "2026-1", "2026_10", "٢٠٢٦-10", "2026-10 ", "articles", ".locks", "202-610"):
        assert not is_month(name)
