"""The kinds of events: one module of `events` each, loaded when the first event of its kind is met.

A module holds `KIND`, `SUBJECT` (`case`, `article` or `any`), `check(state, event)`, which raises RefusedError where the
event may not happen now, and `apply(state, event)`, which returns the state after it. Adding a kind is adding a module.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from types import ModuleType

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def kind_module(kind: str) -> ModuleType | None:
    """The module of a kind of event, None for a kind that this version does not know."""
    if not _NAME.fullmatch(kind):
        return None
    name = f"factcheck.model.events.{kind.replace('-', '_')}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
    return module if getattr(module, "KIND", None) == kind else None
