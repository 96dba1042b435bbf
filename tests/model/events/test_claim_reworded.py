"""A claim is put in other words."""

from __future__ import annotations

import pytest

from tests.model.making import BEN, CASE_ID, CLAIM, opened


def test_the_new_words_take_the_place_of_the_old() -> None:
    copy = opened()
    copy.do("claim-reworded", claim="The Halden bridge was closed all year in 1952.", reason="clearer")
    assert copy.case.claim == "The Halden bridge was closed all year in 1952."
    assert not copy.case.conflicts


@pytest.mark.parametrize("claim", ["", " \t\n"])
def test_a_claim_has_words(claim: str) -> None:
    error = opened().refusal("claim-reworded", claim=claim)
    assert error.hint == f'factcheck claim amend {CASE_ID} --claim "TEXT"'


def test_two_wordings_made_apart_both_stay_until_somebody_settles_it() -> None:
    ana = opened()
    ben = ana.fork("ben")
    ana.do("claim-reworded", claim="The bridge was shut in 1952.")
    ben.do("claim-reworded", by=BEN, claim="The bridge never opened in 1952.")
    both = ana.merge(ben)
    assert both.case.conflicts == ("claim",)
    both.do("note-added", text="Which is it?")
    assert both.case.conflicts == ("claim",)
    both.do("claim-reworded", claim="The bridge was shut in 1952.")
    assert not both.case.conflicts


def test_the_same_wording_made_apart_is_no_conflict() -> None:
    ana = opened()
    ben = ana.fork("ben")
    ana.do("claim-reworded", claim="The bridge was shut in 1952.")
    ben.do("claim-reworded", by=BEN, claim="The bridge was shut in 1952.")
    assert not ana.merge(ben).case.conflicts


def test_a_rewording_that_was_undone_gives_the_old_words_back_and_one_that_was_erased_leaves_none() -> None:
    copy = opened()
    event = copy.do("claim-reworded", claim="The bridge was shut in 1952.")
    undone = copy.fork("undone")
    undone.undo(event)
    assert undone.case.claim == CLAIM
    copy.erase(event)
    assert copy.case.claim == ""
