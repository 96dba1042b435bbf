"""What screens ask the desk in one go, so that a worker has everything before the screen changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.desk.listing_pages import ListedPart
    from factcheck.model.listing import CaseList
    from factcheck.tui.app import DeskApp

_ROWS = 128  # about the cursor: more than two screens of lines


def read_listing(app: DeskApp, typed: str, place: Callable[[str], int]) -> ListedPart:
    """The order of the cases that a filter asks for, and the rows around the cursor. What ratings are called is read too."""
    from factcheck.desk.listing_pages import read_part
    from factcheck.desk.quick_reads import remember_labels

    desk = app.desk
    part = read_part(desk, typed, place, _ROWS)
    remember_labels(desk)
    app.know_labels()
    if not app.who:
        app.read_who()
    return part


def read_first(app: DeskApp, typed: str) -> CaseList:
    """The first rows that a filter asks for, and how many there are in all."""
    from factcheck.desk.filter_words import parse_filter
    from factcheck.desk.lists import query_of

    desk = app.desk
    found = desk.store.list_cases(replace(query_of(desk, parse_filter(typed)), limit=_ROWS))
    app.know_labels()
    return found
