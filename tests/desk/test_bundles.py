"""The reader's bundle: it verifies anywhere, holds nothing that readers were not shown, and no change to it goes unseen."""

from __future__ import annotations

import base64
import html
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest

from factcheck.desk import bundles, cases, evidence, publishing, questions, verdicts
from factcheck.desk.place import Desk, open_desk
from factcheck.errors import NotFoundError, RefusedError, UsageError
from factcheck.model.dataclass import replace
from factcheck.model.desk_key import fingerprint_of
from factcheck.publish.bundle.container import pack, unpack
from factcheck.publish.bundle.signatures import check_signatures
from tests.desk import making
from tests.desk.bundling import changed, is_found, packed_by_another

SIGN = "on-change = false"
ROOT = Path(__file__).resolve().parents[2]
CHANGES = 1000
CANARY = "Canary<&\"'>é/=1911"
YEAR = re.compile(rb"(?<![0-9a-z])1911(?![0-9a-z])")
TALK = "Only for the desk 4711"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture
def example() -> Desk:
    """The desk that ships as an example."""
    return open_desk(ROOT / "cases", environment={})


def members(path: Path) -> dict[str, bytes]:
    return dict(unpack(path.read_bytes()).members)


def with_copy(desk: Desk, folder: Path) -> str:
    """A published and corrected case, whose first source has a captured copy."""
    case = making.researched(desk)
    file = folder / "accounts.txt"
    file.write_text("The final accounts say 31 million.", encoding="utf-8")
    evidence.capture_file(desk, case, making.read(desk, case).evidence[0].id, file)
    cases.add_note(desk, case, TALK)
    asked = questions.ask_question(desk, case, TALK).id
    questions.answer_question(desk, case, asked, TALK, ())
    making.propose(desk, case)
    cases.move_stage(desk, case, "in-review", because=TALK)
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True, because=TALK)
    publishing.publish_case(desk, case, url="https://daily.example/checks/bridge")
    publishing.correct_case(desk, case, was="31 million", now="34 million", because="The accounts were revised.")
    return case


def bundled(desk: Desk, folder: Path) -> Path:
    case = with_copy(desk, folder)
    return bundles.make_bundle(desk, folder / "b.zip", cases=[case], with_addresses=True).path


@pytest.mark.parametrize("case", ["95k", "7f0", "7df", "z19", "bpp", "dcj", "k4a"])
def test_the_bundle_of_each_published_case_of_the_example_verifies(example: Desk, tmp_path: Path, case: str) -> None:
    made = bundles.make_bundle(example, tmp_path / "b.zip", cases=[case])
    report = bundles.verify_bundle(made.path)
    assert (report.findings, report.is_proved, report.sha256) == ((), True, made.sha256)
    assert report.cases[0].without_words > 0


def test_the_bundle_of_an_article_holds_its_published_cases_and_says_which_it_does_not(
    example: Desk, tmp_path: Path
) -> None:
    made = bundles.make_bundle(example, tmp_path / "b.zip", article="cmb")
    assert bundles.verify_bundle(made.path).findings == ()
    assert (len(made.cases), len(made.passed_over)) == (6, 4)
    record = json.loads(members(made.path)["articles/cmbmgjmc.json"])
    assert [one["id"] for one in record["cases"]] == list(made.cases)
    assert record["checked"] == 5  # one was withdrawn


def test_the_same_bundle_has_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    first = bundled(desk, tmp_path)
    named = json.loads(members(first)["manifest.json"])["cases"]
    again = bundles.make_bundle(making.reopen(desk), tmp_path / "c.zip", cases=named, with_addresses=True)
    assert again.path.read_bytes() == first.read_bytes()


def test_it_holds_every_version_its_copies_and_the_words_that_readers_saw(desk: Desk, tmp_path: Path) -> None:
    found = members(bundled(desk, tmp_path))
    case = next(name for name in found if name.endswith("case.html")).split("/")[1]
    assert {f"cases/{case}/published/{number}.{form}" for number in (1, 2) for form in ("json", "md")} <= set(found)
    (copy,) = [data for name, data in found.items() if name.startswith("captures/")]
    assert copy == b"The final accounts say 31 million."
    assert b"34 million" in found[f"cases/{case}/case.html"]
    kinds = {one["kind"]: one for one in json.loads(found[f"cases/{case}/events.json"])}
    assert kinds["verdict-proposed"]["body"]
    assert kinds["corrected"]["body"]["now"] == "34 million"
    assert (kinds["note-added"]["body"], kinds["note-added"]["salt"]) == (None, "")
    assert TALK.encode() not in b"".join(found.values())


