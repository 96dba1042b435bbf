"""`factcheck reply`: the right of reply."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import AtOption, ByOption, CaseArgument, DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start
from factcheck.cli.texts import given_text

reply_app = typer.Typer(
    help="Ask the claimant, and record what came back.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(reply_app, name="reply")


@reply_app.command("request", epilog=examples('factcheck reply request k3f --to "Mayor Example" --deadline 2026-02-14'))
def request(
    case: CaseArgument,
    to: Annotated[str, typer.Option("--to", metavar="WHO", help="Who was asked; else the claimant.")] = "",
    deadline: Annotated[
        str, typer.Option("--deadline", metavar="D", help="Until which day; else a week from now.")
    ] = "",
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="What was asked.")] = "",
    channel: Annotated[str, typer.Option("--channel", metavar="HOW", help="By mail, by phone …")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Log that the claimant was asked for a reply, with a deadline. Nothing is sent; the case waits for the answer."""
    from factcheck.desk.replies import request_reply

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = request_reply(session.desk, case, deadline=deadline, to=to, text=text, channel=channel)
    asked = done.case.requests[-1]
    session.tell(f"{asked.to} was asked in case {done.case.id}, with a deadline of {asked.deadline}.", done)


@reply_app.command("receive", epilog=examples('factcheck reply receive k3f "We stand by the figure."'))
def receive(
    case: CaseArgument,
    text: Annotated[str | None, typer.Argument(metavar="TEXT|-", help="The answer in their words.")] = None,
    to: Annotated[str, typer.Option("--request", metavar="ID", help="Which request; else the newest open one.")] = "",
    received_on: Annotated[str, typer.Option("--received-on", metavar="D", help="The day it came; else today.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Record an answer; the case is researched on."""
    from factcheck.desk.replies import receive_reply

    session = start(desk, by=by, at=at, json=json, plain=plain)
    words = given_text(text, what="The reply", command=f'factcheck reply receive {case} "TEXT"')
    done = receive_reply(session.desk, case, words, request=to, received_on=received_on)
    session.tell(f"The reply is recorded in case {done.case.id}; it is {done.case.stage}.", done)


@reply_app.command(
    "waive", epilog=examples('factcheck reply waive k3f self-evident --note "the figure is the claimant\'s own"')
)
def waive(
    case: CaseArgument,
    reason: Annotated[str, typer.Argument(metavar="REASON", help="not-possible, safety or self-evident.")],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="More about it.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Say why the claimant was not asked."""
    from factcheck.desk.replies import waive_reply

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = waive_reply(session.desk, case, reason, note)
    session.tell(f"It is on record why nobody was asked in case {done.case.id}.", done)
