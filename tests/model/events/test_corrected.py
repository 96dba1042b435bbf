"""Something published was wrong; it is put right and published again."""

from __future__ import annotations

import pytest

from factcheck.errors import StageRefusedError
from tests.model.making import BEN, CASE_ID, KEPT, at_stage, correct, move, propose

FIELDS = {"kept": KEPT, "stage": "published"}
BODY = {"was": "212 days", "now": "211 days", "because": "One day was counted twice.", "reported_by": "A reader"}


def test_a_correction_says_what_was_wrong_what_is_right_why_and_who_reported_it() -> None:
    copy = at_stage("correcting")
    propose(copy, "half-true", by=BEN)
    fields = {**FIELDS, "rating": "half-true", "rating_before": "false", "seconded": True}
    copy.do("corrected", fields, by=BEN, url="https://desk.example/halden-2", **BODY)
    (correction,) = copy.case.corrections
    assert copy.case.verdict is not None
    assert {name: getattr(correction, name) for name in BODY} == BODY
    assert (correction.rating, correction.before, correction.seconded) == ("half-true", "false", True)
    assert (correction.verdict, correction.by) == (copy.case.verdict.event, BEN)
    assert copy.case.stage == "published"


def test_what_readers_see_now_is_kept_beside_what_they_saw_before() -> None:
    copy = at_stage("correcting")
    correct(copy)
    before, after = copy.case.publications
    assert (before.event, after.event) != (after.event, before.event)
    assert after.url == before.url == "https://desk.example/halden"
    assert copy.case.is_published


def test_without_an_address_a_correction_stands_where_readers_found_the_last_one() -> None:
    copy = at_stage("correcting")
    copy.do("corrected", FIELDS, by=BEN, url="https://desk.example/moved", **BODY)
    move(copy, "correcting")
    correct(copy)
    assert [one.url for one in copy.case.publications] == [
        "https://desk.example/halden", "https://desk.example/moved", "https://desk.example/moved",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["was", "now", "because"])
def test_a_correction_lacks_none_of_its_words(name: str) -> None:
    error = at_stage("correcting").refusal("corrected", FIELDS, by=BEN, **{**BODY, name: " "})
    assert error.exit_code == 3
    assert error.hint.startswith(f"factcheck correct {CASE_ID}")


@pytest.mark.parametrize("kept", [None, {}, {"html": "x"}])
def test_a_correction_is_kept_with_its_hash(kept: object) -> None:
    assert at_stage("correcting").refusal("corrected", {**FIELDS, "kept": kept}, by=BEN, **BODY).exit_code == 3


def test_what_was_never_published_is_not_corrected() -> None:
    error = at_stage("approved").refusal("corrected", FIELDS, by=BEN, **BODY)
    assert "nothing to correct" in error.message


@pytest.mark.parametrize("moves", ["", "published", "withdrawn"])
def test_a_published_case_is_corrected_by_way_of_correcting(moves: str) -> None:
    error = at_stage("published").refusal("corrected", {**FIELDS, "stage": moves}, by=BEN, **BODY)
    assert isinstance(error, StageRefusedError)


def test_a_correction_takes_the_case_to_published_and_nowhere_else() -> None:
    for moves in ("", "withdrawn", "researching"):
        error = at_stage("correcting").refusal("corrected", {**FIELDS, "stage": moves}, by=BEN, **BODY)
        assert "to published" in error.message


def test_corrections_made_apart_are_all_kept_and_an_alarm() -> None:
    ana = at_stage("correcting")
    ben = ana.fork("ben")
    correct(ana)
    correct(ben)
    both = ana.merge(ben)
    assert len(both.case.corrections) == 2
    assert len(both.case.publications) == 3
    assert both.case.conflicts == ("publication",)


def test_a_correction_that_was_erased_or_forged_raises_nothing() -> None:
    copy = at_stage("correcting")
    copy.erase(correct(copy))
    assert (copy.case.corrections[0].was, copy.case.stage) == ("", "published")
    copy.force("corrected", {"kept": [], "rating": 3, "seconded": "yes"}, was=3)
    assert copy.case.corrections[1].seconded is False
