"""An element of the claim is written down, changed and erased."""

from __future__ import annotations

from factcheck.errors import NotFoundError, RefusedError
from factcheck.model.case_record import case_record
from factcheck.model.elements import ElementTie
from tests.model.making import CaseCopy, add_evidence, reread, told


def with_element() -> tuple[CaseCopy, str, str]:
    copy = told()
    piece = add_evidence(copy)
    copy.do("element-set", {"element_kind": "when"}, text=" in 1952 ")
    return copy, piece, copy.case.elements[0].id


def test_an_element_is_written_down_changed_and_tied() -> None:
    copy, piece, element = with_element()
    assert (copy.case.elements[0].kind, copy.case.elements[0].text) == ("when", "in 1952")
    copy.do("element-set", {"element": element, "element_kind": "when"}, text="for the whole of 1952")
    copy.do("evidence-tied", {"evidence": piece, "element": element, "stance": "refutes"})
    assert copy.case.elements[0].text == "for the whole of 1952"
    assert copy.case.element_ties == (ElementTie(piece, element, "refutes"),)
    assert case_record(CaseCopy(reread(copy.events)).case) == case_record(copy.case)
    assert copy.case.is_fresh


def test_an_erased_element_is_no_element() -> None:
    copy, _, _ = with_element()
    copy.erase(copy.events[-1])
    assert copy.case.elements == ()
    assert "elements" not in case_record(copy.case)


def test_an_element_that_is_not_there_or_of_no_kind_is_refused() -> None:
    copy, _, _ = with_element()
    gone = copy.refusal("element-set", {"element": "zzzzzzzz", "element_kind": "when"}, text="x")
    assert isinstance(gone, NotFoundError)
    assert isinstance(copy.refusal("element-set", {"element_kind": "colour"}, text="red"), RefusedError)
