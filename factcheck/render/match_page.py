"""What was checked before: the nearest cases and entries of the library, with why they are near and what was found."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page, joined
from factcheck.render.words import IDENTIFIER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.near import Near
    from factcheck.render.output import Output, Span
    from factcheck.render.page import Part

NOTHING = "Nothing like it was checked before, as far as this desk and its library know."


def show_near(output: Output, near: Sequence[Near], *, claim: str = "", notes: Sequence[str] = ()) -> None:
    """Print what is near a claim, the nearest first. JSON has one object to a line."""
    if output.mode == Mode.JSON:
        for one in near:
            output.data(near_json(one))
    else:
        page = Page(output)
        page.field("Claim", claim)
        for number, one in enumerate(near, 1):
            page.gap()
            write_near(page, one, number)
        if not near:
            output.note(NOTHING)
    for note in notes:
        output.note(note)


def show_near_briefly(output: Output, near: Sequence[Near]) -> None:
    """Print one line for each near claim, beside a proposal."""
    page = Page(output)
    for one in near:
        page.field("Checked", *_headline(one, page.dot), page.dot, one.claim)


def write_near(page: Page, one: Near, number: int) -> None:
    """Write one near claim on a page."""
    if page.plain:
        page.field("Near", str(number))
        page.field("Case" if one.place == "case" else "Entry", one.id)
    else:
        page.item(
            [(f"{number}. ", "dim"), (one.id, IDENTIFIER), ("  ", "")],
            *_headline(one, page.dot, with_id=False),
            indent=0,
        )
    page.field("Says", one.claim)
    if page.plain:
        page.field("Score", f"{one.score:.2f}")
        page.field("Found", *_found(one, page.dot))
    page.field("Claimant", one.claimant)
    page.field("Why near", ", ".join(one.reasons))
    page.field("Address", one.url, whole=True)
    page.field("Decided", one.decided)


def near_json(one: Near) -> dict[str, Any]:
    """A near claim as a JSON object; what nobody knows is null."""
    return {
        "place": one.place,
        "id": one.id,
        "claim": one.claim,
        "score": round(one.score, 3),
        "reasons": list(one.reasons),
        "rating": one.rating or None,
        "rating_here": one.rating_here or None,
        "publisher": one.publisher or None,
        "day": one.day or None,
        "url": one.url or None,
        "claimant": one.claimant or None,
        "stage": one.stage or None,
        "is_nearly_the_same": one.is_nearly_the_same,
        "decided": one.decided or None,
    }


def _headline(one: Near, dot: str, *, with_id: bool = True) -> list[Part]:
    lead: list[Span] = [(one.id, IDENTIFIER), (dot, "dim")] if with_id else []
    return [*lead, (f"{one.score:.2f}", "bold"), (dot, "dim"), *_found(one, dot)]


def _found(one: Near, dot: str) -> list[Part]:
    if one.place == "case":
        parts = ["our own case", one.stage, f"rated {one.rating}" if one.rating else "not rated yet", one.day]
    else:
        here = f" (here: {one.rating_here})" if one.rating_here else ""
        parts = [
            one.publisher or "unknown publisher",
            f"rated {one.rating}{here}" if one.rating else "no rating",
            one.day,
        ]
    return joined([part for part in parts if part], dot)
