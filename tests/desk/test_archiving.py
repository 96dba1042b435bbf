"""Public copies are noted once, for every piece of the address, and never asked for where something is confidential."""

from __future__ import annotations

import pytest

from factcheck.desk import archiving
from factcheck.desk.archiving import SheetReport, archive_evidence, export_sheet, import_sheet
from factcheck.desk.evidence import EvidenceDetails, add_evidence
from factcheck.desk.place import Desk
from factcheck.errors import MissingKeysError, NotFoundError, RefusedError
from factcheck.evidence.archive_sheet import read_sheet
from factcheck.web.wayback import PublicSnapshot
from tests.desk.making import open_told, read, refused

URL = "https://records.example/1"
PUBLIC = "https://archive.example/a1"


def test_a_sheet_goes_out_and_comes_back(desk: Desk) -> None:
    case, other = open_told(desk), open_told(desk, "Another claim.")
    for one in (case, other):
        add_evidence(desk, one, URL, "refutes", EvidenceDetails(title="Minutes"))
    add_evidence(desk, case, "https://secret.example/1", "refutes", EvidenceDetails(), confidential=True)
    sheet = export_sheet(desk)
    assert [row.url for row in read_sheet(sheet)] == [URL]
    path = desk.root.parent / "sheet.csv"
    lines = (
        f"Link,Archive Location,Archive Date\n{URL},{PUBLIC},2026-11-22T10:15:00Z\nhttps://other.example,{PUBLIC},\n"
    )
    path.write_text(lines, encoding="utf-8")
    assert import_sheet(desk, path) == SheetReport(2, 0, 1)
    assert [read(desk, one).evidence[0].public_copies[0].url for one in (case, other)] == [PUBLIC, PUBLIC]
    assert import_sheet(desk, path) == SheetReport(0, 2, 1)
    assert read_sheet(export_sheet(desk, case))[0].archived == PUBLIC


def test_a_copy_of_the_archive_is_noted_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = open_told(desk)
    piece = add_evidence(desk, case, URL, "refutes", EvidenceDetails()).id
    monkeypatch.setattr(archiving, "look_up", lambda _url: PublicSnapshot(PUBLIC, "2026-11-22T10:15:00Z"))
    for _ in range(2):
        _, copy = archive_evidence(desk, case, piece)
        assert copy.url == PUBLIC
    assert len(read(desk, case).evidence[0].public_copies) == 1
    monkeypatch.setattr(archiving, "look_up", lambda _url: None)
    with refused(desk, NotFoundError) as caught:
        archive_evidence(desk, case, piece)
    assert caught.value.hint.endswith("--save")


def test_nothing_confidential_is_told_to_an_archive(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "look_up", lambda _url: pytest.fail("an archive was asked"))
    case = open_told(desk)
    piece = add_evidence(desk, case, URL, "refutes", EvidenceDetails(), confidential=True).id
    with refused(desk, RefusedError):
        archive_evidence(desk, case, piece)


def test_saving_takes_keys_of_ones_own(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_evidence(desk, case, URL, "refutes", EvidenceDetails()).id
    with refused(desk, MissingKeysError):
        archive_evidence(desk, case, piece, save=True)
