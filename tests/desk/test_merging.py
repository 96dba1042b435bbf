"""Two copies of a desk become one, and what people set apart is settled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcheck.desk.cases import ClaimDetails, add_note, amend_claim, move_stage
from factcheck.desk.evidence import EvidenceDetails, amend_evidence
from factcheck.desk.merging import merge_desk, read_conflicts, resolve_conflict
from factcheck.desk.place import Desk
from factcheck.desk.publishing import correct_case, publish_case
from factcheck.desk.verdicts import propose_verdict, review_verdict
from factcheck.errors import DeskNotFoundError, NotFoundError, RefusedError, StageRefusedError, UsageError
from tests.desk.making import (
    BEN,
    CLEO,
    approved,
    files_of,
    open_told,
    propose,
    published,
    read,
    refused,
    reopen,
    researched,
)


def fork(desk: Desk, where: Path) -> Desk:
    """A colleague's copy of the desk, where Ben works."""
    shutil.copytree(desk.root, where, ignore=shutil.ignore_patterns(".index", ".locks"))
    copy = reopen(desk)
    copy.root, copy.by = where, BEN
    return copy


def met(desk: Desk, other: Desk) -> Desk:
    """The desk after it has met a copy of itself, as another start of the program finds it."""
    merge_desk(desk, other.root)
    return reopen(desk)


def test_what_both_did_is_there_and_meeting_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    case = open_told(desk)
    other = fork(desk, tmp_path / "other")
    add_note(desk, case, "mine")
    add_note(other, case, "theirs")
    elsewhere = open_told(other, "Another claim.")
    theirs = files_of(other)
    report = merge_desk(desk, other.root)
    assert (report.count("case", "added"), report.count("case", "changed"), report.problems) == (1, 1, ())
    assert {note.text for note in read(desk, case).notes} == {"mine", "theirs"}
    assert read(desk, elsewhere).claim == "Another claim."
    assert files_of(other) == theirs
    after = files_of(desk)
    assert merge_desk(desk, other.root).count("case", "unchanged") == 2
    assert files_of(desk) == after


def test_a_desk_does_not_meet_itself_or_nothing(desk: Desk, tmp_path: Path) -> None:
    with refused(desk, UsageError):
        merge_desk(desk, desk.root)
    with refused(desk, DeskNotFoundError):
        merge_desk(desk, tmp_path / "gone")


def test_two_words_for_one_claim_stand_side_by_side_until_somebody_settles_it(desk: Desk, tmp_path: Path) -> None:
    case = open_told(desk)
    other = fork(desk, tmp_path / "other")
    amend_claim(desk, case, claim="It cost 40 million crowns.")
    amend_claim(other, case, claim="It cost 40 million euros.")
    merged = met(desk, other)
    found, conflicts = read_conflicts(merged, case)
    assert found.conflicts == ("claim",)
    values = [one.value for one in conflicts[0].values]
    assert set(values) == {"It cost 40 million crowns.", "It cost 40 million euros."}
    with refused(merged, NotFoundError):
        resolve_conflict(merged, case, "", 3)
    with refused(merged, NotFoundError):
        resolve_conflict(merged, case, "stage", 1)
    settled = resolve_conflict(merged, case, "claim", 1, "the unit matters").case
    assert (settled.claim, settled.conflicts) == (values[0], ())
    with refused(merged, RefusedError):
        resolve_conflict(merged, case, "", 1)


@pytest.mark.parametrize("take", [1, 2])
def test_details_stages_and_evidence_are_settled_the_same_way(desk: Desk, tmp_path: Path, take: int) -> None:
    case = researched(desk)
    piece = read(desk, case).evidence[0].id
    other = fork(desk, tmp_path / "other")
    for one, day, title, stage in ((desk, "2026-01", "Log", "on-hold"), (other, "2026-02", "Book", "on-hold")):
        amend_claim(one, case, details=ClaimDetails(claimed_on=day))
        amend_evidence(one, case, piece, EvidenceDetails(title=title))
        move_stage(one, case, stage, because="Shut.", until="2026-04-01")
    move_stage(other, case, "researching")
    merged = met(desk, other)
    names = [one.field for one in read_conflicts(merged, case)[1]]
    assert names == ["claimed_on", "stage", f"evidence {piece} title"]
    for name in names:
        values = next(one.values for one in read_conflicts(merged, case)[1] if one.field == name)
        resolve_conflict(merged, case, name, take, "It is so.")
        assert values[take - 1].value in (
            read(merged, case).claimed_on, read(merged, case).stage, read(merged, case).evidence[0].title,
        )  # fmt: skip
    assert read(merged, case).conflicts == ()


