"""The one registry of actions: which modules belong to which scope, and what a screen with these scopes can do.

A screen names its scopes; a scope is a list of modules, loaded when the first screen with it is made. To add an action: an
`Action` in the ACTIONS of a module here, or a new module and its name in SCOPES.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from textual.binding import Binding

from factcheck.tui.actions.action import Action

# Scope -> modules of this folder, in the order in which footer and help show them.
SCOPES: dict[str, tuple[str, ...]] = {
    "caseload": ("caseload", "taking_in"),  # the list of cases
    "board": ("board",),  # the same cases by stage
    "case": ("case",),  # one case, open
    # One case or several that are marked, wherever they stand.
    "cases": (
        "writing", "evidence", "fetching", "moving", "verdicts", "publishing", "after_publishing", "replies", "answers",
        "ties", "grid", "elements", "passing_on",
    ),
    "intake": ("deciding", "article_details"),  # the claims that an article proposes
    "articles": ("articles", "taking_in"),  # the list of articles
    "article": ("article", "article_details"),  # one article with what was found
    "summary": ("summary",),  # what readers would see
    "everywhere": ("everywhere", "whole_desk"),
}  # fmt: skip
READ_ONLY = "This desk is open for reading only."


@cache
def actions_of(scopes: tuple[str, ...]) -> tuple[Action, ...]:
    """What can be done on a screen with these scopes, in order."""
    modules = dict.fromkeys(module for scope in scopes for module in SCOPES[scope])
    return tuple(action for module in modules for action in import_module(f"factcheck.tui.actions.{module}").ACTIONS)


def all_actions() -> tuple[Action, ...]:
    """Every action there is."""
    return actions_of(tuple(SCOPES))


def bindings_of(scopes: tuple[str, ...]) -> list[Binding]:
    """The keys of a screen. Each has the action's name as its id, by which the user's settings may move it."""
    return [
        Binding(
            action.key, f"screen.do({action.name!r})", action.label, id=action.name, show=False, priority=action.at_once
        )
        for action in actions_of(scopes)
    ]


def why_not(action: Action, screen: Any) -> str:
    """Why an action can't be done on a screen now, "" where it can."""
    if action.changes and screen.app.is_read_only:
        return READ_ONLY
    return action.why_not(screen)


def keys_of(action: Action, own_keys: dict[str, str]) -> tuple[str, ...]:
    """The keys of an action, those that the user set where there are any."""
    return tuple(key.strip() for key in own_keys.get(action.name, action.key).split(",") if key.strip())


def unknown_names(names: Iterable[str]) -> list[str]:
    """The names that no action has: what somebody misspelled in the settings."""
    known = {action.name for action in all_actions()}
    return [name for name in names if name not in known]
