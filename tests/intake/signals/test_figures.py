"""Figures are found, and numbers that are none are left out."""

from __future__ import annotations

import pytest

from factcheck.intake.signals.figures import find_figures
from factcheck.intake.signals.sign import Looked
from factcheck.model.proposal import Sentence


def figures(text: str) -> list[str]:
    return [reason.phrase for reason in find_figures(Looked(Sentence(text, 0, len(text), 0), text, None))]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("60 wells dried up.", ["gives a figure: 60"]),
        ("The loss was $3.5 million.", ["gives a figure: $3.5 million"]),
        ("It rose by 2.8 per cent to 1,200 tons.", ["gives figures: 2.8 per cent, 1,200"]),
        ("It cost 12 million euros.", ["gives a figure: 12 million euros"]),
        ("Nearly three dozen wells dried up.", ["gives a figure in words: Nearly three dozen"]),
        ("It broke on May 2, 2019 at 6:30 am.", []),
        ("It broke in 1998.", []),
        ("Ada Brandt, 34, left.", []),
        ("The F-16 flew over COVID-19 posters.", []),
        ("Nobody came.", []),
    ],
)
def test_counts_money_and_shares(text: str, phrases: list[str]) -> None:
    assert figures(text) == phrases
