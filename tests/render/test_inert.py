"""The gate to the terminal: what acts becomes a mark, and honest writing comes through as it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.render.inert import MOST_MARKS, view
from tests.render.allowed import UNSEEN, is_selector, offences

# Characters that act, hide or join, mixed with what they act on.
tricky = st.sampled_from(
    list(
        "\x00\x07\x08\x1b\x7f\x80\x85\x9b\x9d\r\n\t\v\f\u00a0\u00ad\u034f\u061c\u115f\u1160\u180b\u180e\u200b\u200c\u200d"
        "\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u206f\u2800\u3000\u3164\ufe00\ufe0e\ufe0f\ufeff\ufff9\uffa0"
        "\ufffc\ufffe\ud800\udfff\ue000\U000e0001\U000e0041\U000e007f\U000e0100\U000f0000\U0001d159\U0001f468\U0001f3fd"
        "❤♂⚕1#\u20e3aé\u0301\u0300میक\u094d\u0937葛ᠠ[]/:=+@-"
    )
)
texts = st.text(
    st.one_of(tricky, st.characters(codec=None, categories=None), st.characters(codec="ascii")), max_size=40
)


@given(texts)
def test_nothing_outside_the_allow_list_is_shown(text: str) -> None:
    assert offences(view(text)) == []
    assert offences(view(text, multiline=True), multiline=True) == []


@given(texts, st.booleans())
def test_the_view_of_a_view_is_the_view_itself(text: str, multiline: bool) -> None:
    once = view(text, multiline=multiline)
    assert view(once, multiline=multiline) == once


@given(texts)
def test_no_pile_of_marks_is_higher_than_a_line(text: str) -> None:
    pile = 0
    for char in view(text):
        pile = pile + 1 if unicodedata.category(char) in ("Mn", "Me") and not is_selector(char) else 0
        assert pile <= MOST_MARKS


@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=60))
def test_what_is_seen_comes_out_as_it_went_in(text: str) -> None:
    seen = "".join(char for char in text if char not in UNSEEN)
    assert view(seen) == seen


@pytest.mark.parametrize("text", ["[Reuters]", "[/]", "[bold]x[/bold]", ":smile:", "=1+1", "{0}", "%s", "\\", "“a”—b…"])
def test_markup_and_formulas_are_words_like_others(text: str) -> None:
    assert view(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;QQ==\x07", "␛]52;c;QQ==␇"),
        ("a\x7fb\x9bc", "a␡b⟨U+009B⟩c"),
        ("ab\u202edc", "ab⟨U+202E⟩dc"),
        ("soft\u00adhyphen", "soft⟨U+00AD⟩hyphen"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        ("over\rwrite", "over␍write"),
        ("lone \ud800", "lone ⟨U+D800⟩"),
        ("filler\u3164", "filler⟨U+3164⟩"),
        ("private\ue000", "private⟨U+E000⟩"),
        ("x\ufe0f", "x⟨U+FE0F⟩"),
        ("\U0001f600\ufe0f\ufe0f", "\U0001f600\ufe0f⟨U+FE0F⟩"),
        ("\u0301start", "⟨U+0301⟩start"),
        ("two\u00a0words\u3000here", "two words here"),
        ("one\r\ntwo\u2028three\tfour", "one two three four"),
    ],
)
def test_what_acts_or_hides_is_shown_as_a_mark(text: str, shown: str) -> None:
    assert view(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: I want
        "क्\u200dष",  # Devanagari with a joiner after the virama
        "👩\u200d👩\u200d👧",
        "🏃🏽\u200d♂\ufe0f",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "葛\U000e0100",
        "e\u0301te\u0301",
        "กำลัง",
        "\U0001fae8",
    ],
)
def test_honest_writing_keeps_its_invisible_parts(text: str) -> None:
    assert view(text) == text


def test_line_ends_stay_where_several_lines_are_asked_for() -> None:
    assert view("one\r\ntwo\n\tthree", multiline=True) == "one\ntwo\n    three"
