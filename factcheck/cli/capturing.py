"""`factcheck evidence capture` and `retry`: keep what stands at the addresses of a case, so that it can't vanish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    ByOption,
    CaseArgument,
    DeskOption,
    JsonLinesOption,
    PlainOption,
    complete_case,
    examples,
    listed,
)
from factcheck.cli.session import Session, start

if TYPE_CHECKING:
    from factcheck.desk.capturing import Queue, Way
    from factcheck.model.capture import Outcome

AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch it even if it lies in your own network.")
]
FORMS = ("html", "png", "pdf")


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("capture", epilog=examples(
        "factcheck evidence capture k3f --all",
        "factcheck evidence capture k3f 7q",
        "factcheck evidence capture k3f 7q --rendered png,pdf",
        "factcheck evidence capture k3f 7q --file saved-page.html",
    ))(capture)  # fmt: skip
    app.command("retry", epilog=examples("factcheck evidence retry k3f", "factcheck evidence retry --all --json"))(
        retry
    )


def capture(
    case: CaseArgument,
    evidence: Annotated[str, typer.Argument(metavar="[EVIDENCE]", help="The evidence; else use --all.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Every piece of the case that has no copy yet.")] = False,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Keep this file instead: a saved page, PDF, picture.")
    ] = None,
    rendered: Annotated[
        str, typer.Option("--rendered", metavar="F,…", help="Also draw it with a browser: html, png, pdf.")
    ] = "",
    take_details: Annotated[
        bool, typer.Option("--take-details", help="Write down the title, publisher, author and date it states.")
    ] = False,
    allow_private: AllowPrivateOption = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Keep a copy of a source, so that the evidence can't vanish.

    The answer of the server is kept whole as WARC, redirects included, with its readable text beside it. Each piece ends as
    captured, waiting (this machine is not online), or failed with the reason.
    """
    session = start(desk, by=by, at=at, json=json, plain=plain)
    _demand_one(case, evidence, all_, file)
    if file is not None:
        _keep_file(session, case, evidence, file)
        return
    way = _way(rendered, take_details, allow_private)
    if all_:
        _run_queue(session, case, way)
        return
    from factcheck.desk.capturing import capture_evidence

    outcome = capture_evidence(session.desk, case, evidence, way)
    _end(session, [outcome])


def retry(
    case: Annotated[
        str, typer.Argument(metavar="[CASE]", help="The case; else use --all.", autocompletion=complete_case)
    ] = "",
    all_: Annotated[bool, typer.Option("--all", help="Every case of the desk.")] = False,
    allow_private: AllowPrivateOption = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Capture what waits and what failed, of one case or of all.

    Nothing that was captured is fetched again, and an address that several pieces name is fetched once.
    """
    from factcheck.errors import UsageError

    session = start(desk, by=by, at=at, json=json, plain=plain)
    if bool(case) == all_:
        raise UsageError("Name one case, or all of them.", hint="factcheck evidence retry --all")
    _run_queue(session, case, _way("", False, allow_private))


def _demand_one(case: str, evidence: str, all_: bool, file: Path | None) -> None:
    from factcheck.errors import UsageError

    if all_ == bool(evidence) or (all_ and file is not None):
        raise UsageError(
            "Name one piece of evidence, or take all of the case that have no copy.",
            hint=f"factcheck evidence capture {case} --all",
        )


def _way(rendered: str, take_details: bool, allow_private: bool) -> Way:
    from factcheck.desk.capturing import Way
    from factcheck.errors import UsageError

    forms = listed(rendered)
    if wrong := [form for form in forms if form not in FORMS]:
        raise UsageError(f"“{wrong[0]}” is nothing that a page is drawn as.", hint="--rendered html,png,pdf")
    return Way(allow_private, forms, take_details)


def _keep_file(session: Session, case: str, evidence: str, file: Path) -> None:
    from factcheck.desk.evidence import capture_file

    done = capture_file(session.desk, case, evidence, file)
    session.tell(f"A copy of evidence {done.id} of case {done.case.id} is kept.", done)


def _run_queue(session: Session, case: str, way: Way) -> None:
    """Capture a queue with a bar on stderr, each outcome told as soon as it is saved."""
    from factcheck.desk.capturing import capture_queue, queue_of
    from factcheck.render.capture_words import show_outcome
    from factcheck.render.progress import is_in_the_way, progress

    queue: Queue = queue_of(session.desk, case)
    for damage in queue.damaged:
        session.output.note(f"! {damage}")
    outcomes: list[Outcome] = []
    is_held = is_in_the_way(session.output)
    try:
        with progress(session.output, "Capturing", total=len(queue.pieces)) as advance:
            for outcome in capture_queue(session.desk, queue, way):
                outcomes.append(outcome)
                if not is_held:
                    show_outcome(session.output, outcome)
                    session.output.stdout.flush()
                advance(1)
    finally:  # an interruption too tells what was done until then
        for outcome in outcomes if is_held else ():
            show_outcome(session.output, outcome)
    _end(session, outcomes, shown=True)


def _end(session: Session, outcomes: list[Outcome], *, shown: bool = False) -> None:
    """Show what was not shown yet, count, and leave with 6 where something is not captured."""
    from factcheck.render.capture_words import show_counts, show_outcome

    if not shown:
        for outcome in outcomes:
            show_outcome(session.output, outcome)
    show_counts(session.output, [outcome.state for outcome in outcomes])
    if any(outcome.state != "captured" for outcome in outcomes):
        raise typer.Exit(6)
