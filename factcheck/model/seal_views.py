"""What people are shown of keys, the ledger and anchors."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.dataclass import dataclass
from factcheck.model.desk_key import DeskKey


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key as a list shows it; `is_own` where its private half is on this computer."""

    key: DeskKey
    is_own: bool


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What the ledger holds. `ends` are the lines and the last seal of each of its files; `accepted` place, person, moment
    and reason of what was taken for missing; `faults` how many things are wrong with it."""

    lines: int
    files: int
    ends: Mapping[str, tuple[int, str]]
    accepted: tuple[tuple[str, str, str, str], ...]
    faults: int


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A proved stamp: the moment it vouches for (UTC, ISO), who gave it, its serial number and its policy."""

    at: str
    authority: str
    serial: str
    policy: str


@dataclass(frozen=True, slots=True)
class AnchorView:
    """An anchor: its name, when (UTC, ISO) and by whom it was made, its root, the number of cases and articles it tells of,
    and its time stamp; `problem` says why one that lies there does not hold."""

    name: str
    at: str
    by: str
    root: str
    files: int
    stamp: TimeStamp | None = None
    problem: str = ""
