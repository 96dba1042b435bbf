"""A sentence is told by what must be checked to settle it, with the words that speak for it."""

from __future__ import annotations

import pytest

from factcheck.intake.claim_types import TYPES, find_types
from factcheck.intake.claimants import Attribution
from factcheck.model.proposal import Claimant, Sentence

MAYOR = Attribution(Claimant("Ada Brandt", "person"), "said", 0)


def type_of(text: str, said: Attribution | None = None, aside: str = "") -> tuple[str, str]:
    (found,) = find_types([Sentence(text, 0, len(text), 0, aside)], [said])
    assert found.name in TYPES
    assert found.because
    return found.name, found.because


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("The mine sold 30,000 tonnes in May, worth $12 million.", None, "number"),
        ("The council will close the bridge next year.", None, "forecast"),
        ("The river rose because of the dam above the town.", None, "causal"),
        ("It was the largest flood in the valley since the war.", None, "comparison"),
        ("The council denied that it knew of the cracks, Brandt said.", MAYOR, "quote"),
        ("The ship landed in the harbour and the crew went ashore.", None, "event"),
        ("The new law bans the sale of the drink.", None, "law-or-policy"),
        ("“It is a wonderful place and we should thank everybody.”", MAYOR, "opinion"),
        ("Is this number correct?", None, "other"),
        (
            "Fewer ferries run today than in the year of the flood, and less than the 40 that were promised.",
            None,
            "comparison",
        ),
        ("Officers stopped a car and arrested Ada Brandt, 32, of 3170 Mill Street.", None, "event"),
        ("The driver faces up to 10 years in prison.", None, "law-or-policy"),
        ("The harbour office expects ferries to run late.", None, "forecast"),
        ("Everybody should thank the crew for this wonderful evening.”", MAYOR, "opinion"),
    ],
)
def test_kinds_of_claims(text: str, said: Attribution | None, name: str) -> None:
    assert type_of(text, said)[0] == name


def test_the_reason_names_the_words() -> None:
    assert type_of("The mine sold 30,000 tonnes in May.")[1] == "gives a figure: 30,000"


def test_what_is_set_aside_is_no_kind_of_claim() -> None:
    assert type_of("Support us", aside="appeal") == ("other", "set aside: appeal")


def test_a_tag_at_the_end_leaves_the_assertion_to_be_checked() -> None:
    text = "Divers searched the harbour and found the missing anchor, Brandt said."
    assert type_of(text, Attribution(Claimant("Ada Brandt", "person"), "said", text.index("said")))[0] == "event"


def test_the_subject_of_an_article_counts_where_it_tells_of_studies() -> None:
    texts = [
        "The flu spread in May.",
        "The vaccine was kept in the harbour.",
        "The crew took the medicine to the tower.",
    ]
    study = "Researchers published a study of the flu."
    alone, studied = (
        find_types([Sentence(text, 0, len(text), 0) for text in some], [None] * len(some))
        for some in (texts, [*texts, study])
    )
    because = "the article is about health or science"
    assert because not in [kind.because for kind in alone]
    assert studied[-1].name == "science-or-health"
