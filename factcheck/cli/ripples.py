"""`factcheck ripple`: what leans on a source or a case that no longer stands."""

from __future__ import annotations

import typing
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import AtOption, CsvOption, DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import Session, start
from factcheck.errors import UsageError

if typing.TYPE_CHECKING:
    from factcheck.desk.cases import Done
    from factcheck.desk.notices import DraftedNotice
    from factcheck.model.case import Case
    from factcheck.model.evidence import Evidence


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("ripple", epilog=examples(
        "factcheck ripple                       what was withdrawn or corrected and still touches what readers see",
        "factcheck ripple 7qk",
        "factcheck ripple k3f 7q --notices notices/",
        "factcheck ripple https://records.example/1 --json",
    ))(ripple)  # fmt: skip


def ripple(
    what: Annotated[
        str, typer.Argument(metavar="[CASE|EVIDENCE|URL]", help="A case, a piece of evidence, or an address.")
    ] = "",
    evidence: Annotated[
        str, typer.Argument(metavar="[EVIDENCE]", help="With a case: this piece of its evidence.")
    ] = "",
    notices: Annotated[
        Path | None, typer.Option("--notices", metavar="DIR", help="Draft a notice for each case, a file each.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write all notices to this file.")
    ] = None,
    language: Annotated[str, typer.Option("--lang", metavar="L", help="Of the notices; else that of the desk.")] = "",
    desk: DeskOption = None,
    at: AtOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """Show which cases lean on a source or a case, and by which way.

    Ask it when a source was withdrawn or a case corrected, or before. Alone it lists what still waits for a correction.
    """
    session = start(desk, at=at, json=json, csv=csv, plain=plain)
    session.show_indexing()
    if not what:
        _show_open(session, is_asked_more=bool(evidence or notices or output))
        return
    from factcheck.desk.notices import draft_notices
    from factcheck.desk.ripple import find_ripple
    from factcheck.render.ripple_page import show_ripple

    found = find_ripple(session.desk, what, evidence)
    drafted = draft_notices(session.desk, found, language) if notices or output or json else ()
    show_ripple(session.output, found, labels=session.labels, notices={one.case: one.text for one in drafted})
    _write(session, drafted, notices, output)


def tell_ripple(session: Session, done: Done, piece: Evidence | None = None) -> None:
    """After something was put right: how many other cases lean on it, and the command that names them."""
    from factcheck.desk.ripple import leaning_on
    from factcheck.render.words import count

    others = leaning_on(session.desk, done.case, piece)
    if others:
        command = f"factcheck ripple {done.case.id}" + (f" {piece.id}" if piece else "")
        session.output.note(f"{count(others, 'other case leans', 'other cases lean')} on it. Next: {command}")


def _show_open(session: Session, *, is_asked_more: bool) -> None:
    from factcheck.desk.ripple import open_ripples
    from factcheck.render.ripple_page import show_open_ripples

    if is_asked_more:
        raise UsageError("Name a case, a piece of evidence or an address.", hint="factcheck ripple CASE --notices DIR")
    show_open_ripples(session.output, open_ripples(session.desk))


def _write(session: Session, drafted: tuple[DraftedNotice, ...], folder: Path | None, file: Path | None) -> None:
    from factcheck.desk.notices import write_notices, write_together
    from factcheck.render.words import count

    if folder is not None:
        written, left = write_notices(drafted, folder)
        session.output.note(f"{count(len(written), 'notice')} in {folder}.")
        if left:
            session.output.note(f"Left as they are, because somebody changed them: {', '.join(left)}.")
    if file is not None:
        write_together(drafted, file)
        session.output.note(f"{count(len(drafted), 'notice')} in {file}.")


def tell_withdrawn_elsewhere(session: Session, case: Case) -> None:
    """Say of each source that a verdict cites whether another case of the desk withdrew it."""
    from factcheck.desk.ripple import withdrawn_elsewhere

    for piece, origin in withdrawn_elsewhere(session.desk, case):
        if origin.case is not None and origin.piece is not None:
            session.output.note(
                f"Evidence {piece.id} ({piece.name}) was withdrawn in case {origin.case.id}: {origin.reason} "
                f"Next: factcheck ripple {origin.case.id} {origin.piece.id}"
            )
