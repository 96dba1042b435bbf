"""How the program ends: at once where nothing is left to do, as ever where something is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.quick_desks import example_desk

ROOT = Path(__file__).resolve().parents[2]
LEAVE = """
import sys
{before}
sys.path.insert(0, {root!r})
sys.argv = ["factcheck", "list", "--limit", "1", "--plain"]
from factcheck.__main__ import main
main()
"""


@pytest.fixture
def at_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example desk, listed before."""
    monkeypatch.chdir(tmp_path)
    example_desk(tmp_path / "cases")()
    return tmp_path


def run(before: str, at: Path, **streams: int) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", LEAVE.format(before=before, root=str(ROOT))]
    return subprocess.run(words, cwd=at, text=True, check=False, **{"stdout": -1, "stderr": -1, **streams})  # type: ignore[call-overload, no-any-return]


def test_a_list_leaves_python_as_it_is(at_example: Path) -> None:
    told = "(print('at once', file=sys.stderr, flush=True), leave(code))"
    leaving = f"import os; leave = os._exit; os._exit = lambda code: {told}"
    done = run(leaving, at_example)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "at once")
    assert done.stdout


def test_who_asked_to_be_called_before_the_end_is_called(at_example: Path) -> None:
    done = run("import atexit; atexit.register(print, 'called')", at_example)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "called")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_what_can_not_be_printed_is_told(at_example: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = run("pass", at_example, stdout=full.fileno())
    assert done.returncode == 1
    assert "No space left" in done.stderr
