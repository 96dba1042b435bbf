"""`factcheck evidence archive`, `export` and `import`: copies of sources in public archives."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import (
    ByOption,
    CaseArgument,
    DeskOption,
    EvidenceArgument,
    JsonOption,
    PlainOption,
    complete_case,
    examples,
)
from factcheck.cli.session import start


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("archive", epilog=examples(
        "factcheck evidence archive k3f 7q             note the copy that the Wayback Machine has",
        "factcheck evidence archive k3f 7q --save      save one there, with your own keys",
    ))(archive)  # fmt: skip
    app.command("export-sheet", epilog=examples(
        "factcheck evidence export-sheet > sources.csv", "factcheck evidence export-sheet k3f > sources.csv"
    ))(export_sheet)  # fmt: skip
    app.command("import-sheet", epilog=examples("factcheck evidence import-sheet archived.csv"))(import_sheet)


def archive(
    case: CaseArgument,
    evidence: EvidenceArgument,
    save: Annotated[
        bool, typer.Option("--save", help="Ask for a new public copy. It takes your keys, and everybody can see it.")
    ] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Note a copy in the Wayback Machine, or save one.

    The address is told to the Internet Archive. Confidential evidence never is.
    """
    from factcheck.desk.archiving import archive_evidence
    from factcheck.desk.cases import Done

    session = start(desk, by=by, json=json, plain=plain)
    found, copy = archive_evidence(session.desk, case, evidence, save=save)
    sentence = f"A public copy is noted in case {found.id}: {copy.url} ({copy.taken_at})."
    session.tell(sentence, Done(found, "copy", evidence), url=copy.url)


def export_sheet(
    case: Annotated[
        str, typer.Argument(metavar="[CASE]", help="The case; all where none is named.", autocompletion=complete_case)
    ] = "",
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Write the addresses as a CSV for auto-archiver."""
    from factcheck.desk.archiving import export_sheet as export_rows
    from factcheck.render.output import Mode

    session = start(desk, json=json, plain=plain)
    sheet = export_rows(session.desk, case)
    if session.output.mode == Mode.JSON:
        session.output.data({"id": "", "case": case or None, "message": sheet})
    else:
        session.output.verbatim("\n".join(_inert_lines(sheet)))


def import_sheet(
    sheet: Annotated[Path, typer.Argument(metavar="FILE", help="The sheet as CSV, as auto-archiver wrote it.")],
    desk: DeskOption = None,
    by: ByOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Note the public copies that auto-archiver made. Reading a sheet again changes nothing."""
    from factcheck.desk.archiving import import_sheet as import_rows
    from factcheck.render.added import show_added

    session = start(desk, by=by, json=json, plain=plain)
    report = import_rows(session.desk, sheet)
    told = (
        f"{report.noted} public copies noted, {report.known} known already, {report.others} rows of no evidence here."
    )
    show_added(session.output, told, identifier="", more={"noted": report.noted, "known": report.known})


def _inert_lines(sheet: str) -> list[str]:
    from factcheck.render.inert import view

    return [view(line) for line in sheet.splitlines()]