def test_every_salt_of_a_body_that_was_taken_out_is_gone(desk: Desk, tmp_path: Path) -> None:
    found = members(bundled(desk, tmp_path))
    (name,) = [name for name in found if name.endswith("events.json")]
    case = name.split("/")[1]
    whole = b"".join(found.values())
    for event in desk.store.read_case(case).events:
        kept = next(one for one in json.loads(found[name]) if one["id"] == event.id)
        assert (kept["salt"] == "") == (kept["body"] is None)
        if kept["body"] is None:
            assert event.salt.encode() not in whole


def forms(secret: str) -> set[bytes]:
    """A secret raw and in every coding it might pass through."""
    raw = secret.encode()
    base64s = {base64.b64encode(b"x" * shift + raw)[4 * (shift > 0) : -4] for shift in range(3)}
    texts = {quote(secret), quote(secret, safe=""), html.escape(secret), html.escape(secret, quote=False),
             json.dumps(secret)[1:-1], secret.casefold(), secret.upper()}  # fmt: skip
    return {raw, raw.hex().encode(), *base64s, *(one.encode() for one in texts), b"Canary", b"canary"}


def traces(data: bytes) -> list[bytes]:
    """What of the canary stands in some bytes, its year too. Four digits alone stand in hashes by chance, so the year counts
    wherever it is no part of a longer word of digits and small letters."""
    return [*(form for form in forms(CANARY) if form in data), *YEAR.findall(data)]


def secretive(desk: Desk, folder: Path, *, confidential: bool) -> str:
    """A published case that rests on a source with the canary in its every field, beside two others."""
    file = folder / "Canary=1911.pdf"
    file.write_bytes(CANARY.encode())
    case = making.researched(desk)
    cases.amend_claim(desk, case, details=cases.ClaimDetails(why=CANARY))
    names = ("title", "publisher", "author", "quote", "origin", "note")
    details = evidence.EvidenceDetails(**dict.fromkeys(names, CANARY), kind="primary", published_on="1911-05-03")
    secret = evidence.add_evidence(
        desk, case, "https://canary.example/x", "refutes", details, confidential=confidential
    ).id
    evidence.capture_file(desk, case, secret, file)
    cases.add_note(desk, case, CANARY)
    pieces = [piece.id for piece in making.read(desk, case).evidence]
    verdicts.propose_verdict(desk, case, "false", f"It is not so [{secret}]. Nor so [{pieces[0]}].", tuple(pieces))
    cases.move_stage(desk, case, "in-review")
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True, because=CANARY)
    publishing.publish_case(desk, case)
    return case


def test_confidential_evidence_is_in_no_bundle_and_the_chain_still_verifies(desk: Desk, tmp_path: Path) -> None:
    case = secretive(desk, tmp_path, confidential=True)
    made = bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case], with_addresses=True)
    data = made.path.read_bytes()
    copies = [copy.sha256.encode() for piece in making.read(desk, case).evidence for copy in piece.copies]
    assert traces(data) == []
    assert [digest for digest in copies if digest in data] == []
    assert bundles.verify_bundle(made.path).findings == ()


def test_the_canary_would_be_found_were_the_evidence_public(desk: Desk, tmp_path: Path) -> None:
    case = secretive(desk, tmp_path, confidential=False)
    made = bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case], with_addresses=True)
    data = made.path.read_bytes()
    assert any(form in data for form in forms(CANARY))
    assert YEAR.search(data)


def test_what_became_confidential_after_it_was_published_stops_the_bundle(desk: Desk, tmp_path: Path) -> None:
    case = secretive(desk, tmp_path, confidential=False)
    secret = making.read(desk, case).evidence[2].id
    evidence.amend_evidence(desk, case, secret, evidence.EvidenceDetails(), confidential=True)
    with pytest.raises(RefusedError, match="confidential now"):
        bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case], with_addresses=True)
    assert not (tmp_path / "b.zip").exists()
    others = tuple(piece.id for piece in making.read(desk, case).evidence[:2])
    publishing.correct_case(
        desk.acting(by=making.BEN), case, was="It rested on three", now="It rests on two", because="One is not shown.",
        rating="false", cites=others,
    )  # fmt: skip
    made = bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case], with_addresses=True)
    assert traces(made.path.read_bytes()) == []
    assert [one.what for one in made.left_out] == [f"cases/{case}/published/1"]
    report = bundles.verify_bundle(made.path)
    assert [one.level for one in report.findings] == ["note"]
    assert report.is_proved


def test_what_was_never_published_is_refused(desk: Desk, tmp_path: Path) -> None:
    case = making.approved(desk)
    with pytest.raises(RefusedError, match="never published"):
        bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case])
    with pytest.raises(UsageError):
        bundles.make_bundle(desk, tmp_path / "b.zip")


def test_addresses_of_people_who_are_not_of_the_desk_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    case = making.published(desk)
    with pytest.raises(RefusedError, match=r"ana@desk\.example"):
        bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case])
    made = bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case], with_addresses=True)
    assert made.addresses == (making.ANA, making.BEN)


