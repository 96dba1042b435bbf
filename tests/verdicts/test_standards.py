"""Each standard of a desk: when it is met, what it says where it is not, and the command that would meet it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from factcheck.errors import StandardRefusedError
from factcheck.model import stages
from factcheck.model.case import Case
from factcheck.model.event import Who
from factcheck.model.ids import short_id
from factcheck.model.origins import origin_name
from factcheck.model.standards import OFF, REQUIRE, STANDARDS, WARN, StandardResult, default_levels
from factcheck.verdicts.standards import Rules, check_standards, refuse_unmet
from tests.model.making import (
    ANA,
    BEN,
    CASE_ID,
    CLEO,
    HASH,
    CaseCopy,
    add_evidence,
    at_stage,
    correct,
    move,
    opened,
    propose,
    publish,
    review,
    told,
)

NAMES = [standard.name for standard in STANDARDS]
EVERYTHING = dict.fromkeys(NAMES, REQUIRE)


def rules(
    levels: Mapping[str, str] | None = None,
    *,
    sources: int = 2,
    approvals: int = 1,
    holds_copy: Callable[[str], bool] = lambda _digest: True,
) -> Rules:
    return Rules({**EVERYTHING, **(levels or {})}, sources, approvals, holds_copy)


def result_of(case: Case, name: str, asked: Rules | None = None) -> StandardResult:
    return next(result for result in check_standards(case, asked or rules()) if result.name == name)


def is_met(copy: CaseCopy, name: str, asked: Rules | None = None) -> StandardResult:
    result = result_of(copy.case, name, asked)
    assert result.met, result.message
    assert not result.blocks
    assert result.message
    assert result.remedy == ""
    return result


def is_unmet(copy: CaseCopy, name: str, asked: Rules | None = None) -> StandardResult:
    result = result_of(copy.case, name, asked)
    assert not result.met, result.message
    assert result.blocks
    assert result.message
    assert result.remedy.startswith("factcheck ")
    assert copy.case.id in result.remedy
    assert "{" not in result.remedy
    return result


# The list


def test_every_standard_that_is_not_off_is_checked_in_the_order_of_the_list() -> None:
    results = check_standards(told().case, rules())
    assert [result.name for result in results] == NAMES
    results = check_standards(told().case, rules(dict.fromkeys(NAMES[2:], OFF)))
    assert [result.name for result in results] == NAMES[:2]


def test_a_level_that_is_not_said_is_that_of_a_new_desk() -> None:
    results = check_standards(told().case, Rules({}))
    assert {result.name: result.level for result in results} == default_levels()


@pytest.mark.parametrize("name", NAMES)
def test_a_case_at_any_stage_is_told_of_in_words_with_a_command(name: str) -> None:
    for stage in stages.STAGES:
        copy = at_stage(stage)
        result = result_of(copy.case, name, rules(sources=9, approvals=9, holds_copy=lambda _digest: False))
        assert result.message
        assert result.met == (result.remedy == "")
        if not result.met:
            assert result.remedy.startswith("factcheck ")
            assert CASE_ID in result.remedy


@pytest.mark.parametrize(("level", "blocks"), [(REQUIRE, True), (WARN, False)])
def test_only_a_required_standard_blocks(level: str, blocks: bool) -> None:
    asked = rules({"primary-source": level})
    assert result_of(told().case, "primary-source", asked).blocks is blocks


# Refusing


def test_a_refusal_names_every_unmet_standard_and_the_first_command() -> None:
    case = told().case
    results = check_standards(case, rules({"both-sides": WARN}))
    with pytest.raises(StandardRefusedError) as caught:
        refuse_unmet(case, results, "be published")
    unmet = [result for result in results if result.blocks]
    assert all(result.name in caught.value.message for result in unmet)
    assert "both-sides" not in caught.value.message
    assert "Nothing was changed." in caught.value.message
    assert caught.value.hint.startswith(unmet[0].remedy)
    assert f"factcheck override {CASE_ID} {unmet[0].name}" in caught.value.hint
    assert caught.value.exit_code == 3


def test_nothing_is_refused_where_all_is_met_or_only_warned_of() -> None:
    case = told().case
    refuse_unmet(case, check_standards(case, rules(dict.fromkeys(NAMES, WARN))), "be published")


# Setting aside


def test_an_override_sets_one_standard_aside_with_name_and_reason() -> None:
    copy = told()
    copy.do("standard-overridden", {"standard": "primary-source"}, by=BEN, because="The archive burned.")
    result = result_of(copy.case, "primary-source")
    assert not result.met
    assert not result.blocks
    assert result.overridden_by == str(BEN)
    assert result.override_reason == "The archive burned."
    assert result.remedy.startswith("factcheck ")
    assert result_of(copy.case, "both-sides").blocks


def test_the_newest_override_speaks_and_an_undone_one_is_silent() -> None:
    copy = told()
    copy.do("standard-overridden", {"standard": "primary-source"}, by=BEN, because="The archive burned.")
    second = copy.do("standard-overridden", {"standard": "primary-source"}, by=ANA, because="It never existed.")
    assert result_of(copy.case, "primary-source").override_reason == "It never existed."
    copy.undo(second)
    assert result_of(copy.case, "primary-source").override_reason == "The archive burned."


def test_an_override_of_what_is_met_says_nothing() -> None:
    copy = told(why="Shared two million times.")
    copy.do("standard-overridden", {"standard": "why-this-claim"}, because="Not needed.")
    result = is_met(copy, "why-this-claim")
    assert (result.overridden_by, result.override_reason) == ("", "")


# independent-sources


def test_two_origins_are_two_sources() -> None:
    copy = told()
    add_evidence(copy, 1, publisher="Road Office")
    one = is_unmet(copy, "independent-sources")
    assert "1 of 2" in one.message
    add_evidence(copy, 2, publisher="Halden Post")
    assert "2 of 2" in is_met(copy, "independent-sources").message
    assert "2 of 3" in is_unmet(copy, "independent-sources", rules(sources=3)).message


def test_three_papers_that_repeat_one_agency_count_once_and_it_says_which() -> None:
    copy = told()
    pieces = [
        add_evidence(copy, number, publisher=paper, origin=origin)
        for number, (paper, origin) in enumerate(
            [("Halden Post", "North Wire"), ("Evening Star", "north  wire"), ("The Gull", "NORTH WIRE")], 1
        )
    ]
    result = is_unmet(copy, "independent-sources")
    assert "1 of 2" in result.message
    assert all(piece in result.message for piece in pieces)
    assert "North Wire" in result.message
    add_evidence(copy, 4, publisher="Road Office")
    assert "2 of 2" in is_met(copy, "independent-sources").message


def test_the_agency_itself_and_a_paper_that_repeats_it_are_one_origin() -> None:
    copy = told()
    add_evidence(copy, 1, publisher="North Wire")
    add_evidence(copy, 2, publisher="Halden Post", origin="North Wire")
    is_unmet(copy, "independent-sources")


def test_two_passages_of_one_page_are_one_source_even_where_one_names_no_publisher() -> None:
    copy = told()
    page = "https://post.example/bridge"
    add_evidence(copy, 1, url=page, quote="open on 212 days", publisher="Halden Post")
    add_evidence(copy, 2, url=page, quote="closed on Sundays")
    is_unmet(copy, "independent-sources")


def test_two_agencies_quoted_on_one_page_are_two_origins() -> None:
    copy = told()
    page = "https://post.example/bridge"
    add_evidence(copy, 1, url=page, quote="open on 212 days", origin="North Wire")
    add_evidence(copy, 2, url=page, quote="closed on Sundays", origin="Road Office")
    is_met(copy, "independent-sources")


def test_the_same_bytes_under_two_addresses_are_one_source() -> None:
    copy = told()
    for number in (1, 2):
        piece = add_evidence(copy, number, url=f"https://mirror{number}.example/log")
        copy.do("copy-captured", {"evidence": piece}, sha256=HASH, extension="html")
    is_unmet(copy, "independent-sources")


def test_what_was_withdrawn_or_shows_nothing_is_no_source() -> None:
    copy = told()
    gone = add_evidence(copy, 1, publisher="Road Office")
    add_evidence(copy, 2, publisher="Halden Post")
    add_evidence(copy, 3, publisher="The Gull", stance="insufficient")
    is_met(copy, "independent-sources")
    copy.do("evidence-withdrawn", {"evidence": gone}, reason="A forgery.")
    is_unmet(copy, "independent-sources")


def test_an_origin_is_the_best_that_is_known_of_a_source() -> None:
    copy = told()
    bodies: list[dict[str, Any]] = [
        {"origin": "North  Wire", "publisher": "Halden Post"},
        {"publisher": "Halden Post"},
        {"url": "https://www.Records.example/9"},
        {"url": "", "file": "log.pdf", "author": "Ola Berg"},
        {"url": "", "file": "log2.pdf"},
    ]
    ids = [add_evidence(copy, number, **body) for number, body in enumerate(bodies)]
    found = [origin_name(piece) for piece in copy.case.evidence]
    assert found == ["North Wire", "Halden Post", "records.example", "Ola Berg", ids[-1]]


# primary-source, named-sources, interests-stated


def test_one_primary_source_is_enough() -> None:
    copy = told()
    add_evidence(copy, 1, kind="secondary")
    is_unmet(copy, "primary-source")
    piece = add_evidence(copy, 2, kind="primary")
    assert piece in is_met(copy, "primary-source").message
    copy.do("evidence-withdrawn", {"evidence": piece}, reason="A forgery.")
    is_unmet(copy, "primary-source")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, True),  # the host of its address
        ({"publisher": "Road Office"}, True),
        ({"publisher": "Anonymous"}, False),
        ({"publisher": "Halden Post", "origin": "unknown"}, False),
        ({"publisher": "unknown", "author": "Ola Berg"}, True),
        ({"publisher": "Halden Post", "author": "anonymous"}, True),  # an unsigned article
        ({"url": "", "file": "leak.pdf"}, False),
        ({"url": "", "file": "leak.pdf", "author": "Ola Berg"}, True),
    ],
)
def test_a_source_is_named_by_whoever_stands_behind_it(body: dict[str, Any], named: bool) -> None:
    copy = told()
    piece = add_evidence(copy, 1, **body)
    if named:
        is_met(copy, "named-sources")
        return
    result = is_unmet(copy, "named-sources")
    assert piece in result.message
    assert piece in result.remedy
    option = "origin" if "origin" in body else "publisher"
    assert f"--{option} " in result.remedy
    name: dict[str, Any] = {option: "Road Office"}
    copy.do("evidence-amended", {"evidence": piece}, **name)
    is_met(copy, "named-sources")


def test_the_interest_of_what_is_relied_on_is_stated() -> None:
    copy = at_stage(stages.RESEARCHING)
    first = copy.evidence.id
    assert first in is_unmet(copy, "interests-stated").message
    copy.do("evidence-amended", {"evidence": first}, interest="none known")
    is_met(copy, "interests-stated")
    second = add_evidence(copy, 2)
    assert second in is_unmet(copy, "interests-stated").remedy
    propose(copy, cites=[first])
    is_met(copy, "interests-stated")  # what the verdict doesn't rest on may stay silent


# right-of-reply, both-sides, why-this-claim, checkable


def test_the_claimant_was_asked_or_it_says_why_not() -> None:
    is_unmet(told(), "right-of-reply")
    assert "Ivo Brandt" in is_met(at_stage(stages.AWAITING_REPLY), "right-of-reply").message
    waived = told()
    waived.do("reply-waived", {"reason": "safety"}, note="He threatens those who call.")
    assert "safety" in is_met(waived, "right-of-reply").message
    is_met(told(claimant={"name": "Unknown", "kind": "unknown"}), "right-of-reply")
    is_unmet(opened(), "right-of-reply")  # that nobody said who is no answer


def test_a_search_for_the_other_side_is_recorded() -> None:
    copy = told()
    is_unmet(copy, "both-sides")
    copy.do("search-recorded", text="The ferry's books, for crossings by road: none.")
    is_met(copy, "both-sides")


def test_it_says_why_this_claim() -> None:
    copy = told()
    is_unmet(copy, "why-this-claim")
    copy.do("claim-amended", why="  ")
    is_unmet(copy, "why-this-claim")
    copy.do("claim-amended", why="Shared two million times.")
    is_met(copy, "why-this-claim")


@pytest.mark.parametrize(("marked", "met"), [("", True), ("checkable", True), ("opinion", False), ("forecast", False)])
def test_an_opinion_and_a_forecast_are_not_checkable(marked: str, met: bool) -> None:
    copy = told(**({"checkable": marked} if marked else {}))
    if met:
        is_met(copy, "checkable")
    else:
        assert marked in is_unmet(copy, "checkable").message


# second-person


def in_review() -> CaseCopy:
    return at_stage(stages.IN_REVIEW)


def test_somebody_other_than_the_author_approves() -> None:
    assert "verdict propose" in is_unmet(told(), "second-person").remedy
    copy = in_review()
    assert f"factcheck review {CASE_ID} --approve" in is_unmet(copy, "second-person").remedy
    review(copy, stage=stages.APPROVED)
    is_met(copy, "second-person")


def test_a_quorum_is_of_different_people() -> None:
    copy = in_review()
    review(copy, by=BEN)
    result = is_unmet(copy, "second-person", rules(approvals=2))
    assert "1 of 2" in result.message
    review(copy, by=CLEO)
    is_met(copy, "second-person", rules(approvals=2))
    is_unmet(copy, "second-person", rules(approvals=3))


def test_the_author_and_the_same_person_twice_make_no_quorum() -> None:
    copy = in_review()
    verdict = copy.case.verdict
    assert verdict is not None
    for by in (ANA, Who("Ana R.", ANA.address), BEN, Who("Benjamin", BEN.address.upper())):
        copy.force("verdict-reviewed", {"verdict": verdict.event, "decision": "approve"}, by=by, reason="")
    assert "1 of 2" in is_unmet(copy, "second-person", rules(approvals=2)).message


def test_an_approval_holds_for_the_verdict_that_it_was_given_for() -> None:
    copy = at_stage(stages.APPROVED)
    move(copy, stages.IN_REVIEW)
    review(copy, "ask-changes", reason="The year is wrong.", stage=stages.RESEARCHING)
    propose(copy, "half-true")
    is_unmet(copy, "second-person")


def test_a_seconded_correction_stands_for_the_second_person() -> None:
    copy = at_stage(stages.CORRECTING)
    propose(copy, "half-true", by=BEN)
    is_unmet(copy, "second-person")
    fields = {"kept": {"markdown": HASH}, "stage": stages.PUBLISHED, "rating": "half-true", "rating_before": "false"}
    copy.do("corrected", {**fields, "seconded": True}, by=BEN, was="False", now="Half true", because="An audit.")
    is_met(copy, "second-person")


def test_an_approved_case_that_lacks_approvals_goes_back_to_review() -> None:
    result = is_unmet(at_stage(stages.APPROVED), "second-person", rules(approvals=2))
    assert result.remedy == f"factcheck stage {CASE_ID} in-review"


# known-at-the-time


@pytest.mark.parametrize(
    ("claimed", "published", "later"),
    [
        ("2025-11", "2025-10-31", False),
        ("2025-11", "2025-11", False),  # it may be the same day
        ("2025-11", "2025-11-30", False),
        ("2025-11", "2025-12", True),
        ("2025-11", "2025", False),
        ("2025-11", "2026", True),
        ("2025", "2025-12-31", False),
        ("2025-11-03", "2025-11-04", True),
        ("2025-11-03", "2025-11", False),
        ("unknown", "2026", False),
    ],
)
def test_what_is_surely_later_than_the_claim_was_not_known_at_the_time(
    claimed: str, published: str, later: bool
) -> None:
    copy = told(claimed_on=claimed)
    piece = add_evidence(copy, 1, published_on=published)
    if not later:
        is_met(copy, "known-at-the-time")
        return
    is_unmet(copy, "known-at-the-time")
    add_evidence(copy, 2, published_on="2020")
    assert piece in is_met(copy, "known-at-the-time").message  # marked, and not alone


def test_a_source_without_a_date_may_have_been_known() -> None:
    copy = told(claimed_on="2025-11")
    add_evidence(copy, 1, published_on="2026")
    add_evidence(copy, 2)
    is_met(copy, "known-at-the-time")


def test_only_what_the_verdict_cites_counts_for_what_was_known() -> None:
    copy = at_stage(stages.RESEARCHING)
    late = add_evidence(copy, 2, published_on="2026-01")
    propose(copy, cites=[late])
    is_unmet(copy, "known-at-the-time")


def test_a_date_that_can_not_be_read_is_no_date() -> None:
    copy = told()
    copy.force("claim-amended", claimed_on="soon")
    add_evidence(copy, 1, published_on="2026")
    is_met(copy, "known-at-the-time")


# captured


def test_each_cited_source_has_a_copy_that_is_still_what_was_captured() -> None:
    copy = at_stage(stages.RESEARCHING)
    first, second = copy.evidence.id, add_evidence(copy, 2)
    propose(copy, cites=[first])
    result = is_unmet(copy, "captured")
    assert f"evidence capture {CASE_ID} {first} " in result.remedy
    assert second not in result.message
    copy.do("copy-captured", {"evidence": first}, sha256=HASH, extension="html")
    is_met(copy, "captured")
    lost = is_unmet(copy, "captured", rules(holds_copy=lambda _digest: False))
    assert first in lost.message
    assert lost.message != result.message  # a damaged copy is another thing than none
    is_met(copy, "captured", rules(holds_copy=lambda digest: digest == HASH))


# fresh-verdict


@pytest.mark.parametrize("touch", ["add", "amend", "withdraw"])
def test_a_verdict_goes_stale_when_evidence_changes(touch: str) -> None:
    copy = at_stage(stages.DRAFTED)
    piece = copy.evidence.id
    is_met(copy, "fresh-verdict")
    if touch == "add":
        add_evidence(copy, 2)
    elif touch == "amend":
        copy.do("evidence-amended", {"evidence": piece}, note="Page 4.")
    else:
        copy.do("evidence-withdrawn", {"evidence": piece}, reason="A forgery.")
        add_evidence(copy, 2)
    assert "verdict propose" in is_unmet(copy, "fresh-verdict").remedy
    propose(copy)
    is_met(copy, "fresh-verdict")


def test_undoing_what_came_after_the_verdict_makes_it_fresh_again() -> None:
    copy = at_stage(stages.DRAFTED)
    added = short_id(copy.do("evidence-added", {"confidential": False}, url="https://x.example/", stance="context").id)
    is_unmet(copy, "fresh-verdict")
    copy.undo(copy.events[-1])
    assert copy.case.find_evidence(added) is None
    is_met(copy, "fresh-verdict")


def test_without_a_verdict_nothing_is_stale() -> None:
    is_met(at_stage(stages.RESEARCHING), "fresh-verdict")


@pytest.mark.parametrize(
    ("stage", "command"),
    [
        (stages.DRAFTED, f"factcheck verdict propose {CASE_ID} "),
        (stages.IN_REVIEW, f"factcheck review {CASE_ID} --ask-changes "),
        (stages.APPROVED, f"factcheck stage {CASE_ID} in-review"),
        (stages.PUBLISHED, f"factcheck correct {CASE_ID} "),
        (stages.CLOSED, f"factcheck stage {CASE_ID} researching --because "),
    ],
)
def test_the_way_to_a_fresh_verdict_begins_where_the_case_stands(stage: str, command: str) -> None:
    copy = at_stage(stage)
    add_evidence(copy, 2)
    assert is_unmet(copy, "fresh-verdict").remedy.startswith(command)


# correction-recorded


def test_before_publication_there_is_nothing_to_correct() -> None:
    is_met(at_stage(stages.APPROVED), "correction-recorded")


def test_what_was_published_and_left_alone_needs_no_correction() -> None:
    copy = at_stage(stages.PUBLISHED)
    is_met(copy, "correction-recorded")
    copy.do("note-added", text="Readers wrote to us.")
    copy.do("claim-amended", why="Shared two million times.")
    is_met(copy, "correction-recorded")  # what readers don't see


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda copy: add_evidence(copy, 2), "evidence"),
        (lambda copy: copy.do("evidence-withdrawn", {"evidence": copy.evidence.id}, reason="Forged."), "evidence"),
        (lambda copy: copy.do("claim-reworded", claim="The bridge was closed in 1952."), "claim"),
        (lambda copy: copy.do("claim-amended", claimed_on="2025-12"), "date"),
        (lambda copy: copy.do("claim-amended", claimant={"name": "Eva Lund", "kind": "person"}), "claimant"),
    ],
)
def test_what_readers_see_differently_after_publication_carries_a_correction(
    change: Callable[[CaseCopy], object], words: str
) -> None:
    copy = at_stage(stages.PUBLISHED)
    change(copy)
    result = is_unmet(copy, "correction-recorded")
    assert words in result.message
    assert result.remedy.startswith(f"factcheck correct {CASE_ID} ")
    move(copy, stages.CORRECTING)
    correct(copy)
    is_met(copy, "correction-recorded")


def test_a_new_verdict_after_publication_carries_a_correction() -> None:
    copy = at_stage(stages.CLOSED)
    move(copy, stages.RESEARCHING)
    propose(copy, "half-true")
    is_unmet(copy, "correction-recorded")
    move(copy, stages.IN_REVIEW)
    review(copy, stage=stages.APPROVED)
    assert "factcheck correct" in is_unmet(copy, "correction-recorded").remedy
    correct(copy)
    is_met(copy, "correction-recorded")


def test_publishing_is_seen_as_itself() -> None:
    copy = at_stage(stages.APPROVED)
    publish(copy)
    is_met(copy, "correction-recorded")
