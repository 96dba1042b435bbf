"""Promise 7: merging is commutative, associative, idempotent and complete, on random histories of three copies of a case.

Each history is merged as sets of events, and the bytes of the files are compared; one in ten also as desks, by the store.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

from factcheck.model.event import Event, record_of
from factcheck.model.fold import in_order
from factcheck.store import DeskStore
from factcheck.store.layout import lay_out
from factcheck.store.subjects import CASES
from tests.faults.desks import accusations
from tests.faults.laid_down import bytes_of, lay_down, place_of
from tests.faults.outcome import Outcome, Tell, say_nothing
from tests.model.histories import random_copies

COPIES = 3
LONGEST = 24  # steps after which the copies meet
AS_DESKS = 10  # one in so many histories is merged file by file too

Events = Sequence[Event]


def merge_histories(folder: Path, histories: int, seed: int, tell: Tell = say_nothing) -> Outcome:
    """Merge so many histories, each in every order."""
    rng = Random(seed)
    wrong: list[str] = []
    events = as_desks = 0
    for number in range(histories):
        if number % 500 == 0:
            tell(f"{number:,} of {histories:,}")
        copies = random_copies(rng, rng.randrange(LONGEST), COPIES)
        union = in_order([event for copy in copies for event in copy])
        events += len(union)
        found = _broken_laws(copies, rng)
        if number % AS_DESKS == 0:
            as_desks += 1
            found += _merge_desks(folder / "merged", copies, bytes_of(CASES, union), rng)
        wrong += [f"history {number}: {one}" for one in found]
    note = f"{events:,} events, {as_desks:,} as desks"
    return Outcome(7, "merging random histories of three copies", histories, "histories", tuple(wrong), note=note)


def _broken_laws(copies: Sequence[Events], rng: Random) -> list[str]:
    one, two, three = copies
    union = _merge(_merge(one, two), three)
    mixed = rng.sample(union, len(union))
    laws = {
        "commutative": all(_merge(a, b) == _merge(b, a) for a, b in ((one, two), (two, three), (one, three))),
        "associative": union == _merge(one, _merge(two, three)) == _merge(_merge(one, three), two),
        "idempotent": union == _merge(union, union) == _merge(union, two),
        "complete": {event.id for event in union} == {event.id for copy in copies for event in copy},
        # Equal lists of events make equal files; what is left to show is that their order does not matter.
        "the same whatever order events come in": bytes_of(CASES, union) == _file_of(mixed, union),
    }
    return [f"merging is not {law}" for law, holds in laws.items() if not holds]


def _file_of(mixed: Events, union: Events) -> bytes:
    """The bytes of the file whose state is folded from events in no order."""
    return lay_out(CASES.name, CASES.record_of(CASES.fold(mixed)), [record_of(event) for event in union])


def _merge(one: Events, other: Events) -> list[Event]:
    return in_order([*one, *other])


def _merge_desks(folder: Path, copies: Sequence[Events], expected: bytes, rng: Random) -> list[str]:
    """Let three desks meet in a random order until all have met; the files of all must be those bytes."""
    place = place_of(CASES, copies[0])
    roots = [folder / str(number) for number in range(COPIES)]
    for root, copy in zip(roots, copies, strict=True):
        lay_down(root, copy)
        DeskStore(root, index=False).catch_up()  # as the ledger of a desk that wrote the file itself
    one, two, three = rng.sample(roots, COPIES)
    wrong = []
    for into, other in ((one, two), (three, one), (one, three), (two, one)):
        report = DeskStore(into, index=False).merge(DeskStore(other, index=False))
        wrong += [f"merging desks: {problem}" for problem in report.problems]
    wrong += ["desks that met are not equal byte for byte" for root in roots if (root / place).read_bytes() != expected]
    wrong += [one for root in roots for one in accusations(root)]
    ledgers = [{path.name: path.read_bytes() for path in (root / "ledger").glob("*")} for root in roots]
    wrong += ["ledgers that met are not equal byte for byte" for ledger in ledgers if ledger != ledgers[0]]
    shutil.rmtree(folder)
    return wrong
