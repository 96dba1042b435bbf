"""Asking a reviewer, in a terminal, for their own rating before the review shows them the author's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.cli.session import Session
    from factcheck.desk.second_rating import RatingWanted

_TRIES = 3


def ask_rating(session: Session, wanted: RatingWanted) -> tuple[str, str]:
    """The reviewer's own rating, as they typed it, and why. The claim and its evidence are told, the verdict is not.

    Raises UsageError where the input ends, or holds no rating three times over.
    """
    from factcheck.render.second_rating_page import tell_before_rating

    tell_before_rating(session.output, wanted.case, wanted.ratings)
    for _try in range(_TRIES):
        rating = _rating(_read("Your own rating (its number or name) > "), wanted)
        if rating:
            return rating, _reason()
    raise UsageError("That is no rating of this desk's scale. Nothing was changed.", hint="factcheck scale show")


def is_somebody_there(session: Session) -> bool:
    """Whether a person can be asked: both ends of the command are a terminal, and no JSON was asked for."""
    return sys.stdin.isatty() and sys.stderr.isatty() and session.output.mode != "json"


def _rating(typed: str, wanted: RatingWanted) -> str:
    """The key of the rating that was meant, "" where none was."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    if 1 <= number <= len(wanted.ratings):
        return wanted.ratings[number - 1][0]
    words = typed.casefold()
    return next((key for key, label in wanted.ratings if words in (key.casefold(), label.casefold())), "")


def _reason() -> str:
    for _try in range(_TRIES):
        reason = _read("Why do you rate it so > ")
        if reason:
            return reason
    raise UsageError("A rating needs its reason. Nothing was changed.", hint="factcheck review CASE --help")


def _read(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise UsageError(
            "The input ended before the rating was given. Nothing was changed.", hint="Start the review again."
        )
    return line.strip()
