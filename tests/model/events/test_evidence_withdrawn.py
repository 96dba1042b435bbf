"""Evidence no longer counts, and stays visible with the reason."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from tests.model.making import BEN, CASE_ID, CaseCopy, add_evidence, at_stage, opened


def withdraw(copy: CaseCopy, evidence: str, reason: str = "It is a forgery.") -> None:
    copy.do("evidence-withdrawn", {"evidence": evidence}, by=BEN, reason=reason)


def test_a_tombstone_says_why_and_who_and_the_piece_stays() -> None:
    copy = opened()
    evidence = add_evidence(copy)
    withdraw(copy, evidence)
    piece = copy.evidence
    assert (piece.is_withdrawn, piece.counts, piece.title) == (True, False, "Road log 1")
    assert [(one.reason, one.by) for one in piece.withdrawals] == [("It is a forgery.", BEN)]


def test_evidence_is_withdrawn_once_and_only_if_it_is_there() -> None:
    copy = opened()
    evidence = add_evidence(copy)
    withdraw(copy, evidence)
    assert "already" in copy.refusal("evidence-withdrawn", {"evidence": evidence}, reason="Again.").message
    assert isinstance(copy.refusal("evidence-withdrawn", {"evidence": "00000000"}, reason="Gone."), NotFoundError)
    assert isinstance(copy.refusal("evidence-withdrawn", reason="Gone."), NotFoundError)


def test_withdrawing_needs_a_reason() -> None:
    copy = opened()
    evidence = add_evidence(copy)
    error = copy.refusal("evidence-withdrawn", {"evidence": evidence}, reason="")
    assert error.hint == f'factcheck evidence withdraw {CASE_ID} {evidence} --because "WHY"'


def test_what_one_withdrew_and_another_amended_apart_shows_both() -> None:
    ana = opened()
    evidence = add_evidence(ana)
    ben = ana.fork("ben")
    withdraw(ana, evidence)
    ben.do("evidence-amended", {"evidence": evidence}, by=BEN, note="See page 4.")
    piece = ana.merge(ben).evidence
    assert piece.is_withdrawn
    assert piece.detail("note") == "See page 4."


def test_two_people_who_withdrew_it_apart_both_stay() -> None:
    ana = opened()
    evidence = add_evidence(ana)
    ben = ana.fork("ben")
    withdraw(ana, evidence, "A forgery.")
    withdraw(ben, evidence, "Wrong year.")
    assert {one.reason for one in ana.merge(ben).evidence.withdrawals} == {"A forgery.", "Wrong year."}


def test_a_verdict_whose_author_had_not_seen_it_goes_stale_and_undoing_mends_that() -> None:
    copy = at_stage("drafted")
    withdraw(copy, copy.evidence.id)
    assert not copy.case.is_fresh
    copy.undo(copy.events[-1], by=BEN)
    assert copy.case.is_fresh
    assert copy.evidence.counts


def test_a_withdrawal_that_was_erased_or_dangles_raises_nothing() -> None:
    copy = opened()
    withdraw(copy, add_evidence(copy))
    copy.erase(copy.events[-1])
    copy.force("evidence-withdrawn", {"evidence": "00000000"}, reason="x")
    copy.force("evidence-withdrawn", {}, reason=["x"])
    assert [one.reason for one in copy.evidence.withdrawals] == [""]
