"""What deserves checking ranks above what does not, and the reasons say why in words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.claimants import Attribution
from factcheck.intake.sentences import split_sentences
from factcheck.intake.worth import BASE, Worth, weigh
from factcheck.model.proposal import Claimant, Sentence


def rate(text: str, claimant: Claimant | None = None) -> Worth:
    said = Attribution(claimant, "said", 0) if claimant else None
    return weigh([Sentence(text, 0, len(text), 0)], [said])[0]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("60 wells were poisoned by the upper mine in May 2019.", "The wells were visited by the mayor and his wife."),
        (
            "12 of them died when the dam burst, 7 in hospital.",
            "The reports are printed on thin paper.",
        ),
        ("The mine made a loss of $3.5 million, the largest since 1990.", "The mine is a wonderful place to visit."),
        ("The council broke the law on water, the court found.", "We should all thank the council for its great work."),
        ("Wages rose by 3 percent in June.", "Wages will rise by next year, we hope."),
    ],
)
def test_figures_and_harm_beat_opinion_and_forecast(better: str, worse: str) -> None:
    assert rate(better).score > rate(worse).score


def test_a_report_weighs_more_than_a_person_and_either_is_named() -> None:
    text = "Sixty wells were closed in the valley above the town."
    report, person = rate(text, Claimant("the report", "document")), rate(text, Claimant("Ada Brandt", "person"))
    assert report.score > person.score
    assert "attributed to the report" in [reason.phrase for reason in report.reasons]


def test_reasons_are_words_for_people() -> None:
    phrases = [
        reason.phrase
        for reason in rate(
            "From March 3 to May 22, 2019, 12 people were killed by the flood, the Ministry of Water said; it will"
            " not say more, I think."
        ).reasons
    ]
    assert "gives a figure: 12" in phrases
    assert "a period: From March 3 to May 22, 2019" in phrases
    assert "alleges harm to people: killed" in phrases
    assert "names a body: Ministry of Water" in phrases
    assert "forecast or plan: will" in phrases
    assert any(phrase.startswith("opinion or feeling: I think") for phrase in phrases)


@given(st.text(max_size=300))
def test_a_score_lies_between_0_and_1_and_its_reasons_add_up_to_it(text: str) -> None:
    for worth in weigh(split_sentences(text), [None] * len(split_sentences(text))):
        assert 0 <= worth.score <= 1
        total = math.fsum(reason.weight for reason in worth.reasons)
        assert math.isclose(total, worth.score - BASE, abs_tol=0.002)
        weights = [abs(reason.weight) for reason in worth.reasons]
        assert weights == sorted(weights, reverse=True)


def test_what_is_set_aside_is_not_rated() -> None:
    assert weigh([Sentence("60 people", 0, 9, 0, aside="heading")], [None]) == (Worth(0.0),)
