"""What counts where two people worked on a case without seeing each other: the rule of every field."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.model.case import Case
from factcheck.model.case_record import case_record
from factcheck.model.fold import in_order
from tests.model.making import (
    ANA,
    BEN,
    CLEO,
    CaseCopy,
    add_evidence,
    at_stage,
    correct,
    kept_article,
    move,
    propose,
    publish,
)


def apart(stage: str = "researching") -> tuple[CaseCopy, CaseCopy]:
    """Two laptops with the same case."""
    ana = at_stage(stage)
    return ana, ana.fork("ben")


def conflict_of(case: Case, name: str) -> list[Any]:
    (found,) = [conflict for conflict in case_record(case)["conflicts"] if conflict["field"] == name]
    return [value["value"] for value in found["values"]]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("claim", "It was shut in 1951.", "It was shut in 1952."),
        ("claimed_on", "2025-10", "2025-11-03"),
        ("appearance", "https://a.example/1", "a leaflet"),
        ("claimant", {"name": "Ivo Brandt"}, {"name": "Ivo Brand"}),
        ("quote", {"text": "shut"}, {"text": "closed"}),
        ("why", "Widely shared.", "Read out in council."),
        ("checkable", "checkable", "forecast"),
        ("article", "art0c1e5", "art0c1e6"),
    ],
)
def test_two_values_stay_side_by_side_until_an_event_that_saw_both(name: str, one: Any, other: Any) -> None:
    ana, ben = apart()
    kind = "claim-reworded" if name == "claim" else "claim-amended"
    ana.do(kind, None, by=ANA, **{name: one})
    ben.do(kind, None, by=BEN, **{name: other})
    both = ana.merge(ben)
    assert both.case.conflicts == (name,)
    values = conflict_of(both.case, name)
    assert len(values) == 2
    assert one in values
    assert other in values
    cleo = ana.fork("cleo")  # who saw only one of them
    cleo.do(kind, None, by=CLEO, **{name: one})
    assert both.merge(cleo).case.conflicts == (name,)
    both.do(kind, None, by=BEN, **{name: other})
    assert not both.case.conflicts


def test_a_third_value_that_saw_one_of_two_takes_the_place_of_that_one() -> None:
    ana, ben = apart()
    ana.do("claim-reworded", claim="one")
    ben.do("claim-reworded", by=BEN, claim="two")
    ana.do("claim-reworded", claim="three")
    assert set(conflict_of(ana.merge(ben).case, "claim")) == {"two", "three"}


def test_equal_values_set_apart_are_no_conflict() -> None:
    ana, ben = apart()
    for copy, by in ((ana, ANA), (ben, BEN)):
        copy.do("claim-amended", by=by, why="Widely shared.", priority=2, due="2026-04-01")
        copy.do("claim-reworded", by=by, claim="The bridge was shut in 1952.")
    case = ana.merge(ben).case
    assert not case.conflicts
    assert not case_record(case)["conflicts"]
    assert (case.claim, case.why, case.priority) == ("The bridge was shut in 1952.", "Widely shared.", 2)


def test_of_two_days_the_earlier_is_due_and_the_conflict_is_listed() -> None:
    ana, ben = apart()
    ana.do("claim-amended", due="2026-05-01")
    ben.do("claim-amended", by=BEN, due="2026-04-01")
    both = ana.merge(ben)
    assert (both.case.due, both.case.conflicts) == ("2026-04-01", ("due",))
    assert sorted(conflict_of(both.case, "due")) == ["2026-04-01", "2026-05-01"]
    both.do("claim-amended", due="2026-06-01")
    assert both.case.due == "2026-06-01"
    assert not both.case.conflicts


def test_a_day_that_one_took_away_and_another_set_is_still_due() -> None:
    ana, ben = apart()
    ana.do("claim-amended", due="2026-05-01")
    ben.do("claim-amended", by=BEN, due="")
    assert ana.merge(ben).case.due == "2026-05-01"


def test_of_two_priorities_the_higher_counts_and_the_conflict_is_listed() -> None:
    ana, ben = apart()
    ana.do("claim-amended", priority=3)
    ben.do("claim-amended", by=BEN, priority=1)
    both = ana.merge(ben)
    assert (both.case.priority, both.case.conflicts) == (3, ("priority",))
    both.do("claim-amended", priority=0)
    assert both.case.priority == 0
    assert not both.case.conflicts


def test_of_two_stages_the_least_published_counts_and_publication_waits() -> None:
    ana, ben = apart("approved")
    publish(ana)
    move(ben, "in-review", by=BEN)
    both = ana.merge(ben)
    assert both.case.stage == "in-review"
    assert set(conflict_of(both.case, "stage")) == {"published", "in-review"}
    assert both.case.is_published  # what readers can see does not depend on where the work is


def test_a_case_that_one_closed_and_another_reopened_is_open() -> None:
    ana, ben = apart("closed")
    move(ana, "researching", reason="New records.")
    ben.do("note-added", by=BEN, text="Nothing new.")
    assert ana.merge(ben).case.stage == "researching"
    closing, reopening = apart("published")
    move(closing, "closed")
    move(reopening, "closed", by=BEN)
    move(reopening, "researching", by=BEN, reason="New records.")
    case = closing.merge(reopening).case
    assert (case.stage, case.conflicts) == ("researching", ("stage",))


def test_two_verdicts_are_disputed_with_reasoning_and_citations_of_both() -> None:
    ana, ben = apart()
    propose(ana, "false")
    propose(ben, "true", by=BEN)
    both = ana.merge(ben)
    kept = case_record(both.case)
    assert (kept["rating"], kept["verdict"]) == (None, None)
    assert {verdict["rating"] for verdict in kept["disputed"]} == {"false", "true"}
    assert all(verdict["cites"] and verdict["reasoning"] for verdict in kept["disputed"])
    propose(both, "true", by=BEN)
    assert case_record(both.case)["disputed"] == []
    assert case_record(both.case)["rating"] == "true"


def test_evidence_added_apart_is_all_there() -> None:
    ana, ben = apart()
    ids = {add_evidence(ana, 5), add_evidence(ana, 6), add_evidence(ben, 5, by=BEN)}
    merged = ana.merge(ben).case
    assert ids <= {piece.id for piece in merged.evidence}
    assert len(merged.evidence) == 4


def test_evidence_that_one_withdrew_and_another_amended_shows_both() -> None:
    ana, ben = apart()
    evidence = ana.evidence.id
    ana.do("evidence-withdrawn", {"evidence": evidence}, reason="It is a forgery.")
    ben.do("evidence-amended", {"evidence": evidence}, by=BEN, title="Road log, page 4")
    piece = ana.merge(ben).evidence
    assert (piece.is_withdrawn, piece.title) == (True, "Road log, page 4")
    assert not ana.merge(ben).case.conflicts


def test_details_of_evidence_are_several_values_each_on_its_own() -> None:
    ana, ben = apart()
    evidence = ana.evidence.id
    ana.do("evidence-amended", {"evidence": evidence}, title="one", stance="supports")
    ben.do("evidence-amended", {"evidence": evidence}, by=BEN, title="two", stance="supports", origin="county")
    case = ana.merge(ben).case
    assert case.conflicts == (f"evidence {evidence} title",)
    assert set(conflict_of(case, f"evidence {evidence} title")) == {"one", "two"}
    assert case.evidence[0].origin == "county"


@pytest.mark.parametrize("first", [True, False])
def test_confidential_set_by_one_and_cleared_by_another_is_confidential(first: bool) -> None:
    ana = at_stage("researching")
    evidence = add_evidence(ana, 5, confidential=first)
    ben = ana.fork("ben")
    if first:
        ana.do("evidence-amended", {"evidence": evidence, "confidential": False})
        ben.force("evidence-amended", {"evidence": evidence, "confidential": True}, by=BEN)
    else:
        ana.do("evidence-amended", {"evidence": evidence, "confidential": True})
        ben.force("evidence-amended", {"evidence": evidence, "confidential": False}, by=BEN)
    both = ana.merge(ben)
    assert both.evidence.confidential
    both.do("note-added", text="Is it?")
    assert both.evidence.confidential
    both.do("evidence-amended", {"evidence": evidence, "confidential": False})
    assert not both.evidence.confidential


def test_notes_questions_and_answers_are_a_union_in_the_order_of_events() -> None:
    ana, ben = apart()
    ana.do("question-asked", text="On how many days?")
    question = ana.case.questions[0].id
    ben.events = in_order([*ben.events, *ana.events])
    for copy, by in ((ana, ANA), (ben, BEN)):
        copy.do("question-answered", {"question": question}, by=by, text=f"{by.name} counted.")
        copy.do("note-added", by=by, text=f"{by.name} noted.")
    case = ana.merge(ben).case
    assert {answer.text for answer in case.questions[0].answers} == {"Ana Ruiz counted.", "Ben Okafor counted."}
    assert {note.text for note in case.notes} == {"Ana Ruiz noted.", "Ben Okafor noted."}
    order = {event.id: event.order for event in ana.merge(ben).events}
    for each in (case.notes, case.questions[0].answers):
        stamps = [order[one.stamp.event] for one in each]
        assert stamps == sorted(stamps)


@pytest.mark.parametrize(("kind", "held"), [("tagged", "tags"), ("assigned", "assignees")])
def test_taking_away_cancels_only_the_additions_that_were_seen(kind: str, held: str) -> None:
    ana, ben = apart()
    ana.do(kind, {"add": ["Dora Lind"]})
    ben.do(kind, {"add": ["Dora Lind"]}, by=BEN)
    ana.do(kind, {"remove": ["Dora Lind"]})
    both = ana.merge(ben)
    assert "Dora Lind" in getattr(both.case, held)
    both.do(kind, {"remove": ["Dora Lind"]})
    assert "Dora Lind" not in getattr(both.case, held)


def test_two_publications_at_once_are_kept_and_an_alarm() -> None:
    ana, ben = apart("approved")
    publish(ana)
    publish(ben, by=BEN, url="https://desk.example/other")
    both = ana.merge(ben)
    assert both.case.conflicts == ("publication",)
    addresses = {publication["url"] for publication in conflict_of(both.case, "publication")}
    assert addresses == {"https://desk.example/halden", "https://desk.example/other"}
    move(both, "correcting", reason="It is published twice.")
    correct(both)
    assert not both.case.conflicts
    assert len(both.case.publications) == 3


def test_a_correction_and_a_closing_made_apart_are_both_kept() -> None:
    ana, ben = apart("published")
    move(ana, "correcting", reason="A reader wrote.")
    correct(ana)
    move(ben, "closed", by=BEN)
    case = ana.merge(ben).case
    assert len(case.corrections) == 1
    assert (case.stage, case.conflicts) == ("published", ("stage",))


def test_details_of_an_article_are_several_values_until_somebody_settles_it() -> None:
    ana = kept_article()
    ben = ana.fork("ben")
    ana.do("article-amended", published_on="2026-02")
    ben.do("article-amended", by=BEN, published_on="2026-03")
    assert ana.merge(ben).article.conflicts == ("published_on",)
    assert ana.merge(ben).article == ben.merge(ana).article
