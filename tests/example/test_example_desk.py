"""The example desk: it can be built again byte for byte, shows every stage, holds what it is to teach, and leaks nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.desk.health import examine
from factcheck.desk.place import Desk, open_desk
from factcheck.desk.summaries import Wanted, write_summary_of
from factcheck.intake.propose import propose
from factcheck.intake.readers import read_article
from factcheck.model.case import Case
from factcheck.model.stages import STAGES

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CANARY = "heronsgate"  # stands in every detail of the evidence that is confidential
FORMATS = ("text", "markdown", "html", "json")
LEFT_OUT = {".index", ".locks"}


def build(folder: Path) -> Path:
    """Build the example desk in a folder that is not there yet."""
    subprocess.run([sys.executable, str(HERE / "build_desk.py"), str(folder)], check=True, timeout=60)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a desk but those that can be made again, by its place."""
    files = (path for path in folder.rglob("*") if path.is_file() and not LEFT_OUT & set(path.parts))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("example") / "cases")


@pytest.fixture
def desk(folder: Path) -> Desk:
    return open_desk(folder, environment={})


@pytest.fixture
def cases(desk: Desk) -> dict[str, Case]:
    """The cases by their claims."""
    found = [desk.store.read_case(identifier).case for identifier in desk.store.case_ids()]
    return {case.claim: case for case in found}


def test_building_it_again_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert content(build(tmp_path / "again")) == content(folder)


def test_it_is_what_the_project_ships(folder: Path) -> None:
    advice = "cases/ is not what its stories make; if that is meant: python tests/example/build_desk.py cases"
    built, shipped = content(folder), content(ROOT / "cases")
    assert sorted(built) == sorted(shipped), advice
    assert [name for name in built if built[name] != shipped[name]] == [], advice


def test_building_leaves_another_desk_alone(tmp_path: Path) -> None:
    other = tmp_path / "desk"
    other.mkdir()
    (other / "desk.toml").write_text('[desk]\nname = "Another desk"\n', encoding="utf-8")
    run = subprocess.run([sys.executable, str(HERE / "build_desk.py"), str(other)], capture_output=True, check=False)
    assert run.returncode == 1
    assert [path.name for path in other.iterdir()] == ["desk.toml"]


def test_the_doctor_finds_nothing(desk: Desk) -> None:
    assert list(examine(desk)) == []


def test_every_stage_has_a_case(cases: dict[str, Case]) -> None:
    assert {case.stage for case in cases.values()} == set(STAGES)


def test_it_asks_what_a_new_desk_asks_and_says_who_it_is(desk: Desk) -> None:
    from factcheck.model.standards import default_levels

    settings = desk.settings
    assert settings.standards == default_levels()
    assert all((settings.organisation, settings.url, settings.contact, settings.corrections, settings.funding))
    assert [person.address for person in settings.people] == [
        "ana@desk.example",
        "ben@desk.example",
        "chidi@desk.example",
    ]
    assert settings.unknown == ()


def test_what_was_published_has_different_ratings(cases: dict[str, Case]) -> None:
    ratings = [case.verdict.rating for case in cases.values() if case.verdict and case.stage == "published"]
    assert len(set(ratings)) >= 3


def test_it_shows_how_people_disagree_correct_and_take_back(cases: dict[str, Case]) -> None:
    told = list(cases.values())
    reviewed = [case for case in told if case.stage == "in-review" and case.verdict and case.reviews]
    assert any(case.reviews[-1].rating != case.verdict.rating for case in reviewed if case.verdict)
    corrected = [(case, one) for case in told for one in case.corrections if one.rating != one.before]
    assert all(not case.publications[0].by.is_same_person(one.by) for case, one in corrected)
    assert len(corrected) == 1
    assert any(case.withdrawals for case in told)
    assert any(case.overrides for case in told)
    assert any(case.undone for case in told)


def test_some_claimants_answered_and_some_did_not(cases: dict[str, Case]) -> None:
    requests = [request for case in cases.values() for request in case.requests]
    assert {bool(request.replies) for request in requests} == {True, False}
    assert any(case.no_reply_reasons for case in cases.values())


def test_every_captured_copy_is_there(desk: Desk, cases: dict[str, Case]) -> None:
    copies = [copy.sha256 for case in cases.values() for piece in case.evidence for copy in piece.copies]
    assert len(copies) >= 5
    assert all(map(desk.store.holds_capture, copies))


def wanted_of(desk: Desk) -> Iterator[Wanted]:
    """Every summary that can be asked of the desk, drafts included."""
    for drafts in (False, True):
        yield Wanted(since="2020", until="2030", drafts=drafts)
        yield Wanted(cases=desk.store.case_ids(), drafts=drafts)
        for identifier in desk.store.case_ids():
            yield Wanted(cases=(identifier,), drafts=drafts)
        for identifier in desk.store.article_ids():
            yield Wanted(article=identifier, drafts=drafts)


@pytest.mark.parametrize("name", FORMATS)
def test_the_confidential_source_is_in_no_summary(desk: Desk, cases: dict[str, Case], name: str) -> None:
    case = next(case for case in cases.values() if any(piece.confidential for piece in case.evidence))
    secret = next(piece for piece in case.evidence if piece.confidential)
    assert CANARY in secret.title.casefold()
    for wanted in wanted_of(desk):
        told = write_summary_of(desk, wanted, name).casefold()
        assert CANARY not in told
        assert secret.id[:4] not in re.findall(r"\w+", told)


@pytest.mark.parametrize("name", FORMATS)
def test_no_summary_shows_readers_a_marker_as_the_desk_writes_it(desk: Desk, cases: dict[str, Case], name: str) -> None:
    for case in cases.values():
        told = write_summary_of(desk, Wanted(cases=(case.id,), drafts=True), name)
        assert [piece.id for piece in case.evidence if f"[{piece.id[:4]}" in told] == []


def test_the_confidential_source_is_in_nothing_that_was_published(desk: Desk, cases: dict[str, Case]) -> None:
    kept = {digest for case in cases.values() for one in case.publications for digest in one.kept.values()}
    assert len(kept) >= 6
    assert not any(CANARY in desk.store.read_capture(digest).decode().casefold() for digest in kept)


def test_every_address_in_it_is_one_that_cannot_exist(folder: Path) -> None:
    hosts: Counter[str] = Counter()
    for data in content(folder).values():
        hosts.update(re.findall(r"https?://([\w.-]+)", data.decode()))
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org"}


@pytest.mark.parametrize(
    "path", sorted((*HERE.glob("articles/*"), *HERE.glob("sources/*"))), ids=lambda path: path.name
)
def test_every_text_says_that_it_is_invented(path: Path) -> None:
    assert "invented" in path.read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize("path", sorted(HERE.glob("articles/*")), ids=lambda path: path.name)
def test_intake_proposes_the_headline_at_most_once_and_finds_the_claims(path: Path) -> None:
    read = read_article(path.read_bytes(), name=path.name)
    sentences = [proposal.quote.text for proposal in propose(read.text).proposals]
    headline = read.title.value if read.title else ""
    assert headline
    assert sentences.count(headline) <= 1
    assert sum(bool(re.search(r"\d", sentence)) for sentence in sentences) >= 4


def test_a_desk_that_was_copied_works_where_it_lies_now(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns(*LEFT_OUT))
    assert open_desk(copy, environment={}).store.case_ids() == open_desk(folder, environment={}).store.case_ids()
