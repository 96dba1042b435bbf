"""Claims are alike by the rare words and figures they share, and the reasons say so."""

from __future__ import annotations

import pytest

from factcheck.matching.likeness import Comparer, is_same_name

CLAIM = "The new bridge in Halden cost 40 million crowns."
COMMON = {"the": 9000, "new": 4000, "bridge": 60, "in": 8000, "halden": 12, "cost": 900, "40": 300, "million": 2000,
          "crowns": 500}  # fmt: skip


def comparer(claim: str = CLAIM, claimant: str = "") -> Comparer:
    return Comparer(claim, claimant=claimant, frequencies=COMMON, total=10_000)


def test_the_same_words_are_nearly_the_same_and_nothing_shared_is_nothing() -> None:
    same = comparer().compare(CLAIM.upper())
    assert (same.is_nearly_the_same, same.reasons[0]) == (True, "nearly the same words")
    assert comparer().compare("Nobody laughed").score == 0


def test_rare_words_weigh_more_than_common_ones() -> None:
    rare, common = comparer().compare("A bridge, Halden"), comparer().compare("The new million in crowns")
    assert rare.score > common.score
    assert rare.reasons == ("shares halden, bridge",)


def test_other_numbers_speak_against_it() -> None:
    with_other = comparer().compare(CLAIM.replace("40", "31"))
    assert with_other.score < comparer().compare(CLAIM).score
    assert "but other numbers: 31" in with_other.reasons
    assert "same number: 40" in comparer().compare(CLAIM).reasons


def test_the_same_claimant_is_a_reason() -> None:
    found = comparer(claimant="Ivo Brandt").compare(CLAIM, claimant="Mayor Ivo Brandt")
    assert "same claimant: Mayor Ivo Brandt" in found.reasons


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Ivo Brandt", "Mayor Ivo Brandt", True), ("Brandt", "Ivo Brandt", True), ("Ivo Brandt", "Ivo Lund", False),
    ("", "Ivo", False), ("unknown", "unknown", False),
])  # fmt: skip
def test_names_are_the_same_where_one_is_within_the_other(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same