def disputed(desk: Desk, tmp_path: Path, rating: str = "true") -> tuple[Desk, str]:
    """A case with two verdicts that were proposed apart."""
    case = researched(desk)
    other = fork(desk, tmp_path / "other")
    propose(desk, case, "false")
    propose(other, case, rating)
    return met(desk, other), case


def test_two_verdicts_apart_are_disputed_and_nothing_goes_on(desk: Desk, tmp_path: Path) -> None:
    merged, case = disputed(desk, tmp_path)
    found = read(merged, case)
    assert found.is_disputed
    assert found.verdict is None
    with refused(merged, StageRefusedError):
        move_stage(merged, case, "in-review")
    with refused(merged, RefusedError):
        publish_case(merged, case)


def test_a_dispute_is_settled_by_a_verdict_that_saw_both(desk: Desk, tmp_path: Path) -> None:
    merged, case = disputed(desk, tmp_path)
    values = read_conflicts(merged, case)[1][0].values
    settled = resolve_conflict(merged, case, "verdict", 1, "Ben saw the ledger.").case
    assert settled.verdict is not None
    assert settled.verdict.rating == values[0].value.rating
    assert settled.stage == "drafted"
    move_stage(merged, case, "in-review")
    review_verdict(merged.acting(by=CLEO), case, approve=True)
    publish_case(merged, case)
    assert read(merged, case).is_published


def test_verdicts_of_a_published_case_are_settled_by_a_correction(desk: Desk, tmp_path: Path) -> None:
    case = published(desk)
    other = fork(desk, tmp_path / "other")
    words = {"was": "False", "because": "An audit."}
    correct_case(desk.acting(by=BEN), case, now="Half true.", rating="half-true", **words)  # type: ignore[arg-type]
    correct_case(other.acting(by=CLEO), case, now="True.", rating="true", **words)  # type: ignore[arg-type]
    merged = met(desk, other)
    assert read(merged, case).is_disputed
    with refused(merged, RefusedError) as caught:
        resolve_conflict(merged, case, "verdict", 1)
    assert caught.value.hint.startswith(f"factcheck correct {case} ")
    done = correct_case(merged, case, now="Half true.", rating="half-true", **words)  # type: ignore[arg-type]
    assert done.case.conflicts == ()
    assert done.case.verdict is not None


def test_a_conflict_that_came_after_approval_stops_the_publication(desk: Desk, tmp_path: Path) -> None:
    case = approved(desk)
    other = fork(desk, tmp_path / "other")
    amend_claim(desk, case, details=ClaimDetails(claimed_on="2026-01"))
    amend_claim(other, case, details=ClaimDetails(claimed_on="2026-02"))
    merged = met(desk, other)
    with refused(merged, StageRefusedError) as caught:
        publish_case(merged, case)
    assert caught.value.hint.startswith("factcheck ")
    assert case in caught.value.hint
    resolve_conflict(merged, case, "", 1)
    publish_case(merged, case)


def test_a_damaged_file_of_the_other_copy_is_left_out_and_said(desk: Desk, tmp_path: Path) -> None:
    case = open_told(desk)
    other = fork(desk, tmp_path / "other")
    add_note(other, case, "theirs")
    path = other.store.read_case(case).path
    path.write_bytes(path.read_bytes().replace(b"theirs", b"threis"))
    before = files_of(desk)
    report = merge_desk(desk, other.root)
    assert len(report.problems) == 1
    assert files_of(desk) == before


def test_a_verdict_in_review_that_is_disputed_goes_back_to_its_draft(desk: Desk, tmp_path: Path) -> None:
    case = researched(desk)
    other = fork(desk, tmp_path / "other")
    pieces = tuple(piece.id for piece in read(desk, case).evidence)
    for one, rating in ((desk, "false"), (other, "true")):
        propose_verdict(one, case, rating, "So it is.", pieces)
        move_stage(one, case, "in-review")
    merged = met(desk, other)
    assert read(merged, case).stage == "in-review"
    assert resolve_conflict(merged, case, "", 2, "Ben saw the ledger.").case.stage == "drafted"
