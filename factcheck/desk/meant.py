"""Which word of the trade a person meant by what they typed."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import UsageError
from factcheck.model.evidence import KINDS, STANCES
from factcheck.model.stages import RESEARCHING, STAGES

_LEAST = 2  # letters of a beginning


def word_meant(typed: str, known: Sequence[str], what: str) -> str:
    """The one of some words that was meant: in capitals or with blanks for dashes too, or its beginning where only one of
    them begins so. Raises UsageError that names them all."""
    name = "-".join(typed.strip().lower().replace("_", " ").split())
    if name in known:
        return name
    found = [one for one in known if one.startswith(name)] if len(name) >= _LEAST else []
    if len(found) == 1:
        return found[0]
    wrong = f"may be {' or '.join(found)}" if found else f"is no {what}"
    raise UsageError(f"“{typed}” {wrong}. Nothing was changed.", hint=f"The {what}s are: {', '.join(known)}.")


def stage_named(typed: str) -> str:
    """The stage that was meant; `reopened` is researching again. Raises UsageError."""
    return RESEARCHING if typed.strip().lower() == "reopened" else word_meant(typed, STAGES, "stage")


def stance_named(typed: str) -> str:
    """The stance that was meant, "" for nothing typed. Raises UsageError."""
    return word_meant(typed, STANCES, "stance") if typed.strip() else ""


def kind_named(typed: str) -> str:
    """The kind of evidence that was meant, "" for nothing typed. Raises UsageError."""
    return word_meant(typed, KINDS, "kind") if typed.strip() else ""
