"""Completion of a case's id, answered before Typer is loaded: a person waits for it with a finger on the key.

Only `factcheck COMMAND BEGINNING` is understood here, where the command takes a case first and some id begins so. For
anything else, an option or a quotation mark among it, Typer completes. Both offer the same.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS = frozenset(("show", "history", "note", "tag", "assign", "stage", "undo"))
_LETTERS = frozenset("0123456789abcdefghjkmnpqrstvwxyz")
_WIDEST = 72  # cells
# What a shell would act on in a description; some of them put it into a line that is evaluated.
_ACTING = {ord(sign): " " for sign in "\"'`$\\;&|<>(){}[]*?!~#:^=@\t"}


def offered_cases(typed: str, folder: str = "") -> list[tuple[str, str]]:
    """The ids that begin as typed, each with its claim in one short line that does nothing. It never fails."""
    from factcheck.desk.completion import complete_case
    from factcheck.render.inert import view
    from factcheck.render.widths import truncate

    try:
        found = complete_case(typed, folder)
    except Exception:  # noqa: BLE001 - a person is in the middle of a line
        return []
    return [(one, truncate(" ".join(view(claim).translate(_ACTING).split()), _WIDEST)) for one, claim in found]


def answer(environment: Mapping[str, str] = os.environ) -> int | None:
    """The exit code where ids were offered here, None where Typer has to look at the line."""
    shell = environment.get("_FACTCHECK_COMPLETE", "").removeprefix("complete_")
    typed = _typed(shell, environment)
    found = offered_cases(typed) if typed is not None else []
    if not found:
        return None
    if shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0
    sys.stdout.write(f"{_told(shell, found)}\n")
    return 0


def _typed(shell: str, environment: Mapping[str, str]) -> str | None:
    """The beginning of an id on the line, None where the line is not of the one form that is known here."""
    is_known = shell in ("bash", "zsh", "pwsh", "powershell") or (
        shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") in ("get-args", "is-args")
    )
    line = environment.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    words = line.split()
    if not is_known or not 2 <= len(words) <= 3 or words[1] not in COMMANDS:
        return None
    typed = words[2] if len(words) == 3 else ""
    if shell == "bash":
        is_there = environment.get("COMP_CWORD") == "2"
    elif shell in ("zsh", "fish"):
        is_there = line.endswith(" ") is (typed == "")
    else:
        is_there = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "") == typed
    return typed if is_there and _LETTERS.issuperset(typed) else None


def _told(shell: str, found: list[tuple[str, str]]) -> str:
    """What the shell's own script expects, which is Typer's."""
    if shell == "bash":
        return "\n".join(identifier for identifier, _ in found)
    if shell == "zsh":
        pairs = "\n".join(f'"{identifier}":"{claim}"' if claim else f'"{identifier}"' for identifier, claim in found)
        return f"_arguments '*: :(({pairs}))'"
    if shell == "fish":
        return "\n".join(f"{identifier}\t{claim}" if claim else identifier for identifier, claim in found)
    return "\n".join(f"{identifier}:::{claim or ' '}" for identifier, claim in found)
