"""Confirming what is known of an article before it is taken in: each detail with where it came from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.cli.session import Session
    from factcheck.desk.intake import Given, LookedAt
    from factcheck.model.proposal import ReadArticle

_KEYS = {"t": "title", "p": "publisher", "a": "author", "d": "published_on", "u": "url"}
_PROMPT = "Enter takes them.  [t]itle  [p]ublisher  [a]uthor  [d]ate  [u]rl  [q]uit > "


def confirm(session: Session, read: ReadArticle, given: Given) -> Given | None:
    """Show what is known of an article until the person takes it; None where they leave. A known article asks nothing."""
    from factcheck.desk.intake import look_at

    while True:
        looked = look_at(session.desk, read, given)
        if looked.recognised:
            return given
        _show(session, looked)
        answer = _ask(_PROMPT)
        letter = answer.strip().lower()[:1] if answer is not None else "q"
        if letter == "q":
            session.output.note("Nothing was taken in.")
            return None
        if not letter:
            return given
        if letter in _KEYS:
            given = _change(session, given, _KEYS[letter])


def _show(session: Session, looked: LookedAt) -> None:
    session.output.note("What is known of the article, and where it came from:")
    known = {name: (value, where) for name, value, where in looked.details}
    for name in _KEYS.values():
        value, where = known.get(name, ("not known", ""))
        session.output.note(f"  {_word(name)}: {value}" + (f"   ({where})" if where else ""))


def _change(session: Session, given: Given, name: str) -> Given:
    """What the person writes in place of a detail; a dash takes it away, nothing leaves it as it is."""
    from factcheck.desk.intake import say_detail
    from factcheck.errors import UsageError

    words = (_ask(f"{_word(name)} (- for none) > ") or "").strip()
    if not words:
        return given
    try:
        return say_detail(given, name, words)
    except UsageError as error:
        session.output.note(f"{error.message} {error.hint}")
        return given


def _word(name: str) -> str:
    return {"published_on": "date", "url": "address"}.get(name, name)


def _ask(prompt: str) -> str | None:
    """One line from the person, None where they ended the input."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None
