"""What a merge of two copies of a desk did."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

ADDED = "added"  # only the other copy had it
CHANGED = "changed"  # the other copy held events that this one had not seen
UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class MergedFile:
    """One case or article of the other copy: what became of it here, and what two people set apart in it."""

    subject: str
    id: str
    outcome: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeReport:
    """A whole merge. `imports` counts the imported files of the library that were taken over; `problems` are files of the
    other copy that were left out, each with the reason."""

    files: tuple[MergedFile, ...]
    copies: int
    problems: tuple[str, ...]
    imports: int = 0

    def count(self, subject: str, outcome: str) -> int:
        """How many cases (or articles) had this outcome."""
        return sum(1 for file in self.files if file.subject == subject and file.outcome == outcome)

    @property
    def in_conflict(self) -> tuple[MergedFile, ...]:
        """The files in which people disagree now."""
        return tuple(file for file in self.files if file.conflicts)
