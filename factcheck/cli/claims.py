"""`factcheck claim`: the words of a claim, who made it, when and where."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    BecauseOption,
    ByOption,
    CaseArgument,
    DeskOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import start

claim_app = typer.Typer(
    help="Reword a claim; say who made it, when and where.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(claim_app, name="claim")


@claim_app.command(
    "amend",
    epilog=examples(
        "factcheck claim amend k3f --claimed-on 2026-01-31 --claimant unknown",
        'factcheck claim amend k3f --claim "The bridge cost 40 million euros" --because "the unit was missing"',
        'factcheck claim amend k3f --why "shared two million times"',
    ),
)
def amend(
    case: CaseArgument,
    claim: Annotated[str | None, typer.Option("--claim", metavar="TEXT", help="The claim in other words.")] = None,
    claimant: Annotated[str | None, typer.Option("--claimant", metavar="C", help="Who made it, or unknown.")] = None,
    claimant_kind: Annotated[
        str | None,
        typer.Option("--claimant-kind", metavar="K", help="person, organisation, document, outlet, unknown."),
    ] = None,
    claimed_on: Annotated[str | None, typer.Option("--claimed-on", metavar="D", help="When, or unknown.")] = None,
    appearance: Annotated[str | None, typer.Option("--appearance", metavar="U", help="Where, or unknown.")] = None,
    quote: Annotated[str | None, typer.Option("--quote", metavar="Q", help="The exact words.")] = None,
    article: Annotated[str | None, typer.Option("--article", metavar="ID", help="The article it stands in.")] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Why this claim: reach, importance, harm.")
    ] = None,
    checkable: Annotated[
        str | None, typer.Option("--checkable", metavar="WHAT", help="checkable, opinion or forecast.")
    ] = None,
    priority: Annotated[int | None, typer.Option("--priority", min=0, max=3, help="0 none to 3 first.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="D", help="The day by which it should be done.")] = None,
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Reword a claim, or say who made it, when and where. “unknown” is an answer."""
    from factcheck.desk.cases import ClaimDetails, amend_claim

    session = start(desk, by=by, at=at, json=json, plain=plain)
    details = ClaimDetails(
        claimant, claimant_kind, claimed_on, appearance, quote, article, why, checkable, priority, due
    )
    done = amend_claim(session.desk, case, claim=claim, details=details, because=because)
    session.tell(f"Case {done.case.id} amended: {done.case.claim}", done, claim=done.case.claim)


@claim_app.command("appeared", epilog=examples("factcheck claim appeared k3f https://forum.example/42 --when 2026-02"))
def appeared(
    case: CaseArgument,
    where: Annotated[str, typer.Argument(metavar="WHERE", help="An address or a description.")],
    when: Annotated[str, typer.Option("--when", metavar="D", help="When it was seen there, or unknown.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Record another place where the claim was made."""
    from factcheck.desk.cases import add_appearance

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = add_appearance(session.desk, case, where, when)
    session.tell(f"Another appearance of case {done.case.id} is recorded.", done)
