"""The registry of actions: every command has an action or a reason, every action a command or a reason, and no key two."""

from __future__ import annotations

from collections import Counter

import pytest
import typer

from factcheck.cli import app as program
from factcheck.tui.actions.registry import SCOPES, actions_of, all_actions

# Commands that no key does, and why.
NOT_HERE = {
    "desk": "made and looked at before the desk is opened", "me": "said before the desk is opened", "ui": "it is this",
    "doctor": "looks at files, not at cases", "backup": "is run by a clock", "restore": "makes another desk",
    "reindex": "the screen does so by itself", "scale": "is looked up before the desk is set up",
    "merge": "is about another desk",
}  # fmt: skip
# Commands whose screens are still to come.
TO_COME = {
    "link", "verdict", "review", "publish", "correct", "withdraw", "summary", "resolve",
    "question answer", "reply", "search", "element", "grid", "import", "library",
    "match", "capture",
}  # fmt: skip
SCREENS = (("caseload", "cases", "everywhere"), ("case", "cases", "everywhere"), ("board", "cases", "everywhere"),
           ("intake", "everywhere"), ("article", "everywhere"), ("articles", "everywhere"),
           ("summary", "everywhere"))  # fmt: skip


def commands() -> set[str]:
    """Every command by its first words."""
    return set(typer.main.get_command(program.app).commands)  # type: ignore[attr-defined]


def test_every_command_has_an_action_or_a_reason() -> None:
    done = {action.command.split(" ")[0] for action in all_actions()}
    missing = commands() - done - set(NOT_HERE) - {name.split(" ")[0] for name in TO_COME}
    assert not missing


def test_every_action_has_a_command_or_a_reason() -> None:
    known = commands()
    for action in all_actions():
        assert bool(action.command) != bool(action.no_command), action.name
        first = action.command.split(" ")[0]
        assert not first or first.startswith("--") or first in known, action.command


@pytest.mark.parametrize("scopes", SCREENS, ids="+".join)
def test_no_key_does_two_things_on_one_screen(scopes: tuple[str, ...]) -> None:
    keys = Counter(key for action in actions_of(scopes) for key in action.key.split(","))
    assert not [key for key, times in keys.items() if times > 1]


def test_names_are_unique_and_every_scope_can_be_loaded() -> None:
    names = [action.name for action in all_actions()]
    assert len(names) == len(set(names))
    assert all(actions_of((scope,)) for scope in SCOPES)
