"""A case as it could be judged on a day: without the evidence that was not known then.

Only evidence is hidden, by the day that it was published itself (`known_then` has the rule). When the desk found or captured
it says nothing about when it could be known, so evidence without a date stays, and is named. Everything that people did
stays too: this looks at the sources, not at the desk's past, which is in the history.
"""

from __future__ import annotations

from factcheck.errors import UsageError
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.dates import PartialDate
from factcheck.model.known_then import is_surely_later

CLAIM = "claim"  # in the place of a date: the day the claim was made


@dataclass(frozen=True, slots=True)
class AsOf:
    """A case without its later evidence: the day, the ids of what is hidden, and of what stays because it has no date."""

    case: Case
    day: str
    later: tuple[str, ...]
    undated: tuple[str, ...]


def day_named(case: Case, typed: str) -> str:
    """The day that somebody asks about: a date of any precision, or `claim`. Raises InvalidDateError, or UsageError where
    nobody knows when the claim was made."""
    if typed.strip().lower() != CLAIM:
        return str(PartialDate.parse(typed))
    if PartialDate.read(case.claimed_on) is None:
        raise UsageError(
            f"Nobody has written when the claim of case {case.id} was made.",
            hint=f"factcheck claim amend {case.id} --claimed-on DATE   (or name a day: --as-of 2025-11-03)",
        )
    return case.claimed_on


def case_as_of(case: Case, typed: str) -> AsOf:
    """The case without the evidence that could not be known on a day. Raises as `day_named`."""
    day = day_named(case, typed)
    dates = {piece.id: str(piece.published_on or "") for piece in case.evidence}
    later = tuple(piece for piece, date in dates.items() if is_surely_later(date, day))
    undated = tuple(piece.id for piece in case.evidence if not dates[piece.id] and piece.counts)
    kept = tuple(piece for piece in case.evidence if piece.id not in later)
    ties = tuple(tie for tie in case.element_ties if tie.evidence not in later)
    return AsOf(replace(case, evidence=kept, element_ties=ties), day, later, undated)
