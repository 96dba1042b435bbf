"""The elements that the words of a claim suggest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.intake.elements import propose_elements
from factcheck.model.elements import ELEMENT_KINDS

WORDS = ("In", "2024", "the", "Bridge", "cost", "40%", "because", "of", "Halden", ",", ".")


@pytest.mark.parametrize(
    ("claim", "elements"),
    [
        ("The new bridge over the Tista in Halden cost 40 million crowns in 2024 because of the flood.",
         {"who": "The new bridge over the Tista", "what": "cost", "how-much": "40 million crowns", "when": "in 2024",
          "where": "in Halden", "cause": "because of the flood"}),
        ("The Halden bridge was closed for the whole of 1952.",
         {"who": "The Halden bridge", "what": "was closed", "when": "for the whole of 1952"}),
        ("Crime in Aldon rose by 12% last year.",
         {"who": "Crime", "what": "rose by", "how-much": "12%", "when": "last year", "where": "in Aldon"}),
        ("23,000 vehicles crossed it every day.",
         {"what": "crossed it", "how-much": "23,000 vehicles", "when": "every day"}),
        ("The moon is made of cheese.", {"who": "The moon", "what": "is made of cheese"}),
        ("月面着陸はスタジオで撮影された。", {"what": "月面着陸はスタジオで撮影された。"}),
        ("", {}),
        ("…", {}),
    ],
)  # fmt: skip
def test_a_claim_falls_into_its_elements(claim: str, elements: dict[str, str]) -> None:
    assert {one.kind: one.text for one in propose_elements(claim)} == elements


@given(st.text(max_size=120) | st.lists(st.sampled_from(WORDS)).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_whatever_the_claim_each_element_has_words_of_it_and_none_comes_twice(claim: str) -> None:
    found = propose_elements(claim)
    assert len({(one.kind, one.text.casefold()) for one in found}) == len(found)
    assert [ELEMENT_KINDS.index(one.kind) for one in found] == sorted(ELEMENT_KINDS.index(one.kind) for one in found)
    assert all(part in claim for one in found for part in one.text.split(" … "))
