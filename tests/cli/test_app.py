"""The table of contents: every command has its place in the day, and one whole line that says what it does."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer.main

from factcheck.cli.app import DAY, app, app_for


def help_of(*command: str) -> str:
    """The help of a command as a terminal of 80 columns shows it."""
    words = [sys.executable, "-m", "factcheck", *command, "--help"]
    run = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60, check=True)
    return run.stdout


def test_every_command_has_its_place_in_the_day() -> None:
    assert sorted(typer.main.get_group(app).commands) == sorted(DAY)


def test_the_help_lists_them_in_that_order() -> None:
    listed = help_of().split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed if line[2:3].strip()] == list(DAY)


@pytest.mark.parametrize("name", ["", *(group.name for group in app.registered_groups)])
def test_no_line_of_the_help_breaks_off(name: str) -> None:
    assert [line for line in help_of(*name.split()).splitlines() if line.endswith("...") and line[:1] == " "] == []


@pytest.mark.parametrize("command", DAY)
def test_a_command_alone_is_the_command_among_all(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("_FACTCHECK_COMPLETE", raising=False)
    alone = typer.main.get_group(app_for([command, "x"]))
    whole = typer.main.get_group(app_for([]))
    assert len(alone.commands) < len(whole.commands)
    shown = [made.commands[command].get_help(typer.Context(made.commands[command])) for made in (alone, whole)]
    assert shown[0] == shown[1]


def test_the_whole_program_is_there_while_a_shell_completes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_bash")
    assert sorted(typer.main.get_group(app_for(["note"])).commands) == sorted(DAY)
