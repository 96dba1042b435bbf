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
    ],
)
def test_kinds_of_claims(text: str, said: Attribution | None, name: str) -> None:
    assert type_of(text, said)[0] == name


def test_the_reason_names_the_words() -> None:
    assert type_of("The mine sold 30,000 tonnes in May.")[1] == "gives a figure: 30,000"


def test_what_is_set_aside_is_no_kind_of_claim() -> None:
    assert type_of("Support us", aside="appeal") == ("other", "set aside: appeal")
