"""Ids that a person can read aloud: eight characters of Crockford's base32, lower case.

The alphabet (https://www.crockford.com/base32.html) leaves out i, l, o and u. Cases and articles get random ids, so
that two laptops never collide; what belongs to an event (evidence, a question, a request) takes its id from the event's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8
_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{8}")
_LOOK_ALIKES = str.maketrans("oil", "011")


def _random_bits(count: int) -> int:
    """Bits that nobody can foretell, as `secrets.randbits` gives them, which loads five modules for it."""
    return int.from_bytes(os.urandom((count + 7) // 8), "big") >> (-count % 8)


def new_id(random_bits: Callable[[int], int] = _random_bits) -> str:
    """A fresh random id of 40 bits."""
    return _encode(random_bits(5 * LENGTH))


def short_id(event_id: str) -> str:
    """The id of what an event brought into the case: the first 40 bits of the event's SHA-256."""
    return _encode(int(event_id[:10], 16))


def is_id(text: str) -> bool:
    """Whether a text is a whole id, exactly as files and events write it."""
    return _ID.fullmatch(text) is not None


def normalize_prefix(text: str) -> str:
    """What a person typed, as a prefix to look for: lower case, and o, i, l read as 0, 1, 1."""
    return text.strip().lower().translate(_LOOK_ALIKES)


def needed_lengths(ids: Iterable[str], least: int = 2) -> dict[str, int]:
    """For each id the number of characters that tell it from all others, at least `least`."""
    ordered = sorted(set(ids))
    needed: dict[str, int] = {}
    for position, identifier in enumerate(ordered):
        neighbours = ordered[max(0, position - 1) : position] + ordered[position + 1 : position + 2]
        shared = max((_shared(identifier, other) for other in neighbours), default=0)
        needed[identifier] = min(LENGTH, max(least, shared + 1))
    return needed


def _shared(one: str, other: str) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def _encode(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
