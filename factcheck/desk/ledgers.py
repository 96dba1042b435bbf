"""The ledger of the desk as people ask for it: what it tells of, and accepting that something is missing."""

from __future__ import annotations

from factcheck.desk.place import Desk
from factcheck.errors import NotFoundError, NotWritableError, UsageError
from factcheck.model.event import Event
from factcheck.model.ids import normalize_prefix
from factcheck.model.seal_views import LedgerView
from factcheck.store.ledger import place_of
from factcheck.store.ledger_reading import LedgerRead, read_ledger


def show_ledger(desk: Desk) -> LedgerView:
    """What the ledger of the desk tells of."""
    read = _read(desk)
    accepted = tuple((place, line.by, line.at, line.because) for line in read.accepted for place in line.gone)
    files = sum(not place.startswith(("keys/", "anchors/")) for place in read.recorded)
    return LedgerView(read.lines, files, read.ends, accepted, sum(fault.is_damage for fault in read.faults))


def accept_missing(desk: Desk, typed: str, because: str) -> tuple[str, int]:
    """Accept, by name and with a reason, that what the ledger tells of a case or an article is missing; where it lay and how
    many heads were missing. The lines that tell of it stay.

    Raises UsageError, NotFoundError where nothing is missing or the id is not the only one, NotWritableError.
    """
    if not because.strip():
        raise UsageError("Say why it is missing: the reason stays in the ledger.", hint='--because "WHY"')
    read = _read(desk)
    place = _place(read, typed)
    here = {event.id for event in _events(desk, place)}
    missing = read.heads_of(place) - here - read.accepted_of(place)
    if not missing:
        raise NotFoundError(f"Nothing of {place} is missing. Nothing was changed.", hint="factcheck doctor")
    if not desk.store.ledger.accept(
        {place: sorted(missing)}, by=str(desk.who), at=desk.moment, because=because.strip()
    ):
        raise NotWritableError("The ledger can't be written. Nothing was changed.", hint="factcheck doctor")
    return place, len(missing)


def _read(desk: Desk) -> LedgerRead:
    return read_ledger(str(desk.root), desk.store.ops)


def _place(read: LedgerRead, typed: str) -> str:
    prefix = normalize_prefix(typed)
    found = [place for place in read.recorded if prefix and place.rpartition("/")[2].startswith(prefix)]
    found = [place for place in found if not place.startswith(("keys/", "anchors/"))]
    if len(found) != 1:
        told = f"{len(found)} files" if found else "no file"
        raise NotFoundError(f"The ledger tells of {told} “{typed}”. Nothing was changed.", hint="factcheck ledger show")
    return found[0]


def _events(desk: Desk, place: str) -> tuple[Event, ...]:
    """The events of the file at a place, none where it is gone. Raises DamagedFileError."""
    for files in desk.store.files:
        for path in files.paths_named(place[-8:]):
            if place == place_of(path.parent.relative_to(desk.root).as_posix(), place[-8:]):
                return files.read(path).events
    return ()
