"""The second rating: taken before the first is shown, a quorum of several, and how far two raters of fifty cases agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import lists, verdicts
from factcheck.desk.cases import NewClaim, assign, move_stage, open_case
from factcheck.desk.place import Desk
from factcheck.desk.second_rating import rating_wanted
from factcheck.errors import RefusedError, StageRefusedError
from factcheck.model.case import Case
from tests.desk.making import ANA, BEN, CLEO, add_source, drafted, in_review, make_desk, propose, read, refused, reopen

DORA = "Dora Lind <dora@desk.example>"
SCALE = ("true", "mostly-true", "half-true", "mostly-false", "false")


def rate_first(root: Path, *, approvals: int = 1, reviewers: int = 1) -> Desk:
    made = make_desk(root / "cases")
    text = (made.root / "desk.toml").read_text(encoding="utf-8")
    text = text.replace("rate-first = false", "rate-first = true").replace("reviewers = 1", f"reviewers = {reviewers}")
    (made.root / "desk.toml").write_text(text.replace("approvals = 1", f"approvals = {approvals}"), encoding="utf-8")
    return reopen(made)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return rate_first(tmp_path)


def review(
    desk: Desk, case: str, by: str, rating: str = "", because: str = "As I read it.", *, approve: bool = True
) -> Case:
    return verdicts.review_verdict(desk.acting(by=by), case, approve=approve, rating=rating, because=because).case


def test_a_review_begins_with_the_reviewers_own_rating_and_reason(desk: Desk) -> None:
    case = in_review(desk)
    assert rating_wanted(desk, case) is None  # Ana proposed it
    wanted = rating_wanted(desk.acting(by=BEN), case)
    assert wanted is not None
    assert [key for key, _ in wanted.ratings][:5] == list(SCALE)
    for rating, because in (("", "Why."), ("false", "")):
        with refused(desk, RefusedError) as caught:
            review(desk, case, BEN, rating, because)
        assert "False" not in caught.value.message + caught.value.hint  # nothing of the verdict is told
        assert "false" not in caught.value.message + caught.value.hint
    approved = review(desk, case, BEN, "false")
    assert approved.stage == "approved"
    assert approved.reviews[-1].blind is not None
    assert rating_wanted(desk.acting(by=BEN), case) is None


def test_a_different_rating_sends_it_back_with_both_reasons(desk: Desk) -> None:
    case = in_review(desk)
    sent_back = review(desk, case, BEN, "half-true", "The year is right.")
    assert sent_back.stage == "researching"
    given = sent_back.reviews[-1]
    assert (given.decision, given.rating, given.reason) == ("ask-changes", "half-true", "The year is right.")
    assert given.blind is not None
    assert (given.blind.rating, given.blind.by.name) == ("false", "Ana Ruiz")
    assert given.blind.reasoning.startswith("The final accounts say 31 million")
    assert sent_back.stage_reason == "The year is right."
    propose(desk, case, "half-true")
    kept = read(desk, case).reviews[-1].blind
    assert kept is not None
    assert kept.rating == "false"  # it stays beside the review, whatever verdict follows


def test_a_rating_alone_decides_nothing_where_it_agrees(desk: Desk) -> None:
    case = in_review(desk)
    rated = review(desk, case, BEN, "false", approve=False)
    assert (rated.stage, rated.reviews[-1].decision) == ("in-review", "rate")
    assert review(desk, case, BEN, because="").stage == "approved"


def test_two_of_three_carry_a_verdict_and_the_second_dissent_sends_it_back(tmp_path: Path) -> None:
    desk = rate_first(tmp_path, approvals=2, reviewers=3)
    carried, lost = in_review(desk), in_review(desk, "Another claim.")
    assert review(desk, carried, BEN, "false").stage == "in-review"
    assert review(desk, carried, CLEO, "half-true").stage == "in-review"
    assert review(desk, carried, DORA, "false").stage == "approved"
    assert review(desk, lost, BEN, "half-true").stage == "in-review"
    assert review(desk, lost, CLEO, "mostly-false").stage == "researching"
    assert [one.decision for one in read(desk, lost).reviews] == ["rate", "ask-changes"]


def test_the_author_does_not_review_and_a_desk_that_does_not_ask_takes_what_is_given(
    tmp_path: Path, desk: Desk
) -> None:
    case = in_review(desk)
    with refused(desk, StageRefusedError):
        review(desk, case, ANA, "false")
    plain = make_desk(tmp_path / "plain")
    other = in_review(plain)
    assert review(plain, other, BEN, because="").reviews[-1].blind is None


def test_what_verdict_check_says_of_a_review_names_the_rating(desk: Desk) -> None:
    case = in_review(desk)
    ready = verdicts.check_verdict(desk, case)
    expected = f'factcheck review {case} --approve --rating RATING --because "WHY" --by "SOMEBODY ELSE"'
    assert ready.next_command == expected
    assert (ready.steps[0].stage, ready.steps[0].command) == ("approved", expected)


def test_two_raters_of_fifty_cases_in_the_numbers_of_the_desk(desk: Desk) -> None:
    from tests.verdicts.test_agreement import two_raters

    for number, rated in enumerate(two_raters()):
        (_, own), (_, other) = rated.ratings
        case = open_case(
            desk, NewClaim(f"Invented claim {number}.", claimant="unknown", claimed_on="unknown", appearance="unknown")
        ).case.id
        add_source(desk, case, 1), add_source(desk, case, 2)
        move_stage(desk, case, "open")
        assign(desk, case, ("Ana Ruiz",))
        move_stage(desk, case, "researching")
        propose(desk, case, own)
        move_stage(desk, case, "in-review")
        review(desk, case, BEN, other)
        if own != other:
            propose(desk, case, other)  # the verdict that came of it does not hide that they differed
    (found,) = lists.stats(desk).agreement
    assert (found.scale, found.cases, found.same) == ("default", 50, 39)
    assert found.nominal == pytest.approx(0.7223, abs=0.01)
    assert found.pairs[0].people == (ANA, BEN)


def test_a_desk_where_nobody_rates_first_says_nothing_of_agreement(desk: Desk) -> None:
    drafted(desk)
    assert lists.stats(desk).agreement == ()
