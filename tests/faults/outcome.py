"""What a procedure found: how often it tried, and every promise that was broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[str], None]  # gets how far a procedure has come, as often as it likes


def say_nothing(_progress: str) -> None:
    """For whoever does not want to know how far a procedure has come."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the report.

    `promise` is its number in the table of promises, `count` how many `things` were tried. `wrong` says, one sentence each,
    what was broken; `skipped` why nothing was tried, "" where something was.
    """

    promise: int
    procedure: str
    count: int = 0
    things: str = ""
    wrong: tuple[str, ...] = ()
    skipped: str = ""
    note: str = ""

    @property
    def result(self) -> str:
        """What came of it, in a few words."""
        if self.skipped:
            return f"skipped: {self.skipped}"
        told = f"{len(self.wrong):,} WRONG" if self.wrong else "none lost"
        return f"{told}; {self.note}" if self.note else told


def demand_kept(outcome: Outcome) -> None:
    """Fail a test where a promise was broken, or where nothing was tried."""
    assert outcome.wrong == ()
    assert outcome.count > 0
