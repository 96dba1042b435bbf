"""What an action is. The footer, the help, the palette and the user's own keys all come from this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def always(_screen: Any) -> str:
    """The `why_not` of an action that can always be done."""
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    `name` stays the same for ever: users write it beside their own keys. `key` is Textual's name of one key, or of several
    with commas between them. `label` is for the footer, at most two words; `about` one sentence. `run` is called with the
    screen; `why_not` says why it can't be done there now, "" where it can. `command` does the same on the command line;
    where there is none, `no_command` says why. `changes` marks what a desk that is only read refuses. `in_footer` is False
    for keys that everybody tries anyway, and for those that few need. The key of one that is done `at_once` is done before
    the next key is looked at, so that what is typed right behind it lands in the field that it leads to.
    """

    name: str
    key: str
    label: str
    about: str
    run: Callable[[Any], object]
    command: str = ""
    no_command: str = ""
    why_not: Callable[[Any], str] = always
    changes: bool = False
    in_footer: bool = True
    at_once: bool = False
