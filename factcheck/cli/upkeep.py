"""`factcheck doctor` and `factcheck reindex`: whether everything is as it was written."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import DeskOption, JsonLinesOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start

DAMAGED = 7


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("doctor", epilog=examples("factcheck doctor", "factcheck doctor --json", "factcheck doctor --fix"))(
        doctor
    )
    app.command("reindex", epilog=examples("factcheck reindex"))(reindex)


def doctor(
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Move damaged files and what programs left into .aside, set rights, make a wrong index again.",
        ),
    ] = False,
    desk: DeskOption = None,
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Tell what is not as it was written. Everything is read and nothing changed. The exit code is 7 for damage.

    With --fix, what needs no judgement is mended and each thing done is told. Nothing is deleted, no content is changed.
    """
    from factcheck.desk.health import examine, repair
    from factcheck.render.findings_page import show_findings
    from factcheck.render.progress import progress
    from factcheck.render.repairs_page import show_repairs

    session = start(desk, json=json, plain=plain)
    count = len(session.desk.store.case_ids()) + len(session.desk.store.article_ids())
    with progress(session.output, "Reading", total=count) as advance:
        if fix:
            repairs = list(repair(session.desk, progress=lambda _done, _all: advance(1)))
        else:
            findings = list(examine(session.desk, progress=lambda _done, _all: advance(1)))
    if fix:
        show_repairs(session.output, repairs, checked=count)
        damaged = any(done.check in ("files", "copies", "twins") for done in repairs)
    else:
        show_findings(session.output, findings, checked=count)
        damaged = any(finding.severity == "damage" for finding in findings)
    if damaged:
        raise typer.Exit(DAMAGED)


def reindex(desk: DeskOption = None, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Make the indexes of cases and of the library again.

    They are never needed for a right answer, only for a fast one.
    """
    from factcheck.desk.health import reindex as make_index
    from factcheck.desk.health import reindex_library
    from factcheck.render.added import show_added
    from factcheck.render.progress import progress

    session = start(desk, json=json, plain=plain)
    with progress(session.output, "Indexing", total=len(session.desk.store.case_ids())) as advance:
        count = make_index(session.desk, progress=lambda _done, _all: advance(1))
    entries = reindex_library(session.desk)
    library = f" and {entries:,} entries of the library" if entries else ""
    more = {"cases": count, **({"entries": entries} if entries else {})}
    show_added(session.output, f"The index is made again: {count} cases{library}.", identifier="index", more=more)
