"""What kind of claim a sentence makes stays with the case that is opened on it, with the words that speak for it."""

from __future__ import annotations

from factcheck.desk.cases import NewClaim, opening
from factcheck.desk.intake import Given, accept, read_written, take_in
from factcheck.desk.place import Desk
from factcheck.model.case_record import case_record
from tests.desk.making import CLAIM


def test_an_accepted_proposal_keeps_its_kind_and_why(desk: Desk) -> None:
    text = "Nobody came.\n\nThe mine sold 30,000 tonnes in May.\n"
    taken = take_in(desk, read_written(text), Given(title="Mines", publisher="The Example"))
    (proposal,) = (one.proposal for one in taken.candidates if "mine" in one.proposal.quote.text)
    (done,) = accept(desk, taken, proposal)
    record = case_record(desk.store.read_case(done.case.id).case)
    assert (record["type"], record["type_because"]) == ("number", "gives a figure: 30,000")


def test_a_case_of_no_kind_says_nothing_of_it() -> None:
    assert not {"type", "type_because"} & set(opening(NewClaim(CLAIM), "k3f9x2ab").body)
