"""A check by another organisation, as the library keeps it, and what was done to the record that it came from."""

from __future__ import annotations

import hashlib

from factcheck.model.dataclass import dataclass
from factcheck.model.ids import ALPHABET

PREFIX = "lib-"  # before the id of an entry; no id of a case can begin so
ID_LENGTH = 10
LONGEST_CLAIM = 2_000  # characters; what is longer is a page, not a claim


@dataclass(frozen=True, slots=True)
class Check:
    """One claim and what another organisation found of it. "" and () stand for what its record does not say.

    `claimed_on` and `checked_on` are partial dates; `rating` are the words of the other organisation, `value`, `worst` and
    `best` its numbers in thousandths (None where it gives none); `appearances` are addresses.
    """

    claim: str
    title: str = ""
    claimant: str = ""
    claimant_kind: str = "unknown"
    claimed_on: str = ""
    appearances: tuple[str, ...] = ()
    rating: str = ""
    value: int | None = None
    worst: int | None = None
    best: int | None = None
    publisher: str = ""
    site: str = ""
    url: str = ""
    checked_on: str = ""
    language: str = ""

    @property
    def digest(self) -> bytes:
        """What it says, as 16 bytes: two records of the same content are one entry."""
        numbers = (self.value, self.worst, self.best)
        parts = (
            self.claim, self.title, self.claimant, self.claimant_kind, self.claimed_on, "\x1e".join(self.appearances),
            self.rating, *("" if number is None else str(number) for number in numbers), self.publisher, self.site,
            self.url, self.checked_on, self.language,
        )  # fmt: skip
        return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).digest()


def entry_id(digest: bytes) -> str:
    """The id of an entry: the first 50 bits of its digest, in the alphabet of all ids."""
    number = int.from_bytes(digest[:7], "big") >> 6
    return PREFIX + "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (ID_LENGTH - 1), -1, -5))


@dataclass(frozen=True, slots=True)
class Entry:
    """A check in the library, under its id, with the name of the file it was imported from."""

    id: str
    check: Check
    source: str = ""


@dataclass(frozen=True, slots=True)
class ForeignRating:
    """The words of a rating as a publisher gives it, how many entries have it, and the desk's own rating of it, "" where the
    desk's table has no line."""

    words: str
    publisher: str
    entries: int
    here: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What an import repaired, set aside or refused: the line of the file, a word for the kind of trouble, the field, what
    stood there, and what stands there now ("" where nothing does). `fate` is `repaired`, `set-aside` or `refused`."""

    line: int
    what: str
    fate: str
    field: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: the checks in it (none where it was refused) and the remarks on it."""

    checks: tuple[Check, ...]
    remarks: tuple[Remark, ...] = ()
