"""Long lists over several pages, so that a new item at the end moves no other: pages are filled from the oldest on.

The newest page holds between one and two pages' worth and has the list's own address; older ones are numbered from the
oldest, 1, and never change their items while nothing among them changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from factcheck.model.dataclass import dataclass
from factcheck.publish.site.addresses import numbered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of a list: its items, newest first, its address, and those of the newer and the older page, "" for none."""

    items: tuple[object, ...]
    page: str
    newer: str
    older: str
    number: int
    of: int


def stretches(items: Sequence[T], page: str, size: int) -> tuple[Stretch, ...]:
    """The pages of a list whose items stand from old to new; one without items where there are none."""
    full = max(0, len(items) // size - 1)
    parts = [items[start * size : (start + 1) * size] for start in range(full)] + [items[full * size :]]
    pages = [numbered(page, number) for number in range(1, full + 1)] + [page]
    return tuple(
        Stretch(
            items=tuple(reversed(part)),
            page=pages[place],
            newer=pages[place + 1] if place < full else "",
            older=pages[place - 1] if place else "",
            number=full + 1 - place,
            of=full + 1,
        )
        for place, part in enumerate(parts)
    )
