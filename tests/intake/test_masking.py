"""Quotations and parentheses are hidden without moving anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.masking import MASK, mask_quotations
from factcheck.intake.paragraphs import find_paragraphs
from factcheck.intake.quotations import find_quotations


def masked(text: str) -> str:
    return mask_quotations(text, 0, len(text), find_quotations(text, find_paragraphs(text)))


def test_speech_is_masked_and_terms_stay() -> None:
    text = "“It broke,” he said of the “green belt” (a park)."
    assert masked(text) == MASK * 11 + " he said of the “green belt”" + " " * 9 + "."


@given(st.text(alphabet='ab “”"(),.'))
def test_the_length_never_changes(text: str) -> None:
    assert len(masked(text)) == len(text)
