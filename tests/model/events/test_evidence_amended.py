"""Details of a piece of evidence are changed, each on its own."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import NotFoundError
from tests.model.making import BEN, CASE_ID, CaseCopy, add_evidence, at_stage, opened


@pytest.fixture
def copy() -> CaseCopy:
    with_evidence = opened()
    add_evidence(with_evidence, origin="county")
    return with_evidence


def amend(copy: CaseCopy, evidence: str = "", by: Any = BEN, **body: Any) -> None:
    copy.do("evidence-amended", {"evidence": evidence or copy.case.evidence[0].id}, by=by, **body)


def test_a_detail_takes_the_place_of_the_old_one_and_the_others_stay(copy: CaseCopy) -> None:
    amend(copy, stance="supports", kind="primary", origin="")
    piece = copy.evidence
    assert (piece.stance, piece.kind, piece.origin, piece.title) == ("supports", "primary", "", "Road log 1")
    assert not piece.conflicts()


def test_evidence_that_is_not_there_is_not_amended(copy: CaseCopy) -> None:
    error = copy.refusal("evidence-amended", {"evidence": "00000000"}, title="Log")
    assert isinstance(error, NotFoundError)
    assert error.hint == f"factcheck evidence list {CASE_ID}"


@pytest.mark.parametrize(
    ("fields", "body"),
    [({}, {}), ({}, {"title": "Road log 1"}), ({"confidential": False}, {}), ({}, {"reason": "because"})],
)
def test_what_would_change_nothing_is_refused(copy: CaseCopy, fields: dict[str, Any], body: dict[str, Any]) -> None:
    error = copy.refusal("evidence-amended", {"evidence": copy.evidence.id, **fields}, by=BEN, **body)
    assert "says this already" in error.message


@pytest.mark.parametrize(
    ("body", "code"),
    [({"stance": "against"}, 3), ({"stance": ""}, 3), ({"kind": "tertiary"}, 3), ({"published_on": "May"}, 2),
     ({"url": ""}, 3)],
)  # fmt: skip
def test_the_words_stay_those_of_the_trade(copy: CaseCopy, body: dict[str, Any], code: int) -> None:
    error = copy.refusal("evidence-amended", {"evidence": copy.evidence.id}, by=BEN, **body)
    assert error.exit_code == code


def test_an_address_may_give_way_to_a_file(copy: CaseCopy) -> None:
    amend(copy, url="", file="log.pdf")
    assert (copy.evidence.url, copy.evidence.detail("file")) == ("", "log.pdf")


def test_two_values_written_apart_stay_per_detail_until_somebody_settles_it(copy: CaseCopy) -> None:
    ben = copy.fork("ben")
    amend(copy, title="County road log", interest="none known")
    amend(ben, title="Road log 1952", kind="primary")
    both = copy.merge(ben)
    piece = both.evidence
    assert piece.conflicts() == ("title",)
    assert (piece.interest, piece.kind) == ("none known", "primary")
    assert both.case.conflicts == (f"evidence {piece.id} title",)
    amend(both, title=piece.title)  # to say again what is shown settles it too
    assert not both.case.conflicts
    assert both.evidence.title == piece.title


def test_confidential_wins_until_somebody_who_saw_it_clears_it(copy: CaseCopy) -> None:
    ben = copy.fork("ben")
    evidence = copy.evidence.id
    copy.do("evidence-amended", {"evidence": evidence, "confidential": True})
    ben.force("evidence-amended", {"evidence": evidence, "confidential": False}, by=BEN)
    both = copy.merge(ben)
    assert both.evidence.confidential
    both.do("evidence-amended", {"evidence": evidence, "confidential": False})
    assert not both.evidence.confidential


def test_clearing_does_not_reach_a_setting_made_apart(copy: CaseCopy) -> None:
    evidence = copy.evidence.id
    ben, cleo = copy.fork("ben"), copy.fork("cleo")
    for one in (ben, cleo):
        one.do("evidence-amended", {"evidence": evidence, "confidential": True}, by=BEN)
    ben.do("evidence-amended", {"evidence": evidence, "confidential": False}, by=BEN)
    assert not ben.evidence.confidential
    assert ben.merge(cleo).evidence.confidential


def test_a_verdict_whose_author_had_not_seen_it_goes_stale() -> None:
    copy = at_stage("drafted")
    amend(copy, stance="supports")
    assert not copy.case.is_fresh


def test_an_amendment_that_the_verdict_rests_on_can_not_be_undone_unnoticed() -> None:
    copy = at_stage("researching")
    evidence = copy.evidence.id
    event = copy.do("evidence-amended", {"evidence": evidence}, stance="supports")
    cites = {"rating": "true", "cites": [evidence], "stage": "drafted"}
    copy.do("verdict-proposed", cites, reasoning="The log says so.")
    assert copy.case.is_fresh
    undoing = copy.undo(event)
    assert not copy.case.is_fresh
    copy.do("verdict-proposed", {"rating": "false", "cites": [evidence]}, reasoning="The log says otherwise.")
    assert copy.case.is_fresh
    copy.undo(undoing)
    assert copy.evidence.stance == "supports"
    assert not copy.case.is_fresh


def test_an_amendment_that_was_erased_or_dangles_raises_nothing(copy: CaseCopy) -> None:
    amend(copy, title="County road log")
    copy.erase(copy.events[-1])
    copy.force("evidence-amended", {"evidence": "00000000"}, title="x")
    copy.force("evidence-amended", {"evidence": 3, "confidential": "no"}, title=["x"])
    copy.force("evidence-amended", {"evidence": copy.evidence.id, "confidential": "no"}, title=["x"])
    assert copy.evidence.confidential is False
