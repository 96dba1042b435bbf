"""`factcheck verdict` proposes and checks; `factcheck review` is the second person's."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.differing import propose_explained
from factcheck.cli.options import (
    AsOfOption,
    AtOption,
    ByOption,
    CaseArgument,
    DeskOption,
    JsonOption,
    PlainOption,
    examples,
    listed,
)
from factcheck.cli.ripples import tell_withdrawn_elsewhere
from factcheck.cli.session import start
from factcheck.cli.texts import given_text

verdict_app = typer.Typer(
    help="Propose a verdict, and see what it still lacks.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(verdict_app, name="verdict")
    app.command("review", epilog=examples(
        "factcheck review k3f --approve", 'factcheck review k3f --ask-changes "the second source repeats the first"',
        'factcheck review k3f --rating half-true --because "the year is right"',
    ))(review)  # fmt: skip


@verdict_app.command("propose", epilog=examples(
    'factcheck verdict propose k3f false --because "The accounts say 31 million [7q]." --cites 7q,9d',
    "factcheck verdict propose k3f false --because - --cites 7q < reasoning.txt",
))  # fmt: skip
def propose(
    case: CaseArgument,
    rating: Annotated[
        str, typer.Argument(metavar="RATING", help="A rating of the desk's scale: its key or its label.")
    ],
    because: Annotated[
        str | None,
        typer.Option("--because", metavar="TEXT|-", help="The reasoning; [EVIDENCE] in it becomes a citation."),
    ] = None,
    cites: Annotated[str, typer.Option("--cites", metavar="E,…", help="The evidence it rests on.")] = "",
    differs_because: Annotated[
        str, typer.Option("--differs-because", metavar="WHY", help="Why it differs from a nearly identical case.")
    ] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Propose a verdict: a rating with reasoning that cites evidence."""
    session = start(desk, by=by, at=at, json=json, plain=plain)
    command = f'factcheck verdict propose {case} {rating} --because "TEXT" --cites EVIDENCE,…'
    reasoning = given_text(because, what="The reasoning", command=command)
    done = propose_explained(session, case, rating, reasoning, listed(cites), differs_because)
    verdict = done.case.verdict
    label = session.labels.label(verdict.scale, verdict.rating) if verdict else rating
    session.tell(f"Verdict proposed for case {done.case.id}: {label}. It is {done.case.stage}.", done)


@verdict_app.command("check", epilog=examples(
    "factcheck verdict check k3f", "factcheck verdict check k3f --json", "factcheck verdict check k3f --as-of 2025-11-03",
))  # fmt: skip
def check(
    case: CaseArgument,
    as_of: AsOfOption = "",
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show why a case can't be published yet.

    Each thing that is missing comes with its command. The exit code is 0 where it can be published now, 3 where it can't.
    With --as-of the standards are asked of what could be known on that day.
    """
    from factcheck.desk.verdicts import check_verdict
    from factcheck.render.standards_page import show_readiness

    session = start(desk, json=json, plain=plain)
    ready = check_verdict(session.desk, case, as_of)
    show_readiness(
        session.output, ready.case, ready.results, ready.next_command,
        is_ready=ready.is_ready, steps=ready.steps, as_of=ready.as_of,
    )  # fmt: skip
    tell_withdrawn_elsewhere(session, ready.case)
    if not ready.is_ready:
        raise typer.Exit(3)


def review(
    case: CaseArgument,
    approve: Annotated[bool, typer.Option("--approve", help="The verdict may be published.")] = False,
    ask_changes: Annotated[str, typer.Option("--ask-changes", metavar="TEXT", help="What must change first.")] = "",
    rating: Annotated[str, typer.Option("--rating", metavar="R", help="Your own rating of the claim.")] = "",
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why you rate it so.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Review a proposed verdict as the second person. Approve it, ask for changes, or give your own rating.

    Where the desk asks for it (rate-first in desk.toml), your own rating with its reason is taken before you are shown the
    author's; a different one sends the case back with both reasons.
    """
    from factcheck.cli.second_rating import ask_rating, is_somebody_there
    from factcheck.desk.second_rating import rating_wanted, spare_dissenters
    from factcheck.desk.verdicts import review_verdict
    from factcheck.render.second_rating_page import review_words

    session = start(desk, by=by, at=at, json=json, plain=plain)
    wanted = rating_wanted(session.desk, case) if approve and not (rating and because) else None
    if wanted and is_somebody_there(session):
        rating, because = ask_rating(session, wanted)
    done = review_verdict(session.desk, case, approve=approve, ask_changes=ask_changes, rating=rating, because=because)
    given = done.case.reviews[-1]
    sentence = review_words(done.case, given, session.labels, spare_dissenters(session.desk))
    session.tell(sentence, done, decision=given.decision)
