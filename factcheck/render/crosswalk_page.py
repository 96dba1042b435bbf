"""Crosswalks between rating scales: the list of them, and one with each rating beside its equal."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import IDENTIFIER, NO, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.crosswalk import Crosswalk
    from factcheck.render.output import Output


def show_crosswalks(output: Output, crosswalks: Sequence[Crosswalk]) -> None:
    """Print the list of crosswalks; JSON has one to a line."""
    page = Page(output)
    for one in crosswalks:
        if output.mode == Mode.JSON:
            output.data(crosswalk_json(one))
            continue
        told = f"{len(one.equals)} with an equal, {len(one.without)} without"
        page.field("Crosswalk", (one.source, IDENTIFIER), " to ", (one.target, IDENTIFIER), f"{page.dot}{one.dated}")
        page.field("Ratings", told)
        page.field("Notes", one.notes)
    if output.mode == Mode.RICH:
        output.note(f"{count(len(crosswalks), 'crosswalk')}.")


def show_crosswalk(output: Output, crosswalk: Crosswalk) -> None:
    """Print one crosswalk. JSON has one object."""
    if output.mode == Mode.JSON:
        output.data(crosswalk_json(crosswalk))
        return
    page = Page(output)
    page.field("From", (crosswalk.source, IDENTIFIER), f", version {crosswalk.source_version}")
    page.field("To", (crosswalk.target, IDENTIFIER), f", version {crosswalk.target_version}")
    page.field("Compared", crosswalk.dated)
    page.prose("Notes", crosswalk.notes)
    page.gap()
    for rating, equal in crosswalk.equals.items():
        page.field(f"Rating {rating}" if page.plain else "Equal", output.signed(YES, f"{rating} = {equal}"))
    for rating, reasons in crosswalk.without.items():
        reason = reasons.get("en") or next(iter(reasons.values()), "")
        label = f"Rating {rating}" if page.plain else "No equal"
        page.field(label, output.signed(NO, f"{rating}: {'no equal. ' if page.plain else ''}{reason}"))


def crosswalk_json(crosswalk: Crosswalk) -> dict[str, Any]:
    """A crosswalk as a JSON object."""
    return {
        "from": crosswalk.source,
        "to": crosswalk.target,
        "from_version": crosswalk.source_version,
        "to_version": crosswalk.target_version,
        "dated": crosswalk.dated,
        "notes": crosswalk.notes,
        "equals": dict(crosswalk.equals),
        "no_equal": {rating: dict(reasons) for rating, reasons in crosswalk.without.items()},
    }
