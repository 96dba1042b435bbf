"""Work that other processes do is done in order, once, and by whoever is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import NotFoundError
from factcheck.store.hands import Hands

PARTS = list(range(40))
_prepared: list[str] = []


def prepare(word: str) -> None:
    _prepared.append(word)


def square(number: int) -> tuple[int, int, list[str]]:
    """The square, who worked it out, and what was prepared there."""
    return number * number, os.getpid(), list(_prepared)


def loud(number: int) -> int:
    print("not an answer", flush=True)
    os.write(1, b"nor that")
    return number


def refuse(number: int) -> int:
    if number == 7:
        raise NotFoundError("There is no seven.", hint="factcheck list")
    return number


def die_at_nine(number: int) -> int:
    if number == 9 and "helper" in _prepared:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_the_work_is_done_by_others_and_handed_back_in_order() -> None:
    with Hands(prepare, ("helper",)) as helpers:
        done = list(helpers.spread(square, PARTS))
        again = list(helpers.spread(square, PARTS))
    assert [one[0] for one in done] == [number * number for number in PARTS]
    assert os.getpid() not in {one[1] for one in done}
    assert {one[1] for one in again} <= {one[1] for one in done}  # they are kept
    assert all(one[2] == ["helper"] for one in done)


def test_what_is_printed_is_no_answer() -> None:
    with Hands() as helpers:
        assert list(helpers.spread(loud, PARTS)) == PARTS


def test_an_error_is_raised_where_the_work_was_asked_for() -> None:
    with Hands() as helpers, pytest.raises(NotFoundError) as raised:
        list(helpers.spread(refuse, PARTS))
    assert raised.value.hint == "factcheck list"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_where_a_process_is_killed_the_caller_does_what_is_left() -> None:
    with Hands(prepare, ("helper",)) as helpers:
        assert list(helpers.spread(die_at_nine, PARTS)) == PARTS
        assert list(helpers.spread(square, PARTS[:2])) == [(0, os.getpid(), []), (1, os.getpid(), [])]


def test_where_none_can_be_started_the_caller_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_to_start(*_words: object, **_more: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse_to_start)
    with Hands() as helpers:
        assert [one[1] for one in helpers.spread(square, PARTS)] == [os.getpid()] * len(PARTS)


def test_no_process_is_left_when_the_caller_stops_in_the_middle() -> None:
    with Hands() as helpers:
        told = helpers.spread(square, PARTS)
        worker = next(told)[1]
        told.close()  # type: ignore[attr-defined]
        started = list(helpers._processes)
    assert worker in {process.pid for process in started}
    assert all(process.poll() is not None for process in started)


def test_the_script_that_asks_is_not_run_once_more(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os\n"
        "print('once')\n"
        "os.cpu_count = lambda: 2\n"
        "from factcheck.store.hands import Hands\n"
        "with Hands() as helpers:\n"
        "    print(list(helpers.spread(abs, [-1, -2, -3])))\n"
    )
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("once\n[1, 2, 3]\n", "")


def test_a_part_is_made_ready_shortly_before_it_is_handed_out() -> None:
    taken: list[int] = []
    with Hands() as helpers:
        done = helpers.spread(abs, (taken.append(number) or number for number in PARTS))  # type: ignore[func-returns-value]
        next(done)
        assert len(taken) < len(PARTS) / 2
        assert [0, *done] == PARTS
    assert taken == PARTS
