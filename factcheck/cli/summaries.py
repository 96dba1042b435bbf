"""`factcheck summary`: verdict summaries, ready to publish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import AtOption, DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("summary", epilog=examples(
        "factcheck summary k3f", "factcheck summary --article 4m8 --format html -o article.html",
        "factcheck summary --since 2026-01-01 --format markdown",
    ))(summary)  # fmt: skip


def summary(
    cases: Annotated[list[str] | None, typer.Argument(metavar="CASE…", help="One case or several.")] = None,
    article: Annotated[str, typer.Option("--article", metavar="ID", help="All claims of an article.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="D", help="All that was published since this day.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="D", help="With --since: up to this day.")] = "",
    format_: Annotated[
        str, typer.Option("--format", metavar="F", help="text, markdown, html, json, or a template of the desk.")
    ] = "",
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Show verdicts that nobody approved yet, marked as drafts.")
    ] = False,
    to: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")] = None,
    desk: DeskOption = None,
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Print a verdict summary for cases, an article or a period. Confidential evidence is in none."""
    from factcheck.desk.summaries import Wanted, write_summary_of
    from factcheck.render.summary_out import show_summary

    session = start(desk, at=at, json=json, plain=plain)
    wanted = Wanted(tuple(cases or ()), article, since, until, drafts)
    text = write_summary_of(session.desk, wanted, format_ or ("json" if json else "text"), to)
    if to is None:
        show_summary(session.output, text)
    else:
        session.output.note(f"Written to {to}.")
