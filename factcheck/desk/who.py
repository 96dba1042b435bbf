"""Who is working: what `--by` said, FACTCHECK_BY, the user's own settings, or git's user name, in this order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.config import Person, parse_person, read_user_settings
from factcheck.errors import UnknownPersonError
from factcheck.model.event import Who

_TAME = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never")


def who_is_working(by: str, environment: Mapping[str, str]) -> Who:
    """The person a change is recorded under. Raises UnknownPersonError with the command that says who it is."""
    said = by or environment.get("FACTCHECK_BY", "") or read_user_settings().by or _git_user()
    if not said.strip():
        raise UnknownPersonError(
            "Every change says who made it, and nobody has said who you are. Nothing was changed.",
            hint='factcheck me "Your Name <you@desk.example>"   (or once: --by "Your Name")',
        )
    person = parse_person(said)
    return Who(person.name, person.address)


def known_person(said: Who, people: Sequence[Person]) -> Who:
    """The one person of the desk whom a name without an address means, with name and address; else who was said."""
    words = set(said.name.casefold().split())
    meant = [person for person in people if words and words <= set(person.name.casefold().split())]
    if said.address or len(meant) != 1:
        return said
    return Who(meant[0].name, meant[0].address)


def whole_name(typed: str, people: Sequence[Person | Who]) -> str:
    """The name of the one person of the desk whom the beginnings of words mean (`ana`, `a ruiz`); else what was typed."""
    wanted = typed.casefold().split()
    meant = {person.name for person in people if wanted and _has_words(person.name, wanted)}
    exact = {name for name in meant if name.casefold().split() == wanted}
    found = exact or meant
    return found.pop() if len(found) == 1 else typed


def _has_words(name: str, wanted: Sequence[str]) -> bool:
    words = name.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _git_user() -> str:
    name, address = _git_setting("user.name"), _git_setting("user.email")
    return f"{name} <{address}>" if name and address else name


def _git_setting(key: str) -> str:
    import os
    import subprocess

    # A hook or a monitor that a checkout brings along must not run because somebody wrote a note.
    command = ["git", *_TAME, "config", "--get", key]
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
