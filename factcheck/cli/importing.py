"""`factcheck import`: cases from the sheet that a desk kept before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import AtOption, ByOption, DeskOption, JsonLinesOption, PlainOption, examples
from factcheck.cli.session import start

import_app = typer.Typer(help="Open cases from a sheet.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(import_app, name="import")


@import_app.callback()
def group() -> None:
    """Open cases from a sheet."""


@import_app.command("cases", epilog=examples(
    "factcheck import cases old-sheet.xlsx --preview", 'factcheck import cases old-sheet.csv --map "claim=Exact sentence"',
))  # fmt: skip
def cases(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV or XLSX sheet with the names of its columns on top.")
    ],
    columns: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="What a column holds; may be given again.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show the columns and stop.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Open a case on each row of a sheet. The columns are guessed, shown and remembered; what fits no field becomes a note.

    Every case begins in triage: a status or verdict in the sheet is kept in the note. The same rows again open none.
    """
    from factcheck.desk.importing import import_cases, look_at_case_columns, remember_case_columns
    from factcheck.render.import_page import show_cases_opened
    from factcheck.render.library_page import show_columns

    session = start(desk, by=by, at=at, json=json, plain=plain)
    seen = look_at_case_columns(session.desk, file, columns or ())
    show_columns(session.output, seen.mapping, seen.headers, seen.first_rows, origin=seen.origin)
    if preview:
        session.output.note("No case was opened. Say otherwise with --map FIELD=COLUMN, or run it without --preview.")
        return
    done = import_cases(session.desk, file, seen.mapping)
    remember_case_columns(session.desk, seen)
    show_cases_opened(session.output, done.cases, known=done.known, remarks=done.remarks)
