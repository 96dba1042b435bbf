"""A claim has one first appearance and any number of others."""

from __future__ import annotations

import pytest

from tests.model.making import ANA, BEN, CASE_ID, moment, told


def test_appearances_add_up_beside_the_first() -> None:
    copy = told()
    copy.do("appearance-added", where="https://video.example/17", when="2025-12")
    copy.do("appearance-added", by=BEN, where="a leaflet", when="unknown")
    copy.do("appearance-added", where="a letter", when="")
    case = copy.case
    assert case.appearance == "a town meeting"
    assert [(seen.where, seen.when, seen.stamp.by) for seen in case.appearances] == [
        ("https://video.example/17", "2025-12", ANA),
        ("a leaflet", "unknown", BEN),
        ("a letter", "", ANA),
    ]
    assert case.appearances[0].stamp.at == moment(1)


def test_an_appearance_says_where() -> None:
    error = told().refusal("appearance-added", where=" ", when="2025")
    assert error.hint == f"factcheck claim appeared {CASE_ID} WHERE"


@pytest.mark.parametrize("when", ["yesterday", "2025-13", "12/2025"])
def test_when_is_a_partial_date_or_unknown(when: str) -> None:
    assert told().refusal("appearance-added", where="a leaflet", when=when).exit_code == 2


def test_an_appearance_that_was_erased_is_an_appearance_without_words() -> None:
    copy = told()
    copy.erase(copy.do("appearance-added", where="a leaflet", when="2025"))
    assert [(seen.where, seen.when) for seen in copy.case.appearances] == [("", "")]
