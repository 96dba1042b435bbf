"""Evidence of a case: adding it, changing it, withdrawing it, keeping copies, and searches for the other side."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from factcheck.desk.evidence import (
    EvidenceDetails,
    add_evidence,
    amend_evidence,
    capture_file,
    list_evidence,
    record_search,
    resolve_cites,
    resolve_evidence,
    withdraw_evidence,
)
from factcheck.desk.place import Desk
from factcheck.errors import (
    AmbiguousIdError,
    DuplicateRefusedError,
    InvalidDateError,
    NotFoundError,
    RefusedError,
    UnreadableSourceError,
    UsageError,
)
from tests.desk.making import add_source, open_told, read, refused

PAGE = "https://records.example/log"
NOTHING = EvidenceDetails()


def test_an_address_is_recorded_with_all_that_is_said_of_it(desk: Desk) -> None:
    case = open_told(desk)
    details = EvidenceDetails(None, "Road log", "Road Office", "Ola Berg", "31 million", None, "primary", "Road Office",
                              "none known", "2025-12", "page 4")  # fmt: skip
    done = add_evidence(desk, case, PAGE, "refutes", details)
    piece = read(desk, case).find_evidence(done.id)
    assert piece is not None
    assert (piece.url, piece.title, piece.publisher, piece.quote) == (PAGE, "Road log", "Road Office", "31 million")
    assert (piece.stance, piece.kind, piece.origin, piece.interest) == (
        "refutes", "primary", "Road Office", "none known",
    )  # fmt: skip
    assert str(piece.published_on) == "2025-12"
    assert not piece.confidential
    assert piece.copies == ()  # nothing is fetched


def test_a_file_is_kept_by_its_content(desk: Desk, tmp_path: Path) -> None:
    case = open_told(desk)
    path = tmp_path / "accounts.pdf"
    path.write_bytes(b"%PDF 31 million")
    done = add_evidence(desk, case, str(path), "refutes", NOTHING, confidential=True)
    path.unlink()
    piece = read(desk, case).find_evidence(done.id)
    assert piece is not None
    assert (piece.detail("file"), piece.url, piece.confidential) == ("accounts.pdf", "", True)
    copy = piece.copies[0]
    assert copy.sha256 == hashlib.sha256(b"%PDF 31 million").hexdigest()
    assert (copy.extension, copy.media_type, copy.size) == ("pdf", "application/pdf", 15)
    assert desk.store.read_capture(copy.sha256) == b"%PDF 31 million"


@pytest.mark.parametrize(
    ("source", "stance", "details", "error"),
    [
        (PAGE, "denies", NOTHING, UsageError),
        (PAGE, "refutes", EvidenceDetails(kind="tertiary"), UsageError),
        (PAGE, "refutes", EvidenceDetails(published_on="soon"), InvalidDateError),
        ("gone.pdf", "refutes", NOTHING, UnreadableSourceError),
        ("ftp://records.example/log", "refutes", NOTHING, UsageError),
        ("https://[broken", "refutes", NOTHING, UsageError),
    ],
)
def test_what_is_no_evidence_is_refused(
    desk: Desk, source: str, stance: str, details: EvidenceDetails, error: type[RefusedError]
) -> None:
    case = open_told(desk)
    with refused(desk, error):
        add_evidence(desk, case, source, stance, details)


def test_the_same_passage_is_added_once_and_another_one_beside_it(desk: Desk) -> None:
    case = open_told(desk)
    first = add_evidence(desk, case, PAGE, "refutes", EvidenceDetails(quote="31 million")).id
    with refused(desk, DuplicateRefusedError) as caught:
        add_evidence(desk, case, PAGE, "context", EvidenceDetails(quote="31 million"))
    assert first in caught.value.message
    add_evidence(desk, case, PAGE, "context", EvidenceDetails(quote="the roads"))
    withdraw_evidence(desk, case, first, "misread")
    add_evidence(desk, case, PAGE, "refutes", EvidenceDetails(quote="31 million"))
    found, pieces = list_evidence(desk, case)
    assert len(pieces) == 3
    assert found.id == case


def test_evidence_is_amended_by_any_beginning_of_its_id(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    done = amend_evidence(
        desk, case, piece[:3].upper(), EvidenceDetails(title="Log", stance="context"), because="misfiled"
    )
    assert done.id == piece
    after = resolve_evidence(read(desk, case), piece)
    assert (after.title, after.stance, after.publisher) == ("Log", "context", "Office 1")
    amend_evidence(desk, case, piece, EvidenceDetails(title=""))
    assert resolve_evidence(read(desk, case), piece).title == ""


def test_confidential_is_set_and_cleared(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    amend_evidence(desk, case, piece, NOTHING, confidential=True)
    assert resolve_evidence(read(desk, case), piece).confidential
    amend_evidence(desk, case, piece, NOTHING, confidential=False)
    assert not resolve_evidence(read(desk, case), piece).confidential


@pytest.mark.parametrize(
    ("details", "error"),
    [
        (NOTHING, RefusedError),
        (EvidenceDetails(publisher="Office 1"), RefusedError),  # it says so already
        (EvidenceDetails(stance="denies"), UsageError),
        (EvidenceDetails(url=""), RefusedError),
        (EvidenceDetails(url="records.example"), UsageError),
        (EvidenceDetails(published_on="soon"), InvalidDateError),
    ],
)
def test_what_changes_nothing_or_can_not_be_is_refused(
    desk: Desk, details: EvidenceDetails, error: type[RefusedError]
) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    with refused(desk, error):
        amend_evidence(desk, case, piece, details)


def test_withdrawn_evidence_stays_visible_with_its_reason(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    with refused(desk, RefusedError):
        withdraw_evidence(desk, case, piece, " ")
    withdraw_evidence(desk, case, piece, "a forgery")
    after = resolve_evidence(read(desk, case), piece)
    assert not after.counts
    assert after.withdrawals[0].reason == "a forgery"
    with refused(desk, RefusedError):
        withdraw_evidence(desk, case, piece, "a forgery")


def test_a_saved_page_is_kept_as_the_copy_of_a_source(desk: Desk, tmp_path: Path) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>31 million</p>")
    assert capture_file(desk, case, piece[:4], path).id == piece
    copies = resolve_evidence(read(desk, case), piece).copies
    assert [desk.store.read_capture(copy.sha256) for copy in copies] == [b"<p>31 million</p>"]
    with refused(desk, UnreadableSourceError):
        capture_file(desk, case, piece, tmp_path / "gone.html")
    with refused(desk, NotFoundError):
        capture_file(desk, case, "uuuu", path)


def test_a_search_for_the_other_side_is_recorded(desk: Desk) -> None:
    case = open_told(desk)
    record_search(desk, case, " the ministry's archive: nothing ")
    assert [search.text for search in read(desk, case).searches] == ["the ministry's archive: nothing"]


def test_evidence_is_found_by_a_beginning_that_only_it_has(desk: Desk) -> None:
    case_id = open_told(desk)
    pieces = [add_source(desk, case_id, number) for number in range(1, 5)]
    case = read(desk, case_id)
    assert resolve_cites(case, (pieces[1][:7], pieces[0], pieces[1])) == (pieces[1], pieces[0])
    with refused(desk, NotFoundError) as caught:
        resolve_evidence(case, "uuuu")
    assert all(piece in caught.value.message for piece in pieces)
    with refused(desk, UsageError):
        resolve_evidence(case, " ")


def test_a_beginning_that_two_pieces_have_names_both(desk: Desk) -> None:
    case_id = open_told(desk)
    pieces: list[str] = []
    while len({piece[0] for piece in pieces}) == len(pieces):
        pieces.append(add_source(desk, case_id, len(pieces)))
    twins = [piece for piece in pieces if piece[0] == pieces[-1][0]]
    with refused(desk, AmbiguousIdError) as caught:
        resolve_evidence(read(desk, case_id), twins[0][0])
    assert all(twin in caught.value.message for twin in twins)
