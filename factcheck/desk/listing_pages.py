"""A list of cases for a screen: the whole order and the rows of one part of it, read together."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.desk.filter_words import parse_filter
from factcheck.desk.lists import order_cases, rows_of
from factcheck.desk.place import Desk
from factcheck.model.dataclass import dataclass
from factcheck.model.listing import CaseRow

ID = 8


@dataclass(frozen=True, slots=True)
class ListedPart:
    """The ids of all cases in order, eight characters each, and the rows of those from `start` on."""

    ids: str
    start: int
    rows: tuple[CaseRow, ...]

    @property
    def total(self) -> int:
        """How many cases there are in all."""
        return len(self.ids) // ID


def read_part(desk: Desk, typed: str, place: Callable[[str], int], size: int) -> ListedPart:
    """The order that a filter asks for and `size` rows around the place that `place` finds in it.

    Raises as `parse_filter` and `query_of`.
    """
    ids = order_cases(desk, parse_filter(typed))
    start = max(place(ids) - size // 2, 0)
    wanted = tuple(ids[at : at + ID] for at in range(start * ID, min((start + size) * ID, len(ids)), ID))
    rows = rows_of(desk, wanted) if wanted else ()
    return ListedPart(ids, start, rows)
