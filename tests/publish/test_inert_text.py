"""Nothing in a stranger's text commands, turns or hides; what can be seen stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publish.inert_text import inert, inert_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x9b31m", "�31m"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("pass\u200bword\u2060\ufeff", "password"),
        ("a\r\nb\u2028c\x85d", "a\nb\nc\nd"),
        ("\ud800", "�"),
        ("soft\xadhyphen", "softhyphen"),
        ("Hi\U000e0041\U000e0042", "Hi"),
        ("a\ufe01\U000e0101", "a"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 8),
    ],
)
def test_what_a_machine_would_obey_is_shown_or_left_out(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize(
    "text",
    ["می‌خواهم", "👩‍🔬 said", "❤️", "شجرة", "Žluťoučký", "क्‍ष", "東京", "1 000 €", "“quoted” – so"],
)  # fmt: skip
def test_honest_writing_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_one_line_is_one_line() -> None:
    assert inert_line("a\n\n# b\r\n\tc") == "a # b c"


@given(st.text())
def test_nothing_unseen_is_left_and_a_second_time_changes_nothing(text: str) -> None:
    shown = inert(text)
    assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u061c\ufeff")
    assert inert(shown) == shown
    assert "\n" not in inert_line(text)
    shown.encode("utf-8")
