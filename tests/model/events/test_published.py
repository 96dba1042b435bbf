"""A verdict is published, and what readers see is kept with its hash."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import StageRefusedError
from tests.model.making import BEN, CASE_ID, KEPT, CaseCopy, at_stage, correct, move, publish

FIELDS = {"kept": KEPT, "stage": "published", "published_on": "2026-03-02"}


def test_a_publication_keeps_its_address_day_hashes_and_verdict() -> None:
    copy = at_stage("approved")
    publish(copy)
    (publication,) = copy.case.publications
    assert copy.case.verdict is not None
    assert (publication.url, publication.published_on) == ("https://desk.example/halden", "2026-03-02")
    assert (publication.kept, publication.verdict) == (KEPT, copy.case.verdict.event)
    assert (publication.rating, copy.case.stage, copy.case.is_published) == ("false", "published", True)


def test_the_day_is_that_of_the_event_where_none_is_given() -> None:
    copy = at_stage("approved")
    copy.do("published", {"kept": KEPT, "stage": "published"})
    assert copy.case.publications[0].published_on == copy.events[-1].at[:10]
    assert copy.case.publications[0].url == ""


@pytest.mark.parametrize("kept", [None, {}, "a" * 64, ["a" * 64], {"html": "short"}, {"html": "a" * 64, "md": 3}])
def test_what_is_published_is_kept_with_its_hash(kept: Any) -> None:
    error = at_stage("approved").refusal("published", {**FIELDS, "kept": kept})
    assert error.hint == f"factcheck publish {CASE_ID}"


def test_the_day_of_publication_is_a_date() -> None:
    assert at_stage("approved").refusal("published", {**FIELDS, "published_on": "today"}).exit_code == 2


@pytest.mark.parametrize("stage", ["triage", "open", "researching", "drafted", "in-review", "published", "closed"])
@pytest.mark.parametrize("moves", ["", "published"])
def test_only_an_approved_case_is_published_whatever_stage_the_event_names(stage: str, moves: str) -> None:
    error = at_stage(stage).refusal("published", {**FIELDS, "stage": moves})
    assert isinstance(error, StageRefusedError)
    assert error.hint.startswith("factcheck ")


@pytest.mark.parametrize("moves", ["", "in-review", "closed"])
def test_publishing_takes_a_case_to_published_and_nowhere_else(moves: str) -> None:
    error = at_stage("approved").refusal("published", {**FIELDS, "stage": moves})
    assert "to published" in error.message


def apart() -> CaseCopy:
    """A case that two people published without seeing each other."""
    ana = at_stage("approved")
    ben = ana.fork("ben")
    publish(ana)
    publish(ben, by=BEN, url="https://desk.example/bridge")
    return ana.merge(ben)


def test_two_publications_made_apart_are_both_kept_and_an_alarm() -> None:
    both = apart()
    assert {one.url for one in both.case.publications} == {"https://desk.example/halden", "https://desk.example/bridge"}
    assert (both.case.stage, both.case.is_published) == ("published", True)
    assert len(both.case.published_apart) == 2
    assert both.case.conflicts == ("publication",)


def test_a_correction_that_saw_both_publications_settles_it() -> None:
    both = apart()
    move(both, "correcting", reason="It is published twice.")
    assert both.case.conflicts == ("publication",)
    correct(both)
    assert not both.case.conflicts
    assert len(both.case.publications) == 3


def test_what_was_taken_back_is_no_alarm() -> None:
    both = apart()
    move(both, "correcting", reason="It is published twice.")
    both.do("withdrawn", {"stage": "withdrawn"}, reason="We misread the log.")
    assert not both.case.conflicts
    assert not both.case.is_published


def test_a_case_published_again_after_it_was_taken_back_is_published_even_if_somebody_else_had_not_seen_that() -> None:
    ana = at_stage("correcting")
    ben = ana.fork("ben")
    ana.do("withdrawn", {"stage": "withdrawn"}, reason="We misread the log.")
    correct(ben)
    assert not ana.merge(ben).case.is_published
    ana.force("published", {**FIELDS}, url="https://desk.example/again")
    for _ in range(3):
        ben.do("note-added", by=BEN, text="Later.")
    assert ana.merge(ben).case.is_published


def test_a_publication_that_was_erased_or_forged_raises_nothing() -> None:
    copy = at_stage("published")
    copy.erase(copy.events[-1])
    assert (copy.case.publications[0].url, copy.case.publications[0].kept) == ("", KEPT)
    copy.force("published", {"kept": {"a": [1, {"b": None}], "c": 3}, "published_on": ["x"]}, url=3)
    copy.force("published", {"kept": 3, "stage": None})
    assert len(copy.case.publications) == 3
