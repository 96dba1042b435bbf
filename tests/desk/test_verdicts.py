"""Proposing a verdict, what still stands between it and publication, and the second person's review."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.cases import move_stage, override
from factcheck.desk.evidence import withdraw_evidence
from factcheck.desk.place import Desk
from factcheck.desk.publishing import correct_case, publish_case
from factcheck.desk.verdicts import check_verdict, propose_verdict, review_verdict
from factcheck.errors import NotFoundError, RefusedError, StageRefusedError, StandardRefusedError, UsageError
from factcheck.model.stages import DRAFTED
from tests.desk.making import (
    ANA,
    BEN,
    CLEO,
    add_source,
    approved,
    drafted,
    in_review,
    make_desk,
    open_told,
    propose,
    published,
    read,
    refused,
    reopen,
    researched,
    settings_with,
)


def test_a_verdict_is_on_the_desks_scale_and_cites_whole_ids(desk: Desk) -> None:
    case = researched(desk)
    first, second = (piece.id for piece in read(desk, case).evidence)
    done = propose_verdict(desk, case, "HALF TRUE", f" So it is [{first}]. ", (second[:6], first, second))
    verdict = done.case.verdict
    assert verdict is not None
    assert (verdict.rating, verdict.scale, verdict.scale_version) == ("half-true", "default", desk.scale.version)
    assert verdict.cites == (second, first)
    assert verdict.reasoning == f"So it is [{first}]."
    assert (done.case.stage, str(verdict.by)) == (DRAFTED, ANA)


def test_a_draft_is_written_anew_where_it_stands(desk: Desk) -> None:
    case = drafted(desk)
    assert propose(desk, case, "true").stage == DRAFTED
    verdict = read(desk, case).verdict
    assert verdict is not None
    assert verdict.rating == "true"


def test_a_verdict_without_rating_reasons_or_evidence_is_refused(desk: Desk) -> None:
    case = researched(desk)
    piece = read(desk, case).evidence[0].id
    with refused(desk, NotFoundError):
        propose_verdict(desk, case, "splendid", "So it is.", (piece,))
    with refused(desk, RefusedError):
        propose_verdict(desk, case, "false", "  ", (piece,))
    with refused(desk, RefusedError):
        propose_verdict(desk, case, "false", "So it is.", ())
    with refused(desk, NotFoundError):
        propose_verdict(desk, case, "false", "So it is.", ("uuuu",))
    withdraw_evidence(desk, case, piece, "a forgery")
    with refused(desk, RefusedError):
        propose_verdict(desk, case, "false", "So it is.", (piece,))


def test_a_verdict_comes_after_research(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    with refused(desk, StageRefusedError) as caught:
        propose_verdict(desk, case, "false", "So it is.", (piece,))
    assert caught.value.hint.startswith("factcheck ")


# Reviews


def test_the_second_person_approves(desk: Desk) -> None:
    case = in_review(desk)
    with refused(desk, StageRefusedError) as caught:
        review_verdict(desk, case, approve=True)
    assert "Ana Ruiz" in caught.value.message
    done = review_verdict(desk.acting(by=BEN), case, approve=True, because="Well sourced.")
    assert done.case.stage == "approved"
    assert (done.case.reviews[-1].decision, str(done.case.reviews[-1].by)) == ("approve", BEN)


def test_nobody_is_their_own_second_person_under_a_shorter_name(desk: Desk) -> None:
    with (desk.root / "desk.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[people]]\nname = "Ana Ruiz"\naddress = "ana@desk.example"\n')
    known = reopen(desk)
    case = in_review(known)
    for name in ("Ana", "ana ruiz", "A. Ruiz <ANA@desk.example>"):
        with refused(known, StageRefusedError):
            review_verdict(known.acting(by=name), case, approve=True)


def test_the_second_person_asks_for_changes(desk: Desk) -> None:
    case = in_review(desk)
    done = review_verdict(desk.acting(by=BEN), case, ask_changes="The year is missing.")
    assert (done.case.stage, done.case.reviews[-1].reason) == ("researching", "The year is missing.")


def test_a_second_rating_is_given_without_a_decision(desk: Desk) -> None:
    case = in_review(desk)
    ben = desk.acting(by=BEN)
    done = review_verdict(ben, case, rating="half", because="The roads count.")
    assert (done.case.stage, done.case.reviews[-1].rating) == ("in-review", "half-true")
    with refused(desk, RefusedError):
        review_verdict(ben, case, approve=True, rating="half-true")
    review_verdict(ben, case, approve=True, rating="false")


@pytest.mark.parametrize("said", [{}, {"approve": True, "ask_changes": "x"}])
def test_a_review_decides_one_thing(desk: Desk, said: dict[str, object]) -> None:
    case = in_review(desk)
    with refused(desk, UsageError):
        review_verdict(desk.acting(by=BEN), case, **said)  # type: ignore[arg-type]


def test_a_review_is_of_what_is_in_review(desk: Desk) -> None:
    case = drafted(desk)
    with refused(desk, StageRefusedError) as caught:
        review_verdict(desk.acting(by=BEN), case, approve=True)
    assert caught.value.hint == f"factcheck stage {case} in-review"


def test_a_quorum_of_two_is_two_people(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk", settings=settings_with(approvals=2))
    case = in_review(desk)
    ben, cleo = desk.acting(by=BEN), desk.acting(by=CLEO)
    assert review_verdict(ben, case, approve=True).case.stage == "in-review"
    with refused(desk, RefusedError):
        review_verdict(ben, case, approve=True)
    assert review_verdict(cleo, case, approve=True).case.stage == "approved"
    publish_case(desk, case)


def test_a_quorum_that_grew_sends_an_approved_case_back(desk: Desk) -> None:
    case = approved(desk)
    (desk.root / "desk.toml").write_text(settings_with(approvals=2))
    stricter = reopen(desk)
    with refused(desk, StandardRefusedError) as caught:
        publish_case(stricter, case)
    assert caught.value.hint.startswith(f"factcheck stage {case} in-review")
    assert check_verdict(stricter, case).next_command == f"factcheck stage {case} in-review"
    move_stage(stricter, case, "in-review")
    review_verdict(stricter.acting(by=CLEO), case, approve=True)
    publish_case(stricter, case)


@pytest.mark.parametrize("level", ["off", "warn", "require"])
def test_one_person_alone_publishes_only_where_the_desk_lets_them(tmp_path: Path, level: str) -> None:
    desk = make_desk(tmp_path / "desk", settings=settings_with(second_person=level, approvals=2))
    case = in_review(desk)
    if level == "require":
        with refused(desk, StageRefusedError):
            review_verdict(desk, case, approve=True)
        override(desk, case, "second-person", "Everybody else is ill.")
    assert review_verdict(desk, case, approve=True).case.stage == "approved"
    publish_case(desk, case)
    assert read(desk, case).is_published


# What is missing


def test_what_is_missing_names_the_next_command_all_the_way(desk: Desk) -> None:
    def following(case: str, starts: str) -> None:
        ready = check_verdict(desk, case)
        assert not ready.is_ready
        assert ready.next_command.startswith(starts), ready.next_command

    case = open_told(desk)
    following(case, f"factcheck stage {case} open")
    move_stage(desk, case, "open")
    following(case, f"factcheck assign {case} ")
    case = researched(desk, "Another claim.")
    following(case, f"factcheck verdict propose {case} ")
    propose(desk, case)
    following(case, f"factcheck stage {case} in-review")
    move_stage(desk, case, "in-review")
    following(case, f"factcheck review {case} --approve")
    review_verdict(desk.acting(by=BEN), case, approve=True)
    ready = check_verdict(desk, case)
    assert ready.is_ready
    assert ready.next_command == f"factcheck publish {case}"
    publish_case(desk, case)
    assert not check_verdict(desk, case).is_ready
    assert check_verdict(desk, case).next_command == ""


def test_a_standard_in_the_way_is_the_next_thing_to_do(desk: Desk) -> None:
    case = researched(desk)
    withdraw_evidence(desk, case, read(desk, case).evidence[0].id, "a forgery")
    propose(desk, case)
    ready = check_verdict(desk, case)
    unmet = next(result for result in ready.results if result.name == "independent-sources")
    assert ready.next_command == unmet.remedy


@pytest.mark.parametrize("stage", ["in-review", "approved"])
def test_a_verdict_that_went_stale_is_the_next_thing_to_do(desk: Desk, stage: str) -> None:
    case = in_review(desk) if stage == "in-review" else approved(desk)
    add_source(desk, case, 3)
    ready = check_verdict(desk, case)
    assert not ready.is_ready
    assert ready.next_command == next(one.remedy for one in ready.results if one.name == "fresh-verdict")


def test_a_case_that_readers_saw_before_is_published_again_by_a_correction(desk: Desk) -> None:
    case = published(desk)
    move_stage(desk, case, "closed")
    move_stage(desk, case, "researching", because="A new audit.")
    propose(desk, case, "half-true")
    move_stage(desk, case, "in-review")
    review_verdict(desk.acting(by=BEN), case, approve=True)
    assert check_verdict(desk, case).next_command.startswith(f"factcheck correct {case} ")
    with refused(desk, StandardRefusedError):
        publish_case(desk, case)
    correct_case(desk, case, was="31 million", now="34 million", because="A new audit.")
    assert read(desk, case).stage == "published"
