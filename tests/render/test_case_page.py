"""One case, whole: what it shows, what it warns of, and that a record is as good as a folded case."""

from __future__ import annotations

import json

from factcheck.model.case_record import case_record
from factcheck.model.fold import fold_case
from factcheck.render.case_page import show_case
from factcheck.render.output import Mode
from tests.render.making import disputed, make_labels, propose, published, research
from tests.render.printing import printed
from tests.render.things import standard_results


def test_a_record_is_shown_as_the_case_that_it_is_of() -> None:
    case = fold_case(published())
    for mode in (Mode.RICH, Mode.PLAIN, Mode.JSON):
        assert printed(show_case, case, mode=mode) == printed(show_case, case_record(case), mode=mode)


def test_json_is_the_record_with_the_score_between_0_and_1() -> None:
    case = fold_case(published())
    record = json.loads(json.dumps(case_record(case)))
    shown = json.loads(printed(show_case, case, mode=Mode.JSON).out)
    assert record.pop("score_thousandths") == 742
    assert shown.pop("score") == 0.742
    assert shown == record


def test_what_two_people_set_apart_stands_side_by_side() -> None:
    shown = printed(show_case, fold_case(disputed()), labels=make_labels())
    assert any("Roe Telescopes (organisation)" in line and "J. Roe (person)" in line for line in shown.out.splitlines())
    assert "! two verdicts were proposed apart" in shown.out
    assert "◐ Half true" in shown.out
    assert "✗ False" in shown.out


def test_a_verdict_older_than_its_evidence_is_said_to_be() -> None:
    change = research()
    propose(change)
    piece = change.state.evidence[0].id
    from factcheck.model.event import Draft

    change.add(Draft("evidence-amended", {"evidence": piece}, {"note": "Only the second reel."}))
    assert "the evidence has changed since the verdict" in printed(show_case, change.state).out


def test_what_keeps_a_case_from_being_published_comes_with_the_case() -> None:
    shown = printed(show_case, research().state, standards=standard_results(), mode=Mode.PLAIN).out
    assert "independent-sources: required, 1 of 2 independent origins" in shown
    assert "captured: advised, no captured copy" in shown
    assert "second-person" not in shown.partition("Standards not met")[2].partition("Evidence")[0]
    assert "factcheck verdict check k3f9x2ab" in shown


def test_confidential_and_withdrawn_evidence_is_marked() -> None:
    for mode in (Mode.RICH, Mode.PLAIN):
        shown = printed(show_case, fold_case(published()), mode=mode).out
        assert "confidential: never published" in shown
        assert "withdrawn: The page quotes a novel. (Ana Ruiz, 2026-11-02)" in shown


def test_citations_have_the_numbers_of_the_verdict() -> None:
    case = fold_case(published())
    verdict = case.verdict
    assert verdict is not None
    shown = printed(show_case, case, mode=Mode.PLAIN).out
    for number, piece in enumerate(verdict.cites, 1):
        assert f"Cites: [{number}] {piece}, " in shown
