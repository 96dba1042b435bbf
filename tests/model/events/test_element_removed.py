"""Elements that two people change apart: what was taken out stays out, and every order of merging gives the same."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.case_record import case_record
from tests.model.events.test_element_set import with_element
from tests.model.making import BEN


def test_what_one_person_took_out_another_who_changed_it_apart_does_not_bring_back() -> None:
    copy, piece, element = with_element()
    one, other = copy.fork("one"), copy.fork("other")
    one.do("element-removed", {"element": element}, reason="It names no time.")
    other.do("element-set", {"element": element, "element_kind": "when"}, by=BEN, text="in 1953")
    other.do("evidence-tied", {"evidence": piece, "element": element, "stance": "supports"}, by=BEN)
    for merged in (one.merge(other), other.merge(one)):
        assert merged.case.elements == ()
        assert merged.case.element_ties == ()
        assert "element" not in str(merged.case.conflicts)
    assert case_record(one.merge(other).case) == case_record(other.merge(one).case)


def test_what_is_not_there_is_not_taken_out() -> None:
    copy, _, _ = with_element()
    assert isinstance(copy.refusal("element-removed", {"element": "zzzzzzzz"}), NotFoundError)