def test_an_address_of_whoever_was_asked_is_not_in_it(desk: Desk, tmp_path: Path) -> None:
    from factcheck.desk import replies

    case = making.researched(desk)
    replies.request_reply(desk, case, to="Mayor Brandt <brandt@private.example>", deadline="2030-01-31")
    replies.receive_reply(desk, case, "Write to me at brandt@private.example.")
    making.propose(desk, case)
    cases.move_stage(desk, case, "in-review")
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True)
    publishing.publish_case(desk, case)
    made = bundles.make_bundle(desk, tmp_path / "b.zip", cases=[case], with_addresses=True)
    (name,) = [name for name in members(made.path) if name.endswith("events.json")]
    assert b"private.example" not in members(made.path)[name]


def test_each_of_1000_random_changes_is_found(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bundled(desk, tmp_path).read_bytes()
    assert not is_found(data, tmp_path)
    chance = random.Random(20260314)
    tried: Counter[str] = Counter()
    missed: list[str] = []
    for number in range(CHANGES):
        name, after = changed(data, chance)
        tried[name] += 1
        if not is_found(after, tmp_path):
            missed.append(f"{number} {name}")
    with capsys.disabled():
        told = ", ".join(f"{name} {times}" for name, times in sorted(tried.items()))
        print(f"\n{CHANGES - len(missed)} of {CHANGES} random changes to a bundle were found ({told})")
    assert missed == []


def test_the_same_members_in_another_zip_are_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "again.zip"
    file.write_bytes(packed_by_another(bundled(desk, tmp_path).read_bytes()))
    report = bundles.verify_bundle(file)
    assert [one.sentence for one in report.findings] == [
        "its members are whole, but the zip around them was packed by another hand"
    ]


def test_what_was_altered_is_named_event_by_event(desk: Desk, tmp_path: Path) -> None:
    path = bundled(desk, tmp_path)
    found = members(path)
    (name,) = [name for name in found if name.endswith("events.json")]
    records = json.loads(found[name])
    place = next(place for place, one in enumerate(records) if one["kind"] == "corrected")
    records[place]["body"]["now"] = "40 million"
    from factcheck.model.canonical import canonical_bytes
    from tests.desk.bundling import with_new_manifest

    path.write_bytes(pack(with_new_manifest({**found, name: canonical_bytes(records)})))
    findings = bundles.verify_bundle(path).findings
    assert any(one.event == records[place]["id"] and "does not agree with its hash" in one.sentence for one in findings)


def test_a_page_of_another_version_is_not_proved_and_said_so(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bundled(desk, tmp_path)
    monkeypatch.setattr(bundles, "__version__", "99.0")
    report = bundles.verify_bundle(path)
    assert not report.is_altered
    assert {one.member.rpartition("/")[2] for one in report.findings} == {"case.html", "index.html"}


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 4000, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_bundle_is_told(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(data)
    assert is_found(data, tmp_path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        bundles.verify_bundle(tmp_path / "none.zip")
    with pytest.raises(NotFoundError):
        bundles.verify_bundle(tmp_path)


def test_verifying_needs_nothing_but_the_package(desk: Desk, tmp_path: Path) -> None:
    path = bundled(desk, tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(elsewhere)}
    command = [sys.executable, "-m", "factcheck", "verify", str(path)]
    run = subprocess.run(
        command, cwd=elsewhere, env={**environment, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (run.returncode, list(elsewhere.iterdir())) == (0, []), run.stderr
    path.write_bytes(path.read_bytes()[:-1])
    run = subprocess.run(
        command, cwd=elsewhere, env={**environment, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert run.returncode == 7


@pytest.fixture
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home for private keys, in files."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))


@pytest.mark.usefixtures("own_keys")
def test_signatures_go_with_it_and_name_the_key(desk: Desk) -> None:
    from factcheck.desk.keys import make_key

    key, _ = make_key(desk, in_file=True)
    settings = desk.root / "desk.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(SIGN, "on-change = true"), encoding="utf-8")
    assert settings.read_text(encoding="utf-8") != text
    signing = making.reopen(desk)
    case = cases.open_case(signing, cases.NewClaim("The lake froze in July")).case.id
    assert any(event.kind == "signed" for event in signing.store.read_case(case).events)
    events = list(signing.store.read_case(case).events)
    (by,), findings = check_signatures("events.json", events)
    assert (by.name, by.events, findings) == ("Ana Ruiz", 1, [])
    assert by.fingerprint.replace(" ", "") == fingerprint_of(key.key)[:32]
    forged = [
        replace(one, fields={**one.fields, "signature": "0" * 128}) if one.kind == "signed" else one for one in events
    ]
    told, findings = check_signatures("events.json", forged)
    assert told == ()
    assert ["does not fit" in one.sentence for one in findings] == [True]
