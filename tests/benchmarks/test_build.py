"""The desks that are measured are desks: their files are those of the store, whole, varied and of the size that is said."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from factcheck.model.change import Change
from factcheck.model.event import Draft
from factcheck.store import DeskStore
from factcheck.store.case_files import read_case_file
from factcheck.store.operations import FILE_MODE
from factcheck.store.subjects import CASES
from factcheck.verdicts.scale_files import load_scale
from tests.benchmarks import build
from tests.benchmarks.build import build_desk, built_desk, desk_files, file_of
from tests.benchmarks.invented import SEARCHED
from tests.benchmarks.lives import EVENTS, EVIDENCE, RATINGS, STANDING, article_id, case_id, live_article, live_case

SIZE = 30
SMALLEST, LARGEST = 6_000, 13_000  # bytes of a case file


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built desk, to be looked at and not changed."""
    root = tmp_path_factory.mktemp("built") / "cases"
    build_desk(root, SIZE)
    return root


def test_a_built_desk_is_sound_and_holds_as_many_cases_as_asked_for(desk: Path) -> None:
    assert [finding for finding in DeskStore(desk).examine() if finding.severity != "note"] == []
    assert len(list(desk_files(desk))) == SIZE
    assert DeskStore(desk).case_ids() == tuple(sorted(case_id(number) for number in range(SIZE)))


def test_each_case_has_ten_events_or_a_few_more_three_pieces_of_evidence_and_the_size_of_a_real_one(desk: Path) -> None:
    for path in desk_files(desk):
        file = read_case_file(path)
        assert EVENTS <= len(file.events) <= EVENTS + 3
        assert len(file.case.evidence) == EVIDENCE
        assert SMALLEST < path.stat().st_size < LARGEST


def test_a_built_file_is_the_one_that_the_store_writes(desk: Path, tmp_path: Path) -> None:
    """The same events, saved by the store into an empty desk, give the same path, bytes and rights."""
    store = DeskStore(tmp_path)
    for number in range(SIZE):
        path, data = file_of(CASES, live_case(number))
        saved = store._cases.create(live_case(number))
        assert saved.path == tmp_path / path
        assert saved.path.read_bytes() == data == (desk / path).read_bytes()
        assert (desk / path).stat().st_mode & 0o777 == FILE_MODE


def test_cases_stand_at_every_stage_with_different_people_tags_claimants_and_months() -> None:
    cases = [live_case(number).state for number in range(0, 6_000, 15)]
    assert {case.stage for case in cases} == set(STANDING)
    assert {case.verdict.rating for case in cases if case.verdict} == set(RATINGS)
    assert len({case.claim for case in cases}) == len(cases)
    assert len({case.claimant.name for case in cases if case.claimant}) > 200
    assert len({tag for case in cases for tag in case.tags}) > 30
    assert len({name for case in cases for name in case.assignees}) > 10
    assert len({case.opened.at[:7] for case in cases}) > 40


def test_ratings_are_those_of_the_default_scale() -> None:
    assert set(RATINGS) <= {rating.key for rating in load_scale("default", None).ratings}


def test_a_word_that_is_searched_for_stands_in_as_many_cases_as_said() -> None:
    count = 600
    found: Counter[str] = Counter()
    for number in range(count):
        quotes = " ".join(piece.detail("quote") for piece in live_case(number).state.evidence)
        found.update(word for word in SEARCHED if f" {word}" in quotes)
    for word, part in SEARCHED.items():
        assert abs(found[word] - part * count) < 5 * (count * part * (1 - part)) ** 0.5 + 1, word


def test_a_case_is_the_same_whatever_the_size_of_its_desk() -> None:
    assert file_of(CASES, live_case(7)) == file_of(CASES, live_case(7))
    assert live_article(2).state == live_article(2).state


def test_ids_never_meet() -> None:
    count = 100_000
    assert (
        len({case_id(number) for number in range(count)} | {article_id(number) for number in range(5_000)}) == 105_000
    )


def test_a_built_desk_is_kept_and_built_again_only_where_its_cases_would_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    root = built_desk(3, tmp_path, told.append)
    assert built_desk(3, tmp_path, told.append) == root
    assert len(told) == 1

    def live_shorter_case(number: int) -> Change:  # type: ignore[type-arg]
        change = live_case(number)
        change.add(Draft("note-added", {}, {"text": "one more"}))
        return change

    monkeypatch.setattr(build, "live_case", live_shorter_case)
    built_desk(3, tmp_path, told.append)
    assert len(told) == 2
    assert json.loads((tmp_path / "3" / "built.json").read_text())["size"] == 3
