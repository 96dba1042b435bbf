"""`factcheck doctor` and `factcheck reindex`: whether everything is as it was written."""

from __future__ import annotations

import typer

from factcheck.cli.options import DeskOption, JsonLinesOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start

DAMAGED = 7


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("doctor", epilog=examples("factcheck doctor", "factcheck doctor --json"))(doctor)
    app.command("reindex", epilog=examples("factcheck reindex"))(reindex)


def doctor(desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False) -> None:
    """Tell what is not as it was written. Everything is read and nothing changed. The exit code is 7 for damage."""
    from factcheck.desk.health import examine
    from factcheck.render.findings_page import show_findings
    from factcheck.render.progress import progress

    session = start(desk, json=json, plain=plain)
    count = len(session.desk.store.case_ids()) + len(session.desk.store.article_ids())
    with progress(session.output, "Reading", total=count) as advance:
        findings = list(examine(session.desk, progress=lambda _done, _all: advance(1)))
    show_findings(session.output, findings, checked=count)
    if any(finding.severity == "damage" for finding in findings):
        raise typer.Exit(DAMAGED)


def reindex(desk: DeskOption = None, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Make the index again from the case files. It is never needed for a right answer, only for a fast one."""
    from factcheck.desk.health import reindex as make_index
    from factcheck.render.added import show_added
    from factcheck.render.progress import progress

    session = start(desk, json=json, plain=plain)
    with progress(session.output, "Indexing") as advance:
        count = make_index(session.desk, progress=lambda _done, _all: advance(1))
    show_added(session.output, f"The index is made again: {count} cases.", identifier="index", more={"cases": count})
