"""What readers saw of a case, each time it was published, and what changed between two of these versions.

The bytes were kept with their hash when they were published; nothing is made anew here.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.desk.place import Desk
from factcheck.errors import DamagedFileError, FactcheckError, NotFoundError, RefusedError, UsageError
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import Withdrawal
from factcheck.model.verdict import Publication
from factcheck.model.versions import ALTERED, KEPT, MISSING, PartChange, Version, compare_records

_FORM = "json"
_LONGEST_NUMBER = 6  # digits


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a case, the first one first, and what was taken back."""

    case: Case
    versions: tuple[Version, ...]
    withdrawals: tuple[Withdrawal, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions of a case."""

    case: Case
    before: Version
    after: Version
    changes: tuple[PartChange, ...]


def read_versions(desk: Desk, case_id: str) -> Versions:
    """What readers have seen of a case. Raises RefusedError where nothing of it was published."""
    case = desk.store.read_case(case_id).case
    if not case.publications:
        raise RefusedError(f"Nothing of case {case.id} was published.", hint=f"factcheck history {case.id}")
    corrections = {one.event for one in case.corrections}
    versions = [
        _version(desk, number, one, one.event in corrections) for number, one in enumerate(case.publications, 1)
    ]
    return Versions(case, tuple(versions), case.withdrawals)


def compare_versions(desk: Desk, case_id: str, wanted: str) -> Comparison:
    """What differs between two versions, named as `1..2`, or between one and the one before, named as `2`.

    Raises UsageError for what names no versions, NotFoundError for one that there is not, DamagedFileError where the bytes
    of one are gone or are not those that were published.
    """
    found = read_versions(desk, case_id)
    first, last = _numbers(found, wanted)
    before, after = found.versions[first - 1], found.versions[last - 1]
    records = [_record(desk, found.case, one) for one in (before, after)]
    return Comparison(found.case, before, after, compare_records(*records))


def _numbers(found: Versions, wanted: str) -> tuple[int, int]:
    first, dots, last = wanted.strip().partition("..")
    if not all(
        one.isascii() and one.isdecimal() and len(one) < _LONGEST_NUMBER for one in (first, last if dots else first)
    ):
        raise UsageError(
            f"“{wanted[:40]}” names no two versions.",
            hint=f"factcheck history {found.case.id} --published --compare 1..2",
        )
    numbers = (int(first), int(last)) if dots else (int(first) - 1, int(first))
    missing = next((one for one in numbers if not 1 <= one <= len(found.versions)), None)
    if missing is not None:
        raise NotFoundError(
            f"Case {found.case.id} has no version {missing} (it has {len(found.versions)}).",
            hint=f"factcheck history {found.case.id} --published",
        )
    return numbers


def _version(desk: Desk, number: int, one: Publication, is_correction: bool) -> Version:
    state, label = KEPT, one.rating
    try:
        for form, digest in one.kept.items():
            data = desk.store.read_capture(digest)
            label = _label(data) or label if form == _FORM else label
    except NotFoundError:
        state = MISSING
    except DamagedFileError:
        state = ALTERED
    return Version(number, one, is_correction, state, label)


def _label(data: bytes) -> str:
    """The label of the rating as readers saw it, "" where the bytes do not tell."""
    try:
        cases = json.loads(data)["cases"]
        return str(cases[0]["rating_label"] or "")
    except (ValueError, LookupError, TypeError):
        return ""


def _record(desk: Desk, case: Case, version: Version) -> dict[str, Any]:
    digest = version.publication.kept.get(_FORM, "")
    try:
        record = json.loads(desk.store.read_capture(digest))
    except (FactcheckError, ValueError) as error:
        raise DamagedFileError(
            f"What readers saw as version {version.number} of case {case.id} can't be read: its bytes are "
            f"{version.state if version.state != KEPT else 'not what this program writes'}.",
            path=str(desk.root / "captures"),
            hint="factcheck doctor",
        ) from error
    return record if isinstance(record, dict) else {}
