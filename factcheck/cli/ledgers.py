"""`factcheck ledger …`: what the desk recorded of its files, and accepting that something of it is missing."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import AtOption, ByOption, DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start

ledger_app = typer.Typer(
    help="The record of what every file held after each change.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(ledger_app, name="ledger")


@ledger_app.command("show", epilog=examples("factcheck ledger show", "factcheck ledger show --json"))
def show(desk: DeskOption = None, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Show how much the ledger tells of and where it ends.

    Whether the files agree with it, `factcheck doctor` says.
    """
    from factcheck.desk.ledgers import show_ledger
    from factcheck.render.seals_page import show_ledger_view

    session = start(desk, json=json, plain=plain)
    show_ledger_view(session.output, show_ledger(session.desk))


@ledger_app.command(
    "accept", epilog=examples('factcheck ledger accept k3f9 --because "opened by mistake, and deleted"')
)
def accept(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The case or article of which something is missing.")],
    because: Annotated[str, typer.Option("--because", metavar="WHY", help="Why; it stays in the ledger.")],
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Accept that what the ledger tells of a file is missing.

    It takes a name and a reason, and both stay in the ledger beside what they are about: nothing of it is lost.
    """
    from factcheck.desk.ledgers import accept_missing
    from factcheck.render.added import show_added

    session = start(desk, by=by, at=at, json=json, plain=plain)
    place, count = accept_missing(session.desk, identifier, because)
    sentence = (
        f"It is accepted that what the ledger tells of {place} is missing; who accepted it, and why, stays there."
    )
    show_added(session.output, sentence, identifier=place, more={"missing": count})
