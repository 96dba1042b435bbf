"""`factcheck reply`: the right of reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.letters import EXAMPLES, DaysOption, letter
from factcheck.cli.options import AtOption, ByOption, CaseArgument, DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start
from factcheck.cli.texts import given_text

if TYPE_CHECKING:
    from factcheck.cli.session import Session
    from factcheck.desk.replies import Deadline

reply_app = typer.Typer(
    help="Ask the claimant, and record what came back.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(reply_app, name="reply")


reply_app.command("letter", epilog=EXAMPLES)(letter)


@reply_app.command("request", epilog=examples(
    'factcheck reply request k3f --to "Mayor Example" --deadline 2026-02-14', "factcheck reply request k3f --in 3",
))  # fmt: skip
def request(
    case: CaseArgument,
    to: Annotated[str, typer.Option("--to", metavar="WHO", help="Who was asked; else the claimant.")] = "",
    deadline: Annotated[str, typer.Option("--deadline", metavar="D", help="Until which day.")] = "",
    days: DaysOption = None,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="What was asked.")] = "",
    channel: Annotated[str, typer.Option("--channel", metavar="HOW", help="By mail, by phone …")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Log that the claimant was asked for a reply, with a deadline. Nothing is sent; the case waits for the answer."""
    from factcheck.desk.replies import deadline_of, request_reply

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = request_reply(session.desk, case, deadline=deadline, to=to, text=text, channel=channel, days=days)
    asked = done.case.requests[-1]
    session.tell(f"{asked.to} was asked in case {done.case.id}, with a deadline of {asked.deadline}.", done)
    _say_passed_over(session, deadline_of(session.desk, deadline, days))


@reply_app.command(
    "follow-up",
    epilog=examples("factcheck reply follow-up k3f", "factcheck reply follow-up k3f --in 2 --channel telephone"),
)
def follow_up(
    case: CaseArgument,
    request: Annotated[str, typer.Option("--request", metavar="ID", help="Which request; else the newest open one.")] = "",
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="What was said.")] = "",
    channel: Annotated[str, typer.Option("--channel", metavar="HOW", help="By mail, by phone …")] = "",
    deadline: Annotated[str, typer.Option("--deadline", metavar="D", help="Until which day, if they get more time.")] = "",
    days: DaysOption = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:  # fmt: skip
    """Log that whoever was asked was asked again. It may give them more time, never less."""
    from factcheck.desk.replies import follow_up as follow_up_reply

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = follow_up_reply(
        session.desk, case, request=request, text=text, channel=channel, deadline=deadline, days=days
    )
    asked = next(one for one in done.case.requests if one.id == done.id)
    session.tell(f"{asked.to} was asked again in case {done.case.id}, with a deadline of {asked.deadline}.", done)


@reply_app.command("receive", epilog=examples(
    'factcheck reply receive k3f "We stand by the figure."', 'factcheck reply receive k3f "It was 31." --stance refutes',
    "factcheck reply receive k3f --declined",
))  # fmt: skip
def receive(
    case: CaseArgument,
    text: Annotated[str | None, typer.Argument(metavar="TEXT|-", help="The answer in their words.")] = None,
    to: Annotated[str, typer.Option("--request", metavar="ID", help="Which request; else the newest open one.")] = "",
    received_on: Annotated[str, typer.Option("--received-on", metavar="D", help="The day it came; else today.")] = "",
    declined: Annotated[bool, typer.Option("--declined", help="They declined to comment; TEXT may be left out.")] = False,
    stance: Annotated[str, typer.Option("--stance", metavar="S", help="Make it evidence too: supports, refutes, "
                                        "context or insufficient.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:  # fmt: skip
    """Record an answer; the case is researched on."""
    from factcheck.desk.replies import receive_reply

    session = start(desk, by=by, at=at, json=json, plain=plain)
    is_silent = declined and text is None
    words = "" if is_silent else given_text(text, what="The reply", command=f'factcheck reply receive {case} "TEXT"')
    done = receive_reply(
        session.desk, case, words, request=to, received_on=received_on, declined=declined, stance=stance
    )
    kept = f" as evidence {done.case.evidence[-1].id}" if stance else ""
    session.tell(f"The reply is recorded in case {done.case.id}{kept}; it is {done.case.stage}.", done)


@reply_app.command("cite", epilog=examples("factcheck reply cite k3f --stance refutes"))
def cite(
    case: CaseArgument,
    stance: Annotated[str, typer.Option("--stance", metavar="S", help="supports, refutes, context or insufficient.")],
    request: Annotated[str, typer.Option("--request", metavar="ID", help="Which request; else the newest answered.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:  # fmt: skip
    """Make a recorded answer evidence that a verdict can cite. Its origin is whoever answered."""
    from factcheck.desk.replies import reply_as_evidence

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = reply_as_evidence(session.desk, case, stance, request=request)
    session.tell(f"The answer is evidence {done.id} of case {done.case.id} ({stance}).", done)


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


def _say_passed_over(session: Session, deadline: Deadline) -> None:
    """Say on stderr which days were not counted, so that nobody wonders about the date."""
    from factcheck.render.reply_words import passed_over_words

    if words := passed_over_words(deadline.passed_over):
        session.output.note(words)
