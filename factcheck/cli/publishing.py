"""Publishing, correcting, withdrawing."""

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
    listed,
)
from factcheck.cli.ripples import tell_ripple
from factcheck.cli.session import Session, start
from factcheck.cli.texts import given_text


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("publish", epilog=examples(
        "factcheck publish k3f --url https://daily.example/check/bridge", "factcheck publish k3f --dry-run",
    ))(publish)  # fmt: skip
    app.command("correct", epilog=examples(
        'factcheck correct k3f --was "31 million" --now "34 million" --because "the accounts were revised"',
        'factcheck correct k3f --was "rated False" --now "It is half true." --because "a new audit" --rating half-true',
    ))(correct)  # fmt: skip
    app.command("withdraw", epilog=examples('factcheck withdraw k3f --because "the claim was never made"'))(withdraw)


def publish(
    case: CaseArgument,
    url: Annotated[str, typer.Option("--url", metavar="U", help="Where readers find it.")] = "",
    published_on: Annotated[str, typer.Option("--published-on", metavar="D", help="The day; else today.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything and show what readers would see; write nothing.")
    ] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Publish an approved verdict.

    The desk's standards are checked, and what readers see is kept with its hash. Nothing is sent anywhere;
    `factcheck summary CASE` prints what to publish. With --dry-run everything is checked and nothing is written: the stage,
    the standards, ClaimReview, confidential words, words missing in the desk's language, pictures without words.
    """
    from factcheck.desk.publishing import publish_case

    session = start(desk, by=by, at=at, json=json, plain=plain)
    if dry_run:
        try_out(session, case, url, published_on)
        return
    done = publish_case(session.desk, case, url=url, published_on=published_on)
    session.tell(
        f"Case {done.case.id} is published. Next: factcheck summary {done.case.id}", done,
        kept=dict(done.case.publications[-1].kept),
    )  # fmt: skip


def try_out(session: Session, case: str, url: str, published_on: str) -> None:
    """Show what publishing would bring out and what was found; exit code 3 where something stands in the way."""
    from factcheck.desk.rehearsing import rehearse_publication
    from factcheck.render.rehearsal_page import show_rehearsal

    tried = rehearse_publication(session.desk, case, url=url, published_on=published_on)
    show_rehearsal(session.output, tried)
    if not tried.is_ready:
        raise typer.Exit(3)


def correct(
    case: CaseArgument,
    was: Annotated[str | None, typer.Option("--was", metavar="TEXT", help="What was wrong.")] = None,
    now: Annotated[str | None, typer.Option("--now", metavar="TEXT", help="What is right.")] = None,
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why it was wrong.")] = None,
    rating: Annotated[str, typer.Option("--rating", metavar="R", help="The new rating, where it changes.")] = "",
    reasoning: Annotated[
        str | None, typer.Option("--reasoning", metavar="TEXT|-", help="The reasoning, where it changes.")
    ] = None,
    cites: Annotated[str, typer.Option("--cites", metavar="E,…", help="The evidence a new verdict rests on.")] = "",
    reported_by: Annotated[str, typer.Option("--reported-by", metavar="WHO", help="Who found the mistake.")] = "",
    url: Annotated[str, typer.Option("--url", metavar="U", help="Where readers find it now.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Correct what was published, and publish it again. What readers saw before is kept."""
    from factcheck.desk.publishing import correct_case

    session = start(desk, by=by, at=at, json=json, plain=plain)
    command = f'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"'
    texts = [given_text(text, what=what, command=command) for text, what in (
        (was, "What was wrong (--was)"), (now, "What is right (--now)"), (because, "Why (--because)"))]  # fmt: skip
    done = correct_case(
        session.desk, case, was=texts[0], now=texts[1], because=texts[2], rating=rating, cites=listed(cites),
        reported_by=reported_by, url=url,
        reasoning=given_text(reasoning, what="The reasoning", command=command) if reasoning is not None else "",
    )  # fmt: skip
    session.tell(f"Case {done.case.id} is corrected and published again.", done)
    tell_ripple(session, done)


def withdraw(
    case: CaseArgument,
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Take back a published verdict, with the reason. It stays on record and its summary says so."""
    from factcheck.desk.publishing import withdraw_case

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = withdraw_case(session.desk, case, because)
    session.tell(f"The verdict of case {done.case.id} is withdrawn.", done)
    tell_ripple(session, done)
