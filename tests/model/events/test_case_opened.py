"""A case is opened once, under its own id, with the words of its claim and details that are what they can be."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import FactcheckError, RefusedError
from factcheck.model.change import open_case
from factcheck.model.event import Draft
from factcheck.model.fold import fold_case
from tests.model.making import ANA, ARTICLE_ID, AT, CASE_ID, CLAIM, OTHER_CASE, opened, salt_of

QUOTE = {"text": "closed for the whole of 1952", "start": 18, "end": 46, "before": "was ", "after": ", the"}


def try_opening(fields: dict[str, Any], **body: Any) -> FactcheckError:
    change = open_case(CASE_ID, ANA, AT, lambda: salt_of("opening"))
    with pytest.raises(FactcheckError) as caught:
        change.add(Draft("case-opened", fields, body))
    assert change.events == change.added == []
    return caught.value


def test_a_case_begins_in_triage_with_what_was_known() -> None:
    case = opened(
        claimant={"name": "Ivo Brandt", "kind": "person"}, claimed_on="2025-11", appearance="a town meeting",
        quote=QUOTE, why="Read out in council.", checkable="checkable", score=815, reasons=["a year"], priority=2,
        due="2026-04-01",
    ).case  # fmt: skip
    assert (case.id, case.stage, case.claim) == (CASE_ID, "triage", CLAIM)
    assert case.claimant is not None
    assert (case.claimant.name, case.claimant.kind) == ("Ivo Brandt", "person")
    assert (case.claimed_on, case.appearance, case.why) == ("2025-11", "a town meeting", "Read out in council.")
    assert case.quote is not None
    assert (case.quote.text, case.quote.start, case.quote.end) == (QUOTE["text"], 18, 46)
    assert (case.checkability, case.score, case.score_reasons) == ("checkable", 0.815, ("a year",))
    assert (case.priority, case.due) == (2, "2026-04-01")
    assert (case.opened.by, case.opened.at) == (ANA, AT)


def test_what_nobody_said_is_empty() -> None:
    case = opened().case
    assert case.claimant is None
    assert case.quote is None
    assert case.score is None
    assert (case.claimed_on, case.appearance, case.article, case.why, case.due) == ("", "", "", "", "")
    assert (case.priority, case.assignees, case.tags, case.conflicts) == (0, (), (), ())


def test_the_article_is_named_in_the_open() -> None:
    change = open_case(CASE_ID, ANA, AT)
    change.add(Draft("case-opened", {"case": CASE_ID, "article": ARTICLE_ID}, {"claim": CLAIM}))
    assert change.state.article == ARTICLE_ID


@pytest.mark.parametrize("claim", ["", "  \n", None, 5, ["A claim."]])
def test_a_claim_without_words_opens_nothing(claim: Any) -> None:
    error = try_opening({"case": CASE_ID}, claim=claim)
    assert isinstance(error, RefusedError)
    assert error.hint == 'factcheck open "CLAIM"'


@pytest.mark.parametrize("identifier", ["", OTHER_CASE, "no id", "../../etc"])
def test_a_case_is_opened_under_no_other_id(identifier: str) -> None:
    assert "its own id" in try_opening({"case": identifier}, claim=CLAIM).message


def test_a_case_is_not_opened_twice() -> None:
    error = opened().refusal("case-opened", {"case": CASE_ID}, claim="Another claim.")
    assert "open already" in error.message
    assert error.hint == f"factcheck show {CASE_ID}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("claimed_on", "last week"), ("claimed_on", 2020), ("due", "2026"), ("due", "unknown"), ("due", "soon"),
        ("priority", 4), ("priority", -1), ("priority", True), ("priority", "2"), ("score", 1001), ("score", -1),
        ("checkable", "maybe"), ("claimant", "Ivo"), ("claimant", {"kind": "person"}), ("claimant", {"name": 3}),
        ("quote", "words"), ("quote", {"start": 1, "end": 2}), ("quote", {"text": "a", "start": 1}),
        ("quote", {"text": "a", "start": -1, "end": 2}), ("quote", {"text": "a", "before": 3}),
        ("reasons", "a year"), ("reasons", [1]), ("reasons", ["a year", 1]), ("appearance", 3), ("why", ["x"]),
    ],
)  # fmt: skip
def test_a_detail_that_it_cannot_have_opens_nothing(name: str, value: Any) -> None:
    error = try_opening({"case": CASE_ID}, claim=CLAIM, **{name: value})
    assert error.exit_code in (2, 3)
    assert error.hint


def test_a_value_that_cannot_be_read_is_passed_over_and_stays_in_its_event() -> None:
    forged = opened()
    forged.force("claim-amended", quote={"text": "a", "start": "x"}, claimant=["?"], priority="high", due=5)
    case = forged.case
    assert (case.quote, case.claimant, case.priority, case.due) == (None, None, 0, "")
    assert forged.events[-1].value("priority") == "high"


def test_what_a_newer_version_keeps_of_a_quote_does_no_harm() -> None:
    case = opened(quote={**QUOTE, "confidence": 7}).case
    assert case.quote is not None
    assert case.quote.text == QUOTE["text"]


def test_a_case_whose_opening_was_erased_is_a_case_without_words() -> None:
    copy = opened(why="Read out in council.")
    copy.erase(copy.events[0])
    case = fold_case(copy.events)
    assert (case.id, case.stage, case.claim, case.why) == (CASE_ID, "triage", "", "")
