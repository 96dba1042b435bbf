"""Publishing a verdict, correcting it, and taking it back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk.cases import add_note, move_stage, override
from factcheck.desk.evidence import EvidenceDetails, add_evidence, amend_evidence, withdraw_evidence
from factcheck.desk.place import Desk
from factcheck.desk.publishing import correct_case, publish_case, withdraw_case
from factcheck.desk.verdicts import propose_verdict, review_verdict
from factcheck.errors import (
    InvalidDateError,
    NotFoundError,
    RefusedError,
    StageRefusedError,
    StandardRefusedError,
    UsageError,
)
from tests.desk.making import (
    BEN,
    CLAIM,
    CLEO,
    add_source,
    approved,
    drafted,
    in_review,
    make_desk,
    published,
    read,
    refused,
    reopen,
    researched,
    settings_with,
)


def kept(desk: Desk, case: str, publication: int = -1) -> dict[str, bytes]:
    """What readers saw, by format, proved against its hashes."""
    hashes = read(desk, case).publications[publication].kept
    found = {name: desk.store.read_capture(digest) for name, digest in hashes.items()}
    assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == dict(hashes)
    return found


def test_what_readers_see_is_kept_with_its_hash(desk: Desk) -> None:
    case = approved(desk)
    done = publish_case(desk, case, url="https://daily.example/checks/bridge", published_on="2026-03-20")
    publication = done.case.publications[-1]
    assert done.case.stage == "published"
    assert (publication.url, publication.published_on, publication.rating) == (
        "https://daily.example/checks/bridge", "2026-03-20", "false",
    )  # fmt: skip
    seen = kept(desk, case)
    assert set(seen) == {"json", "markdown"}
    assert "bridge cost 40 million" in seen["markdown"].decode()
    told = json.loads(seen["json"])["cases"][0]
    assert (told["claim"], told["rating_key"], told["standing"]) == (CLAIM, "false", "checked")
    assert told["published_on"] == "2026-03-20"


def test_today_is_the_day_of_publication_where_none_is_said(desk: Desk) -> None:
    assert publish_case(desk, approved(desk)).case.publications[-1].published_on == "2026-03-16"


def test_what_is_kept_stays_whatever_happens_later(desk: Desk) -> None:
    case = published(desk)
    before = kept(desk, case)
    add_note(desk, case, "Readers wrote.")
    correct_case(desk, case, was="31 million", now="34 million", because="A revision.")
    assert kept(desk, case, 0) == before
    assert "34 million" in kept(desk, case)["markdown"].decode()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"url": "daily.example/checks"}, UsageError),
        ({"url": "ftp://daily.example/checks"}, UsageError),
        ({"published_on": "soon"}, InvalidDateError),
    ],
)
def test_an_address_or_a_day_that_can_not_be_is_refused(
    desk: Desk, said: dict[str, str], error: type[UsageError]
) -> None:
    case = approved(desk)
    with refused(desk, error):
        publish_case(desk, case, **said)


def test_only_what_was_approved_is_published(desk: Desk) -> None:
    for case, command in ((drafted(desk), "stage"), (in_review(desk, "Another claim."), "review")):
        with refused(desk, StageRefusedError) as caught:
            publish_case(desk, case)
        assert caught.value.hint.startswith(f"factcheck {command} {case}")
    case = approved(desk, "A third claim.")
    with refused(desk, StageRefusedError):
        move_stage(desk, case, "published")


def test_a_standard_that_is_required_stops_a_publication(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk", settings=settings_with(captured="off", both_sides="warn"))
    case = approved(desk)
    (desk.root / "desk.toml").write_text(settings_with(captured="require"))
    stricter = reopen(desk)
    with refused(stricter, StandardRefusedError) as caught:
        publish_case(stricter, case)
    assert "captured" in caught.value.message
    assert caught.value.hint.startswith(f"factcheck evidence capture {case} ")
    override(stricter, case, "captured", "The archive lends nothing.")
    assert publish_case(stricter, case).case.is_published


def test_what_is_confidential_is_in_nothing_that_is_kept(desk: Desk) -> None:
    case = researched(desk)
    hidden = add_evidence(
        desk, case, "https://secret.example/canary", "refutes",
        EvidenceDetails(title="Canary title", publisher="Canary office", quote="canary words", note="canary note"),
        confidential=True,
    ).id  # fmt: skip
    pieces = tuple(piece.id for piece in read(desk, case).evidence)
    propose_verdict(desk, case, "false", f"The accounts say 31 million [{pieces[0]}] [{hidden}].", pieces)
    move_stage(desk, case, "in-review")
    review_verdict(desk.acting(by=BEN), case, approve=True)
    publish_case(desk, case)
    for data in kept(desk, case).values():
        assert b"canary" not in data.lower()
        assert hidden.encode() not in data


def test_a_text_that_tells_what_is_confidential_is_not_published(desk: Desk) -> None:
    case = researched(desk)
    add_evidence(
        desk, case, "https://secret.example/canary", "refutes",
        EvidenceDetails(quote="The mayor signed a second contract."), confidential=True,
    )  # fmt: skip
    pieces = tuple(piece.id for piece in read(desk, case).evidence)
    propose_verdict(desk, case, "false", "It says: The mayor signed a second contract.", pieces)
    move_stage(desk, case, "in-review")
    review_verdict(desk.acting(by=BEN), case, approve=True)
    with refused(desk, RefusedError) as caught:
        publish_case(desk, case)
    assert f"{case} {pieces[-1]} --not-confidential" in caught.value.hint


# Correcting


def test_a_correction_says_what_was_wrong_what_is_right_and_why(desk: Desk) -> None:
    case = published(desk)
    done = correct_case(desk, case, was="31 million", now="34 million", because="A revision.", reported_by="A reader",
                        url="https://daily.example/checks/bridge-2")  # fmt: skip
    correction = done.case.corrections[-1]
    assert (correction.was, correction.now, correction.because, correction.reported_by) == (
        "31 million", "34 million", "A revision.", "A reader",
    )  # fmt: skip
    assert (done.case.stage, len(done.case.publications), correction.rating) == ("published", 2, "")
    assert done.case.publications[-1].url == "https://daily.example/checks/bridge-2"
    for missing in ("was", "now", "because"):
        words: dict[str, Any] = {"was": "31", "now": "34", "because": "Why.", missing: "  "}
        with refused(desk, RefusedError):
            correct_case(desk, case, **words)


def test_a_new_rating_is_given_by_a_second_person(desk: Desk) -> None:
    case = published(desk)
    with refused(desk, StandardRefusedError) as caught:
        correct_case(desk, case, was="False", now="It is half true.", because="An audit.", rating="half-true")
    assert "Ana Ruiz" in caught.value.message
    done = correct_case(
        desk.acting(by=BEN), case, was="False", now="It is half true.", because="An audit.", rating="half true"
    )
    correction, verdict = done.case.corrections[-1], done.case.verdict
    assert verdict is not None
    assert (correction.rating, correction.before, correction.seconded) == ("half-true", "false", True)
    assert (verdict.rating, str(verdict.by), done.case.stage) == ("half-true", BEN, "published")
    told = json.loads(kept(desk, case)["json"])["cases"][0]
    assert told["rating_key"] == "half-true"


def test_a_new_rating_rests_on_the_evidence_that_is_named(desk: Desk) -> None:
    case = published(desk)
    third = add_source(desk, case, 3)
    done = correct_case(desk.acting(by=BEN), case, was="False", now="Half true.", because="An audit.",
                        rating="half-true", cites=(third[:6],))  # fmt: skip
    assert done.case.verdict is not None
    assert done.case.verdict.cites == (third,)
    with refused(desk, NotFoundError):
        correct_case(desk.acting(by=CLEO), case, was="x", now="y", because="z", rating="splendid")


def test_after_new_evidence_the_verdict_is_given_anew(desk: Desk) -> None:
    case = published(desk)
    add_source(desk, case, 3)
    words: dict[str, Any] = {"was": "Two sources.", "now": "Three sources.", "because": "A third one was found."}
    with refused(desk, StandardRefusedError) as caught:
        correct_case(desk.acting(by=BEN), case, **words)
    assert "--rating" in caught.value.hint
    done = correct_case(desk.acting(by=BEN), case, rating="false", **words)
    assert done.case.is_fresh
    assert done.case.stage == "published"


def test_one_person_changes_a_rating_alone_only_where_the_desk_lets_them(desk: Desk) -> None:
    case = published(desk)
    override(desk, case, "second-person", "Everybody else is ill.")
    done = correct_case(desk, case, was="False", now="Half true.", because="An audit.", rating="half-true")
    assert done.case.corrections[-1].seconded is False
    assert done.case.stage == "published"


def test_nothing_is_corrected_that_readers_never_saw(desk: Desk) -> None:
    case = approved(desk)
    with refused(desk, RefusedError):
        correct_case(desk, case, was="31", now="34", because="Why.")


def test_a_case_in_correction_is_published_only_with_its_correction(desk: Desk) -> None:
    case = published(desk)
    move_stage(desk, case, "correcting", because="A reader wrote.")
    with refused(desk, RefusedError):
        publish_case(desk, case)
    assert correct_case(desk, case, was="31", now="34", because="Why.").case.stage == "published"


def test_a_reviewed_rating_of_a_reopened_case_stands(desk: Desk) -> None:
    case = published(desk)
    move_stage(desk, case, "closed")
    move_stage(desk, case, "researching", because="An audit.")
    pieces = tuple(piece.id for piece in read(desk, case).evidence)
    propose_verdict(desk, case, "half-true", "An audit says so.", pieces)
    move_stage(desk, case, "in-review")
    review_verdict(desk.acting(by=BEN), case, approve=True)
    with refused(desk, RefusedError):
        correct_case(desk.acting(by=BEN), case, was="False", now="True.", because="Why.", rating="true")
    done = correct_case(desk, case, was="False", now="Half true.", because="An audit.")
    assert (done.case.corrections[-1].rating, done.case.corrections[-1].before) == ("half-true", "false")
    assert done.case.stage == "published"
    move_stage(desk, case, "closed")


# Withdrawing


def test_what_was_published_is_taken_back_with_a_reason(desk: Desk) -> None:
    case = published(desk)
    with refused(desk, RefusedError):
        withdraw_case(desk, case, "  ")
    done = withdraw_case(desk, case, "It was never said.")
    assert (done.case.stage, done.case.is_published) == ("withdrawn", False)
    assert done.case.withdrawals[-1].reason == "It was never said."
    assert kept(desk, case)
    with refused(desk, RefusedError):
        withdraw_case(desk, case, "Again.")


def test_nothing_is_withdrawn_that_readers_never_saw(desk: Desk) -> None:
    case = approved(desk)
    with refused(desk, RefusedError):
        withdraw_case(desk, case, "It was never said.")


def test_a_withdrawn_case_may_be_published_again_with_a_correction(desk: Desk) -> None:
    case = published(desk)
    withdraw_case(desk, case, "It was never said.")
    move_stage(desk, case, "researching", because="It was said after all.")
    piece = read(desk, case).evidence[0].id
    amend_evidence(desk, case, piece, EvidenceDetails(title="The minutes"))
    pieces = tuple(one.id for one in read(desk, case).evidence)
    propose_verdict(desk, case, "true", "The minutes have it.", pieces)
    move_stage(desk, case, "in-review")
    review_verdict(desk.acting(by=BEN), case, approve=True)
    done = correct_case(desk, case, was="Never said.", now="Said on Monday.", because="The minutes.")
    assert done.case.is_published


def test_a_new_rating_needs_evidence_that_still_counts(desk: Desk) -> None:
    case = published(desk)
    pieces = [piece.id for piece in read(desk, case).evidence]
    ben = desk.acting(by=BEN)
    words: dict[str, Any] = {"was": "False", "now": "True.", "because": "A forgery.", "rating": "true"}
    for piece in pieces:
        withdraw_evidence(desk, case, piece, "a forgery")
    with refused(desk, RefusedError) as caught:
        correct_case(ben, case, **words)
    assert "--cites" in caught.value.hint
    fresh = (add_source(desk, case, 3), add_source(desk, case, 4))
    done = correct_case(ben, case, cites=fresh, **words)
    assert done.case.verdict is not None
    assert done.case.verdict.cites == fresh
