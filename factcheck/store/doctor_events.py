"""What the doctor reads from the events of a sound file: who wrote it, clocks that ran backwards, what is in conflict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from factcheck.errors import InvalidDateError
from factcheck.model.case import Case
from factcheck.model.dates import parse_instant
from factcheck.model.listing import Finding
from factcheck.store.case_files import StoredFile

_UPGRADE = "pip install --upgrade factcheck"
_TOLERATED = timedelta(days=1)  # time zones and clocks that are a little off are nobody's mistake


def examine_events(file: StoredFile[Any]) -> Iterator[Finding]:
    """What is worth knowing of a file that is as it was written."""
    yield from _examine_version(file)
    yield from _examine_clocks(file)
    yield from _examine_conflicts(file)


def _examine_version(file: StoredFile[Any]) -> Iterator[Finding]:
    if file.is_newer:
        meaning = "It was written by a newer version of factcheck: this version shows it and does not change it."
        yield Finding("versions", "note", str(file.path), "", meaning, _UPGRADE)
    elif file.state.unknown_kinds:
        kinds = ", ".join(file.state.unknown_kinds)
        first = next(event.id for event in file.events if event.kind in file.state.unknown_kinds)
        meaning = f"It holds events that this version does not know ({kinds}): they are kept and not shown."
        yield Finding("versions", "note", str(file.path), first, meaning, _UPGRADE)


def _examine_clocks(file: StoredFile[Any]) -> Iterator[Finding]:
    """The first event that says it happened more than a day before one that its author had seen."""
    moments = {event.id: event.at for event in file.events}
    for event in file.events:
        # Moments in one form compare as text; they are only read where the order is wrong, which is seldom.
        for later in (moments[parent] for parent in event.parents if moments[parent] > event.at):
            if _is_backwards(event.at, later):
                meaning = f"It is dated {event.at}, but follows an event of {later}: a clock was wrong, or --at was."
                remedy = (
                    f"{_look_at(file)}   (the order of events does not rest on dates; look at the computer's clock)"
                )
                yield Finding("clocks", "note", str(file.path), event.id, meaning, remedy)
                return


def _look_at(file: StoredFile[Any]) -> str:
    return f"factcheck {'history' if isinstance(file.state, Case) else 'article show'} {file.state.id}"


def _is_backwards(at: str, before: str) -> bool:
    try:
        return parse_instant(before) - parse_instant(at) > _TOLERATED
    except InvalidDateError:
        return False


def _examine_conflicts(file: StoredFile[Any]) -> Iterator[Finding]:
    is_case = isinstance(file.state, Case)
    names = file.state.conflicts
    if names:
        meaning = f"Two people set the same apart from each other, and nobody has settled it: {', '.join(names)}."
        identifier = file.state.id
        remedy = f"factcheck resolve {identifier}" if is_case else f"factcheck article amend {identifier}"
        yield Finding("conflicts", "note", str(file.path), "", meaning, remedy)
