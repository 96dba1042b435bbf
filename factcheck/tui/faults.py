"""What an error says on the screen: what happened, and the next step."""

from __future__ import annotations

import os

from factcheck.errors import FactcheckError


def words_of(error: Exception) -> tuple[str, str]:
    """The message and the hint of an error. With FACTCHECK_DEBUG=1 a fault of ours is raised instead."""
    if isinstance(error, FactcheckError):
        return error.message, error.hint
    if os.environ.get("FACTCHECK_DEBUG") == "1":
        raise error
    if isinstance(error, OSError) and error.strerror:
        return f"The system refused what was needed: {error.strerror}.", "factcheck doctor"
    what = f"Something went wrong inside factcheck ({type(error).__name__}); this is a fault of the program."
    return (
        f"{what} What was saved before is saved.",
        "Start again with FACTCHECK_DEBUG=1 set and report what it prints.",
    )
