"""The stopwatch measures whole processes, proves that they did their work, and leaves a desk as it found it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from factcheck.store import DeskStore
from tests.benchmarks.build import build_desk, desk_files
from tests.benchmarks.measuring import P_KEY, P, Program, Stopwatch, measure
from tests.benchmarks.operations import changed, everyday, searched_words, unchanged
from tests.benchmarks.rivals import ROOT, plain_cases, task_of
from tests.benchmarks.whole_desk import watched

SIZE = 30


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built desk."""
    root = tmp_path_factory.mktemp("measured") / "cases"
    build_desk(root, SIZE)
    return root


def python(key: str, code: str, *, least_lines: int = 0) -> Program:
    """A program of one line."""
    return Program(key, lambda number: [sys.executable, "-c", code, str(number)], least_lines=least_lines)


def test_a_run_has_a_time_a_memory_and_an_exit_code(tmp_path: Path) -> None:
    with Stopwatch(tmp_path, {}) as stopwatch:
        run = stopwatch.run(P)
        assert run.code == 0
        assert run.seconds > 0
        assert run.memory > 1_000_000
        assert stopwatch.run([sys.executable, "-c", "raise SystemExit(3)"]).code == 3
        large = stopwatch.run([sys.executable, "-c", "bytearray(200_000_000)"])
        assert large.memory > run.memory + 150_000_000


def test_a_program_that_prints_too_little_or_fails_is_left_out_with_the_reason(tmp_path: Path) -> None:
    programs = [
        python("short", "print('one')", least_lines=2),
        python("blank", "print()", least_lines=1),
        python("broken", "raise SystemExit('it broke')"),
        python("sound", "print('one')", least_lines=1),
    ]
    with Stopwatch(tmp_path, {}) as stopwatch:
        figures, reasons = measure(stopwatch, programs, programs[3], lambda _: None)
    assert set(figures) == {P_KEY, "sound"}
    assert set(reasons) == {"short", "blank", "broken"}
    assert "it broke" in reasons["broken"]


def test_each_round_has_its_own_words_and_variables_reach_the_program(tmp_path: Path) -> None:
    code = "import os, sys; open('seen', 'a').write(sys.argv[1] + os.environ['MARK'])"
    program = Program("seen", lambda number: [sys.executable, "-c", code, str(number)], {"MARK": ";"})
    with Stopwatch(tmp_path, {}) as stopwatch:
        figures, _ = measure(stopwatch, [program], program, lambda _: None)
    rounds = len(figures["seen"].runs)
    assert (tmp_path / "seen").read_text() == "".join(f"{number};" for number in range(rounds + 1))


def test_the_everyday_commands_do_their_work_and_a_desk_gets_back_what_they_changed(desk: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in desk_files(desk)}
    with Stopwatch(tmp_path / "empty", {"PYTHONPATH": str(ROOT)}) as stopwatch, unchanged(desk, SIZE, 3):
        for program in everyday(desk, SIZE):
            if not program.otherwise:
                stopwatch.try_out(program)
        assert {path: path.read_bytes() for path in desk_files(desk)} != before
    assert {path: path.read_bytes() for path in desk_files(desk)} == before
    assert [finding for finding in DeskStore(desk).examine() if finding.severity != "note"] == []


def test_rounds_change_different_cases() -> None:
    assert len({changed(number, 1_000) for number in range(21)}) == 21


def test_the_word_that_is_searched_for_is_the_most_frequent_that_is_still_ranked(desk: Path) -> None:
    assert searched_words(desk) == ("registry", "registry")


def test_other_programs_get_every_case_with_its_evidence(desk: Path) -> None:
    cases = list(plain_cases(desk))
    assert len({case["id"] for case in cases}) == SIZE
    assert all(len(case["evidence"]) == 3 for case in cases)
    tasks = [task_of(case) for case in cases]
    assert len({task["uuid"] for task in tasks}) == SIZE
    assert all(len({note["entry"] for note in task["annotations"]}) == 3 for task in tasks)


def test_what_a_program_says_on_its_terminal_is_noticed_before_it_ends(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    speaking = "import sys; sys.stderr.write('working'); sys.stderr.flush(); sum(range(20_000_000))"
    assert watched([sys.executable, "-c", speaking], environment)[1] is not None
    silent = "import sys; sum(range(20_000_000)); sys.stderr.write('done')"
    assert watched([sys.executable, "-c", silent], environment)[1] is None
