"""`factcheck grid` shows a claim's elements against the evidence; `factcheck element` changes them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import (
    AsOfOption,
    AtOption,
    BecauseOption,
    ByOption,
    CaseArgument,
    CsvOption,
    DeskOption,
    JsonLinesOption,
    JsonOption,
    PlainOption,
    examples,
    listed,
)
from factcheck.cli.session import start

element_app = typer.Typer(
    help="The elements of a claim: who, what, how much, when, where.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ElementArgument = Annotated[
    str, typer.Argument(metavar="ELEMENT", help="The element: its kind, its id or a beginning of it, or its words.")
]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("grid", epilog=examples(
        "factcheck grid k3f", "factcheck grid k3f --as-of 2025-11-03", "factcheck grid k3f --as-of claim --plain",
    ))(grid)  # fmt: skip
    app.add_typer(element_app, name="element")


def grid(
    case: CaseArgument,
    as_of: AsOfOption = "",
    desk: DeskOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """Show the elements of a claim against the evidence.

    It says which elements nothing supports, which are contradicted, and which piece of evidence would leave one bare if it
    fell. Only evidence that supports or refutes an element settles anything about it.
    """
    from factcheck.desk.grid import read_grid
    from factcheck.render.grid_page import show_grid

    session = start(desk, json=json, csv=csv, plain=plain)
    found = read_grid(session.desk, case, as_of)
    show_grid(session.output, found.grid, proposals=found.proposals, as_of=found.as_of)


@element_app.command("propose", epilog=examples(
    "factcheck element propose k3f", "factcheck element propose k3f --accept all",
    "factcheck element propose k3f --accept 1,3",
))  # fmt: skip
def propose(
    case: CaseArgument,
    accept: Annotated[str, typer.Option("--accept", metavar="all|N,…", help="Take these into the grid.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Show the elements that the claim suggests, or take them in."""
    from factcheck.desk.grid import accept_elements, read_grid
    from factcheck.render.grid_page import show_proposed_elements

    session = start(desk, by=by, at=at, json=json, plain=plain)
    if not accept:
        found = read_grid(session.desk, case)
        show_proposed_elements(session.output, found.grid.case, found.grid.claim, found.proposals)
        return
    done = accept_elements(session.desk, case, _numbers(accept))
    number = len(done.case.elements)
    session.tell(f"The grid of case {done.case.id} has {number} element{'' if number == 1 else 's'}.", done)


@element_app.command("add", epilog=examples(
    'factcheck element add k3f how-much "40 million crowns"', 'factcheck element add k3f where "in Halden"',
))  # fmt: skip
def add(
    case: CaseArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="who, what, how-much, when, where or cause.")],
    text: Annotated[str, typer.Argument(metavar="WORDS", help="The words of the claim, or your own.")],
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Write an element of the claim down."""
    from factcheck.desk.grid import add_element

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = add_element(session.desk, case, kind, text)
    session.tell(f"Element {done.id} ({done.case.elements[-1].kind}) added to case {done.case.id}.", done)


@element_app.command("amend", epilog=examples('factcheck element amend k3f where --text "in the old town of Halden"'))
def amend(
    case: CaseArgument,
    element: ElementArgument,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Its words.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="K", help="Its kind.")] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Put an element in other words, or give it another kind. What is tied to it stays tied."""
    from factcheck.desk.grid import amend_element

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = amend_element(session.desk, case, element, kind=kind, text=text)
    session.tell(f"Element {done.id} of case {done.case.id} amended.", done)


@element_app.command(
    "remove", epilog=examples('factcheck element remove k3f where --because "the claim names no place"')
)
def remove(
    case: CaseArgument,
    element: ElementArgument,
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Take an element out of the grid, with its ties.

    It stays in the history.
    """
    from factcheck.desk.grid import remove_element

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = remove_element(session.desk, case, element, because)
    session.tell(f"Element {done.id} of case {done.case.id} is taken out.", done)


def _numbers(accept: str) -> tuple[int, ...]:
    """The numbers of the proposals to take; none for all of them. Raises UsageError."""
    from factcheck.errors import UsageError

    words = listed(accept)
    if words == ("all",):
        return ()
    if not words or not all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
        raise UsageError(f"“{accept}” names no proposals.", hint="Write --accept all, or their numbers: --accept 1,3")
    return tuple(map(int, words))
