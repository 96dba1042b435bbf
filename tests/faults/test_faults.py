"""A short form of every procedure of `make faults`, and a proof of some that they would notice a store that loses things."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from factcheck.store import atomic, index
from factcheck.store.operations import OSOps
from tests.faults.as_tests import TEXTS, run_tests
from tests.faults.concurrency import write_at_once
from tests.faults.damages import damage_files
from tests.faults.damaging import HARMS, harm
from tests.faults.deeds import DEEDS, Deed
from tests.faults.full_disk import fill_the_disk
from tests.faults.fuzzed_files import fuzz_files, sound_file
from tests.faults.fuzzing import MAKERS
from tests.faults.goldens import open_goldens
from tests.faults.kills import kill_writers
from tests.faults.lost_index import HARMS as LOSSES
from tests.faults.lost_index import lose_the_index
from tests.faults.merges import merge_histories
from tests.faults.outcome import Outcome, demand_kept
from tests.faults.power_cuts import cut_the_power
from tests.faults.run import PROCEDURES, main
from tests.faults.system_calls import PROCEDURE, DisturbedOps, fail_every_call
from tests.faults.traced import trace_every_call

SEED = 7
# The calls of one save that decide whether it was made; `make faults` lets all of them fail.
DECIDING = frozenset({"write", "fsync", "rename", "renameat", "renameat2", "flock", "mkdir"})


@pytest.fixture(autouse=True)
def _same_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """One procedure makes the machine look as if it had been started anew; for the next test it is the old one."""
    monkeypatch.setattr(index, "_BOOT", index._BOOT)


def demand_all_kept(outcomes: list[Outcome]) -> None:
    """Fail where a promise was broken; skip, saying why, where nothing could be tried."""
    assert outcomes
    for outcome in outcomes:
        if not outcome.skipped:
            demand_kept(outcome)
    skipped = [f"{outcome.procedure}: {outcome.skipped}" for outcome in outcomes if outcome.skipped]
    if skipped:
        pytest.skip("; ".join(skipped))


def test_what_killed_writers_acknowledged_is_there(tmp_path: Path) -> None:
    demand_kept(kill_writers(tmp_path, 12, SEED))


def test_nothing_that_eight_writers_save_at_once_is_lost_or_there_twice(tmp_path: Path) -> None:
    demand_all_kept(list(write_at_once(tmp_path, 8, 4)))


@pytest.mark.parametrize("deed", DEEDS[:-1], ids=lambda deed: deed.name)
def test_whatever_call_of_a_save_fails_the_file_is_old_or_new_and_the_answer_true(tmp_path: Path, deed: Deed) -> None:
    demand_all_kept(list(fail_every_call(tmp_path, (deed,), short=True)))


def test_a_fault_that_does_not_meet_its_save_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DisturbedOps, "_fail", lambda _self: None)
    (outcome,) = fail_every_call(tmp_path, DEEDS[:1], short=True)
    assert outcome.procedure == PROCEDURE + DEEDS[0].name
    assert outcome.count == 0
    assert len(outcome.wrong) > 10


def test_strace_lets_the_calls_fail_that_decide_a_save(tmp_path: Path) -> None:
    demand_all_kept(list(trace_every_call(tmp_path, DEEDS[:1], only=DECIDING, short=True)))


def test_a_full_disk_harms_nothing(tmp_path: Path) -> None:
    demand_all_kept(list(fill_the_disk(tmp_path, 1, SEED)))


def test_a_power_cut_takes_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    demand_all_kept(list(cut_the_power(tmp_path, 1, SEED)))


def test_damage_is_noticed_and_named(tmp_path: Path) -> None:
    demand_kept(damage_files(tmp_path, 150, SEED))


@pytest.mark.parametrize("way", HARMS, ids=lambda way: way.__name__)
def test_each_way_to_harm_changes_bytes(way: object) -> None:
    assert any(way(b'{"a": 1,\n"b": "c"}\n', Random(seed)) != b'{"a": 1,\n"b": "c"}\n' for seed in range(20))  # type: ignore[operator]


def test_several_harms_are_named() -> None:
    data, names = harm(b"some bytes", Random(SEED), 3)
    assert data != b"some bytes"
    assert names.count(",") == 2


def test_merging_three_copies_keeps_every_law(tmp_path: Path) -> None:
    demand_kept(merge_histories(tmp_path, 40, SEED))


def test_what_nobody_wrote_is_a_damaged_file_or_a_sound_case(tmp_path: Path) -> None:
    demand_kept(fuzz_files(tmp_path, 1_000, SEED))


@pytest.mark.parametrize("sort", MAKERS)
def test_every_sort_of_fuzzed_file_can_be_made(sort: str) -> None:
    seeds = [sound_file(Random(SEED), 1)]
    assert len({MAKERS[sort](Random(seed), seeds) for seed in range(10)}) > 5


def test_a_lost_index_changes_no_answer(tmp_path: Path) -> None:
    demand_kept(lose_the_index(tmp_path, len(LOSSES), SEED))


def test_every_golden_file_opens(tmp_path: Path) -> None:
    demand_kept(open_goldens(tmp_path))


def test_a_store_that_says_saved_too_early_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def believe(_ops: OSOps, _folder: str) -> None:
        """Sync no folder."""

    monkeypatch.setattr(atomic, "sync_folder", believe)
    monkeypatch.setattr(atomic, "discard", lambda _ops, _path: False)  # take every failed rename for a success
    monkeypatch.setattr(atomic, "_settle", lambda *_: None)
    (outcome,) = fail_every_call(tmp_path, DEEDS[:1], short=True)
    assert any("it was told “saved”" in sentence for sentence in outcome.wrong)


def test_one_procedure_can_be_chosen_and_is_told_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["goldens", "--at-once", "1", "--seed", "1"]) == 0
    told = capfd.readouterr()
    assert told.out.splitlines()[0].startswith("14 goldens  golden files of every schema: ")
    assert told.out.splitlines()[2].split() == ["Procedure", "Promises", "Tried", "Wrong", "Seconds"]
    assert told.out.splitlines()[3].split()[:2] == ["goldens", "14"]
    assert told.out.splitlines()[4:] == ["0 wrong. Every promise was kept."]
    assert "--seed 1" in told.err


@pytest.mark.timeout(400)  # it starts pytest twice
def test_a_procedure_that_is_a_test_tells_how_much_it_tried_and_what_failed() -> None:
    one = TEXTS._replace(words=("tests/faults/test_faults.py", "-k", "several_harms"))
    (outcome,) = run_tests(one, size=20)
    demand_kept(outcome)
    assert (outcome.count, outcome.note) == (20, "1 tests")
    (missing,) = run_tests(TEXTS._replace(words=("tests/no_such_test.py",)), size=20)
    assert "no_such_test" in missing.wrong[0]


def test_a_procedure_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["floods"]) == 2
    assert json.dumps(list(PROCEDURES))[1:-1].replace('"', "") in capsys.readouterr().err
