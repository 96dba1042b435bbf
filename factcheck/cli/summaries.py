"""`factcheck summary`: verdict summaries, ready to publish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    DeskOption,
    FallbackOption,
    JsonOption,
    LanguageOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import Session, start

if TYPE_CHECKING:
    from factcheck.desk.summary_files import SummaryFile


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("summary", epilog=examples(
        "factcheck summary k3f", "factcheck summary --article 4m8 --format html -o article.html",
        "factcheck summary --since 2026-01-01 --format markdown", "factcheck summary k3f --lang fr",
        "factcheck summary --tag health --since 2026-01 -o health.xlsx", "factcheck summary k3f -o k3f.png",
    ))(summary)  # fmt: skip


def summary(
    cases: Annotated[list[str] | None, typer.Argument(metavar="CASE…", help="One case or several.")] = None,
    article: Annotated[str, typer.Option("--article", metavar="ID", help="All claims of an article.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="D", help="All that was published since this day.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="D", help="With --since: up to this day.")] = "",
    tag: Annotated[str, typer.Option("--tag", metavar="T", help="All cases with this tag.")] = "",
    claimant: Annotated[str, typer.Option("--claimant", metavar="C", help="All claims of this claimant.")] = "",
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="F",
            help="text, markdown, html, json, jsonl, csv, xlsx, docx, pdf, card, claimreview, datafeed, memo, or a "
            "template of the desk; else as FILE ends.",
        ),
    ] = "",
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Show verdicts that nobody approved yet, marked as drafts.")
    ] = False,
    scale: Annotated[
        str, typer.Option("--scale", metavar="KEY", help="Show ratings on this scale too, by a crosswalk.")
    ] = "",
    language: LanguageOption = "",
    fallback: FallbackOption = "",
    to: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")] = None,
    desk: DeskOption = None,
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Print a summary of cases, an article, a tag or a period.

    Confidential evidence is in none. The editor's memo (--format memo) is no summary: it holds all of a case.
    """
    from factcheck.desk.memo import is_memo, make_memo_file
    from factcheck.desk.summaries import Wanted
    from factcheck.desk.summary_files import chosen_format, make_summary_file

    session = start(desk, at=at, json=json, plain=plain)
    wanted = Wanted(
        tuple(cases or ()), article, since, until, drafts, language, fallback, scale, tag=tag, claimant=claimant
    )
    name = chosen_format(session.desk, format_, to, otherwise="json" if json else "text")
    if is_memo(name):
        made = make_memo_file(session.desk, wanted.cases, language, to, fallback)
    else:
        made = make_summary_file(session.desk, wanted, name)
    give_file(session, made, to)


def give_file(session: Session, made: SummaryFile, to: Path | None) -> None:
    """Write a summary into a file and say so, or print it."""
    from factcheck.desk.summary_files import save_summary_file, written_record
    from factcheck.render.summary_out import show_bytes, show_summary, show_written

    if to is not None:
        save_summary_file(made, to)
        show_written(session.output, written_record(made, to))
    elif made.format.is_binary:
        show_bytes(session.output, made.data, made.format.name, made.format.ending)
    else:
        show_summary(session.output, made.text)
    for note in made.notes:
        session.output.note(note)
