"""Anchors: the hash over all that the desk holds, time stamps by a local authority, and what is not taken for one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from factcheck.config import write_new_desk_settings
from factcheck.desk.anchoring import anchor_desk, list_anchors, verify_anchor
from factcheck.desk.cases import NewClaim, add_note, open_case
from factcheck.desk.health import examine
from factcheck.desk.place import Desk, open_desk
from factcheck.errors import (
    AddressRefusedError,
    CaptureError,
    DamagedFileError,
    DuplicateRefusedError,
    NotFoundError,
    TimeStampError,
    UsageError,
)
from factcheck.store.time_stamps import make_request, prove_stamp
from tests.desk.authority import Authority, is_there, served

ANA = "Ana Ruiz <ana@desk.example>"
NEEDS_OPENSSL = pytest.mark.skipif(not is_there(), reason="there is no openssl, which plays the authority")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "cases"
    root.mkdir(0o700)
    write_new_desk_settings(root / "desk.toml", name="Desk")
    desk = open_desk(root, by=ANA, at="2026-10-02", environment={})
    for claim in ("The lake froze in July", "The bridge is closed", "The mast is 40 metres high"):
        open_case(desk, NewClaim(claim))
    return desk


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


def test_an_anchor_is_the_root_of_the_lines_that_it_holds(desk: Desk) -> None:
    made = anchor_desk(desk)
    (path,) = (desk.root / "anchors").iterdir()
    lines = [line.rstrip(",") for line in path.read_text().splitlines()[2:-1]]
    assert [json.loads(line)[0] for line in lines] == sorted(json.loads(line)[0] for line in lines)
    leaves = [hashlib.sha256(b"\0" + line.encode()).digest() for line in lines]
    assert len(leaves) == 4  # three cases and the ledger
    left, right = (hashlib.sha256(b"\1" + leaves[at] + leaves[at + 1]).digest() for at in (0, 2))
    assert made.root == hashlib.sha256(b"\1" + left + right).hexdigest()
    assert (made.files, made.name) == (3, f"2026-10-02-{made.root[:16]}")


def test_an_anchor_holds_while_the_desk_grows(desk: Desk) -> None:
    first = anchor_desk(desk)
    add_note(desk, desk.store.case_ids()[0], "And so it goes on")
    anchor_desk(desk)
    assert [one.root == first.root for one in list_anchors(desk)].count(True) == 1
    for one in list_anchors(desk):
        assert verify_anchor(desk, one.name)[1] == ()
        assert verify_anchor(desk, root=one.root)[0].root == one.root
    assert list(examine(desk)) == []


def test_the_same_desk_is_not_anchored_twice_on_one_day(desk: Desk) -> None:
    anchor_desk(desk)
    leaves = (desk.root / "anchors").iterdir()
    assert len(list(leaves)) == 1
    with pytest.raises(NotFoundError):
        verify_anchor(desk, "2025")


def test_a_damaged_desk_is_not_anchored(desk: Desk) -> None:
    path = next(desk.root.glob("2026-10/*.json"))
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(DamagedFileError, match="Nothing was anchored"):
        anchor_desk(desk)
    assert not (desk.root / "anchors").exists()


def test_an_anchor_that_was_changed_is_found(desk: Desk) -> None:
    anchor_desk(desk)
    (path,) = (desk.root / "anchors").iterdir()
    path.write_text(path.read_text().replace('"by":"Ana', '"by":"Ann'))
    assert [one.check for one in examine(desk)] == []  # who made it is not in the root, which is what is kept elsewhere
    heads = next(line for line in path.read_text().splitlines() if line.startswith('["2026-10/'))
    path.write_text(path.read_text().replace(heads, heads.replace("a", "b")))
    assert [one.check for one in examine(desk)] == ["anchors"]


@NEEDS_OPENSSL
def test_a_time_stamp_is_taken_proved_and_kept(desk: Desk, authority: Authority) -> None:
    with served(authority.answer) as (url, asked):
        made = anchor_desk(
            desk, authority_url=url, authority=authority.certificate, policy="1.2.3.4.1", allow_private=True
        )
    assert made.stamp is not None
    assert (made.stamp.authority, made.stamp.policy, made.problem) == ("CN=Test stamps", "1.2.3.4.1", "")
    (path,) = (desk.root / "anchors").glob("*.json")
    assert hashlib.sha256(path.read_bytes()).digest() in asked[0]
    assert desk.settings.name.encode() not in asked[0]
    assert authority.accepts(path.with_suffix(".tsr"), path)
    assert list(examine(desk)) == []
    assert list_anchors(desk)[0].stamp == made.stamp


@NEEDS_OPENSSL
def test_a_stamp_of_other_bytes_is_found_by_the_doctor(desk: Desk, authority: Authority) -> None:
    with served(authority.answer) as (url, _):
        anchor_desk(desk, authority_url=url, authority=authority.certificate, allow_private=True)
    (stamp,) = (desk.root / "anchors").glob("*.tsr")
    stamp.write_bytes(authority.answer(make_request(b"something else").data))
    (finding,) = examine(desk)
    assert (finding.check, finding.severity, finding.path) == ("anchors", "damage", str(stamp))


@NEEDS_OPENSSL
def test_an_answer_that_is_no_stamp_of_this_is_refused(authority: Authority, tmp_path: Path) -> None:
    asked, trusted = make_request(b"the bytes"), authority.certificate.read_bytes()
    answer = authority.answer(asked.data)
    assert prove_stamp(answer, b"the bytes", trusted, nonce=asked.nonce).authority == "CN=Test stamps"
    stranger = Authority(tmp_path / "stranger", "Stranger")
    no_stamper = Authority(tmp_path / "server", "Server", use="other_extensions")
    for made, data, certificates, more in (
        (answer, b"other bytes", trusted, {}),
        (answer, b"the bytes", trusted, {"nonce": asked.nonce + 1}),
        (answer, b"the bytes", trusted, {"policy": "1.2.3.4.9"}),
        (answer, b"the bytes", stranger.certificate.read_bytes(), {}),
        (answer[:-40] + bytes(40), b"the bytes", trusted, {}),
        (b"<html>no</html>", b"the bytes", trusted, {}),
        (b"", b"the bytes", trusted, {}),
    ):
        with pytest.raises(TimeStampError):
            prove_stamp(made, data, certificates, **more)
    with pytest.raises(Exception):  # noqa: B017, PT011 - openssl will not stamp with such a certificate either
        prove_stamp(no_stamper.answer(asked.data), b"the bytes", no_stamper.certificate.read_bytes())
    with pytest.raises(UsageError):
        prove_stamp(answer, b"the bytes", b"no certificate")


def test_a_server_that_is_no_authority_leaves_the_anchor_and_says_so(desk: Desk, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tsa") if is_there() else None
    if authority is None:
        pytest.skip("there is no openssl, which plays the authority")
    with (
        served(lambda _query: b"<html>", kind="text/html") as (url, _),
        pytest.raises(CaptureError, match="no time stamp"),
    ):
        anchor_desk(desk, authority_url=url, authority=authority.certificate, allow_private=True)
    assert len(list_anchors(desk)) == 1
    assert list(examine(desk)) == []


@NEEDS_OPENSSL
def test_nobody_is_asked_unless_named_and_never_in_a_private_network(desk: Desk, authority: Authority) -> None:
    with served(authority.answer) as (url, asked):
        with pytest.raises(AddressRefusedError):
            anchor_desk(desk, authority_url=url, authority=authority.certificate)
        with pytest.raises(UsageError):
            anchor_desk(desk, authority_url=url)
        assert asked == []


def test_anchoring_again_at_once_is_refused_where_nothing_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.ledger.Ledger.record", lambda *_: None)
    anchor_desk(desk)
    with pytest.raises(DuplicateRefusedError):
        anchor_desk(desk)
