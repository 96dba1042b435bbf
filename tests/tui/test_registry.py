"""The registry of actions: every command has an action or a reason, every action a command or a reason, and no key two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from factcheck.cli import app as program
from factcheck.tui.actions.registry import SCOPES, actions_of, all_actions

# Commands that no key does, and why. A group stands for all that it holds.
NOT_HERE = {
    "desk": "made and looked at before the desk is opened", "ui": "it is this",
    "doctor": "looks at files, not at cases", "backup": "is run by a clock", "restore": "makes another desk",
    "reindex": "the screen does so by itself", "scale": "is looked up before the desk is set up",
    "site check": "reads every page, and tells of each what is wrong", "site serve": "answers until it is stopped",
    "merge": "is about another desk", "import": "brings many cases in at once, with columns to be told apart",
    "library": "others' checks come in by a file; what is in them is found by match",
    "element propose": "the form of element add offers what is proposed",
    "evidence untie": "evidence tie does it, by the stance loose",
    "evidence archive": "a public copy is asked for rarely, and takes minutes",
    "evidence export-sheet": "is for another program", "evidence import-sheet": "comes from another program",
    "verify": "is what readers do with a bundle, without a desk",
    "ledger": "is about files, not about cases", "anchor": "is run by a clock, and its hash goes elsewhere",
    "key": "is made once for each person and computer; afterwards every change is signed by itself, on the screen too",
}  # fmt: skip
SCREENS = (("caseload", "cases", "everywhere"), ("case", "cases", "everywhere"), ("board", "cases", "everywhere"),
           ("intake", "everywhere"), ("articles", "everywhere"), ("article", "everywhere"),
           ("summary", "everywhere"))  # fmt: skip


def commands() -> set[str]:
    """Every command with all its words."""
    return set(_names(typer.main.get_command(program.app), ()))


def _names(command: Any, words: tuple[str, ...]) -> Iterator[str]:
    for name, inner in command.commands.items():
        yield from _names(inner, (*words, name)) if hasattr(inner, "commands") else [" ".join((*words, name))]


def is_known(command: str, names: set[str] | dict[str, str]) -> bool:
    """Whether a command, or the group that it belongs to, is among these."""
    return command in names or command.split(" ")[0] in names


def test_every_command_has_an_action_or_a_reason() -> None:
    done = {action.command.partition(" --")[0] for action in all_actions()}
    missing = {one for one in commands() - done if not is_known(one, NOT_HERE)}
    assert not missing


def test_every_reason_is_about_a_command_that_no_key_does() -> None:
    done = {action.command.partition(" --")[0] for action in all_actions()}
    known = commands() | {one.split(" ")[0] for one in commands()}
    assert not set(NOT_HERE) & done
    assert not set(NOT_HERE) - known


def test_every_action_has_a_command_or_a_reason() -> None:
    known = commands()
    for action in all_actions():
        assert bool(action.command) != bool(action.no_command), action.name
        words = action.command.partition(" --")[0]
        assert not words or action.command.startswith("--") or words in known, action.command


@pytest.mark.parametrize("scopes", SCREENS, ids="+".join)
def test_no_key_does_two_things_on_one_screen(scopes: tuple[str, ...]) -> None:
    keys = Counter(key for action in actions_of(scopes) for key in action.key.split(","))
    assert not [key for key, times in keys.items() if times > 1]


def test_names_are_unique_and_every_scope_can_be_loaded() -> None:
    names = [action.name for action in all_actions()]
    assert len(names) == len(set(names))
    assert all(actions_of((scope,)) for scope in SCOPES)
