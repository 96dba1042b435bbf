"""Ids of cases complete in every shell that Typer speaks to, each with its claim, and no claim acts on the shell."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import __main__ as program
from factcheck.cli import boundary
from factcheck.cli.quick_completion import COMMANDS
from factcheck.desk.cases import NewClaim, open_case
from factcheck.desk.completion import complete_case
from factcheck.desk.lists import Filters, list_cases
from factcheck.desk.place import Desk
from tests.cli.test_quick import loaded_by, printed_by
from tests.desk.making import make_desk

ROOT = Path(__file__).resolve().parents[2]
SHELLS = ("bash", "zsh", "fish", "powershell")
SHELLS_AND_PWSH = (*SHELLS, "pwsh")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with two cases that was listed before."""
    desk = make_desk(tmp_path / "cases")
    open_case(desk, NewClaim("The bridge cost 40 million"))
    open_case(
        desk, NewClaim("The “old” hospital $(touch harm) `touch harm`: [bold]closes[/x] 'now' \"soon\"; & | > harm")
    )
    list_cases(desk, Filters())
    desk.store.index.close()
    return desk


def offered(shell: str, folder: Path, line: str) -> str:
    """What the program offers to a shell in which a line was typed so far."""
    words = line.split(" ")
    asked = {
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }
    run = subprocess.run(
        [sys.executable, "-m", "factcheck"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "_FACTCHECK_COMPLETE": f"complete_{shell}", **asked},
    )  # fmt: skip
    assert run.stderr == ""
    return run.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_complete_with_their_claims(shell: str, desk: Desk) -> None:
    for identifier in desk.store.case_ids():
        claim = desk.store.read_case(identifier).case.claim
        shown = offered(shell, desk.root.parent, f"factcheck show {identifier[:3]}")
        assert identifier in shown
        assert shell == "bash" or claim[:10].replace("“", "").split()[0] in shown


@pytest.mark.parametrize("shell", SHELLS)
def test_a_named_desk_is_asked(shell: str, desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first = desk.store.case_ids()[0]
    assert first in offered(shell, elsewhere, f"factcheck note --desk {desk.root} {first[:2]}")


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_is_offered_for_what_no_case_begins_with(shell: str, desk: Desk) -> None:
    assert not [one for one in desk.store.case_ids() if one in offered(shell, desk.root.parent, "factcheck show uuu")]


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_no_claim_acts_on_the_shell(shell: str, desk: Desk) -> None:
    hostile = next(one for one in desk.store.case_ids() if "harm" in desk.store.read_case(one).case.claim)
    shown = offered(shell, desk.root.parent, f"factcheck show {hostile}")
    assert "touch harm" in shown
    assert "$(" not in shown
    assert "`" not in shown
    assert "[/x]" not in shown
    assert " closes " in shown


def test_the_newest_change_comes_first_and_capitals_are_taken(desk: Desk) -> None:
    newest = open_case(desk, NewClaim("The road is closed")).case
    assert complete_case("", str(desk.root))[0] == (newest.id, newest.claim)
    assert [one for one, _ in complete_case(newest.id.upper(), str(desk.root))] == [newest.id]


def test_nothing_is_offered_where_there_is_no_desk_or_no_index(tmp_path: Path) -> None:
    assert complete_case("", str(tmp_path)) == []
    fresh = make_desk(tmp_path / "fresh")
    assert complete_case("", str(fresh.root)) == []
    assert not (fresh.root / ".index").exists()


@pytest.mark.parametrize("shell", SHELLS_AND_PWSH)
def test_both_ways_offer_the_same(shell: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.root.parent)
    first = desk.store.case_ids()[0]
    some = sorted(COMMANDS)[SHELLS_AND_PWSH.index(shell) :: len(SHELLS_AND_PWSH)]
    lines = [f"factcheck {command} {first[:2]}" for command in some]
    for line in [*lines, "factcheck show ", "factcheck note", f"factcheck note {first.upper()}", "factcheck show 'k"]:
        words = line.split(" ")
        asked = {
            "_FACTCHECK_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1),
            "_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        }  # fmt: skip
        with monkeypatch.context() as patch:
            for name, value in asked.items():
                patch.setenv(name, value)
            at_once, whole = (printed_by(leaving(run), [], patch) for run in (program._run, boundary.run))
        assert at_once == whole, line


def leaving(run: Callable[[list[str]], int]) -> Callable[[list[str]], int]:
    """The same for Typer too, which leaves by itself when it has completed."""

    def left(words: list[str]) -> int:
        try:
            return run(words)
        except SystemExit as leaving:
            return int(leaving.code or 0)

    return left


def test_completing_an_id_loads_next_to_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.root.parent)
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "factcheck show ")
    assert loaded_by() & {"typer", "dataclasses", "typing", "re", "json", "pathlib", "sqlite3"} == set()
