"""Evidence is tied to elements that are there, with a stance, as long as it counts."""

from __future__ import annotations

from tests.model.events.test_element_set import with_element


def test_evidence_that_is_not_there_or_no_longer_counts_is_tied_to_nothing() -> None:
    copy, piece, element = with_element()
    tie = {"evidence": piece, "element": element, "stance": "supports"}
    copy.refusal("evidence-tied", {**tie, "evidence": "zzzzzzzz"})
    copy.refusal("evidence-tied", {**tie, "element": "zzzzzzzz"})
    copy.refusal("evidence-tied", {**tie, "stance": "likes"})
    copy.refusal("evidence-tied", {**tie, "stance": ""})
    copy.do("evidence-withdrawn", {"evidence": piece}, reason="A forgery.")
    copy.refusal("evidence-tied", tie)


def test_a_second_stance_takes_the_place_of_the_first_and_none_loosens_it() -> None:
    copy, piece, element = with_element()
    for stance in ("supports", "refutes"):
        copy.do("evidence-tied", {"evidence": piece, "element": element, "stance": stance})
    assert [tie.stance for tie in copy.case.element_ties] == ["refutes"]
    copy.do("evidence-tied", {"evidence": piece, "element": element, "stance": ""})
    assert copy.case.element_ties == ()
