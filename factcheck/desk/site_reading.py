"""Reading the desk for its site: only the cases whose files, articles or days changed since the site was made last.

What is remembered lies in `.index/` beside the index: derived, disposable, and seen by nobody but the desk.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Any

from factcheck.desk.site_hands import SiteHands
from factcheck.desk.site_room import SiteRoom
from factcheck.model.dataclass import dataclass, field
from factcheck.publish.site.entry import SiteEntry, entry_of, entry_text, mark_of
from factcheck.store.build_memory import read_memory, write_memory

Stamp = tuple[int, ...]
Step = Callable[[int], None]
_PART = 100  # cases that are handed out together


@dataclass(frozen=True, slots=True)
class Remembered:
    """One case as it was read last: the stamps of its file and of its article's, its entry and the line that holds it,
    and where its words give something away."""

    stamp: Stamp
    article_stamp: Stamp
    entry: SiteEntry
    text: str
    leaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a case, as one process hands it to another: the line that holds its entry, where its words
    give something away, and what its page is filled with, packed."""

    text: str
    leaks: tuple[str, ...]
    packed: bytes


@dataclass
class SiteReading:
    """All cases of the desk by the places of their files, the records of those that were read now (packed, by place), and
    how many were."""

    cases: dict[str, Remembered]
    records: dict[str, bytes] = field(default_factory=dict)
    read: int = 0

    @property
    def entries(self) -> list[SiteEntry]:
        """The entries of all cases; one whose words give a confidential source away has no page."""
        return [_withheld(one.entry) if one.leaks else one.entry for one in self.cases.values()]

    @property
    def leaks(self) -> list[str]:
        """Where readers would see what is confidential."""
        return [f"case {one.entry.id}: {leak}" for one in self.cases.values() for leak in one.leaks]


def read_cases(room: SiteRoom, hands: SiteHands, begin: Callable[[int], None], step: Step) -> SiteReading:
    """Read what changed. `begin` is told how many cases are read, `step` how many more are done.

    Raises DamagedFileError: a site that leaves a case out without a word would be wrong.
    """
    store = room.desk.store
    stamps, articles = store.case_stamps(), _by_id(store.article_stamps())
    known = _recall(room)
    cases = {place: one for place, one in known.items() if _still(one, stamps.get(place), articles, room.order.today)}
    stale = [place for place in stamps if place not in cases]
    begin(len(stale))
    reading = SiteReading(cases)
    for place, told in _read(hands, stale):
        if told is not None:
            entry = entry_of(told.text)
            article = articles.get(entry.article, ())
            reading.cases[place] = Remembered(stamps[place], article, entry, told.text, told.leaks)
            if told.packed:
                reading.records[place] = told.packed
        reading.read += 1
        step(1)
    reading.cases = dict(sorted(reading.cases.items()))
    if stale or len(known) != len(reading.cases):
        _remember(room, reading.cases)
    return reading


def unpack(packed: bytes) -> dict[str, Any]:
    """The record of a case's page."""
    record: dict[str, Any] = json.loads(zlib.decompress(packed))
    return record


def read_part(room: SiteRoom, places: Sequence[str]) -> list[tuple[str, Told | None]]:
    """What there is to tell of the cases at these places; None for a file that was taken away meanwhile."""
    return [(place, _told(room, place)) for place in places]


def _read(hands: SiteHands, places: Sequence[str]) -> Iterator[tuple[str, Told | None]]:
    parts = [places[start : start + _PART] for start in range(0, len(places), _PART)]
    for told in hands.spread(read_part, parts, len(parts)):
        yield from told


def _told(room: SiteRoom, place: str) -> Told | None:
    try:
        page = room.page_of(room.desk.store.read_case_at(place).case)
    except FileNotFoundError:
        return None
    return Told(entry_text(page.entry), page.leaks, zlib.compress(page.record.encode(), 1) if page.record else b"")


def _still(one: Remembered, stamp: Stamp | None, articles: Mapping[str, Stamp], today: str) -> bool:
    """Whether what is remembered is what would be read: same file, same article, no day passed that changes a word."""
    same = stamp == one.stamp and articles.get(one.entry.article, ()) == one.article_stamp
    return same and not (one.entry.fresh_until and today > one.entry.fresh_until)


def _withheld(entry: SiteEntry) -> SiteEntry:
    mark = mark_of(f"withheld {entry.mark}")
    return SiteEntry(
        entry.id, entry.article, entry.place, entry.claim, "being-corrected", hidden=entry.hidden, mark=mark
    )


def _by_id(stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    return {place.rpartition("/")[2][:8]: stamp for place, stamp in stamps.items()}


def _name(room: SiteRoom) -> str:
    """One memory for each language and address of the site, since labels and links differ by them."""
    mark = sha256(f"{room.order.language} {room.order.base_url}".encode()).hexdigest()[:12]
    return f"site-{mark}"


def _recall(room: SiteRoom) -> dict[str, Remembered]:
    """What is remembered of each case, by place: the first line says what all of it rests on, then one line for each."""
    data = read_memory(room.desk.root, _name(room))
    if not data.startswith(f"{room.reading_digest}\n".encode()):
        return {}
    known = {}
    try:
        for line in islice(BytesIO(data), 1, None):
            place, stamp, article, leaks, text = line.decode().removesuffix("\n").split("\t", 4)
            stamps = tuple(map(int, stamp.split())), tuple(map(int, article.split()))
            known[place] = Remembered(*stamps, entry_of(text), text, tuple(json.loads(leaks)) if leaks else ())
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):  # a memory that makes no sense is none
        return {}
    return known


def _remember(room: SiteRoom, cases: Mapping[str, Remembered]) -> None:
    def lines() -> Iterator[bytes]:
        yield f"{room.reading_digest}\n".encode()
        for place, one in cases.items():
            stamps = " ".join(map(str, one.stamp)), " ".join(map(str, one.article_stamp))
            leaks = json.dumps(one.leaks) if one.leaks else ""
            yield "\t".join((place, *stamps, leaks, one.text)).encode() + b"\n"

    write_memory(room.desk.root, _name(room), lines())
