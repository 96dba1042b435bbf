"""What screens ask the desk in one go, so that a worker has everything before the screen changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.desk.listing_pages import ListedPart
    from factcheck.tui.app import DeskApp

_ROWS = 128  # about the cursor: more than two screens of lines


def read_listing(app: DeskApp, typed: str, place: Callable[[str], int]) -> ListedPart:
    """The order of the cases that a filter asks for, and the rows around the cursor. What ratings are called is read too."""
    from factcheck.desk.listing_pages import read_part
    from factcheck.desk.quick_reads import remember_labels

    desk = app.desk
    part = read_part(desk, typed, place, _ROWS)
    remember_labels(desk)
    if any(row.rating for row in part.rows):
        app.labels  # noqa: B018 - made here, because it reads the scales
    return part
