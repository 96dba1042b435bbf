"""The ratings of others in the library, and what each is on the desk's own scale."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.library import ForeignRating
    from factcheck.render.output import Output

NO_EQUAL = "no equal here"


def show_ratings(output: Output, ratings: Sequence[ForeignRating]) -> None:
    """Print each rating with its publisher, how many entries have it and the desk's own. JSON has one to a line."""
    if output.mode == Mode.JSON:
        for one in ratings:
            output.data(rating_json(one))
    elif output.mode == Mode.CSV:
        output.rows(
            ("rating", "publisher", "entries", "rating_here"), [list(rating_json(one).values()) for one in ratings]
        )
    else:
        _write(Page(output), ratings)


def rating_json(one: ForeignRating) -> dict[str, Any]:
    """A rating of others as a JSON object; `rating_here` is null where the desk's table has no line."""
    return {
        "rating": one.words,
        "publisher": one.publisher or None,
        "entries": one.entries,
        "rating_here": one.here or None,
    }


def _write(page: Page, ratings: Sequence[ForeignRating]) -> None:
    for one in ratings:
        whose = one.publisher or "unknown publisher"
        if page.plain:
            page.field("Rating", one.words)
            page.field("Publisher", whose)
            page.field("Entries", f"{one.entries:,}")
            page.field("Here", one.here or NO_EQUAL)
        else:
            told = f"{page.dot}{whose}{page.dot}{count(one.entries, 'entry', 'entries')}{page.dot}"
            page.item([], (one.words, "bold"), (told, "dim"), one.here or (NO_EQUAL, "dim"), indent=0)
    if not ratings:
        page.output.note("No entry of the library has such a rating.")
