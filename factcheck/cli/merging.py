"""`factcheck merge` takes in another copy of the desk; `factcheck resolve` settles what people set apart."""

from __future__ import annotations

from pathlib import Path
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
)
from factcheck.cli.session import start

DAMAGED = 7


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("merge", epilog=examples("factcheck merge /media/usb/cases", "factcheck merge ../colleague/cases"))(
        merge
    )
    app.command("resolve", epilog=examples(
        "factcheck resolve k3f", 'factcheck resolve k3f --field claim --take 2 --because "the unit matters"',
    ))(resolve)  # fmt: skip


def merge(
    other: Annotated[
        Path, typer.Argument(metavar="OTHER-DESK", help="The folder of the other copy. It is not changed.")
    ],
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Take in all that another copy of this desk holds. Nothing is lost: what people set apart stays side by side.

    The exit code is 7 where a file of the other copy is damaged and was left out.
    """
    from factcheck.desk.merging import merge_desk
    from factcheck.render.merge_page import show_merge
    from factcheck.render.progress import progress

    session = start(desk, json=json, plain=plain)
    with progress(session.output, "Merging") as advance:
        report = merge_desk(session.desk, other, progress=lambda _done, _all: advance(1))
    show_merge(session.output, report)
    if report.problems:
        raise typer.Exit(DAMAGED)


def resolve(
    case: CaseArgument,
    field: Annotated[str, typer.Option("--field", metavar="F", help="Which conflict, where there are several.")] = "",
    take: Annotated[int | None, typer.Option("--take", metavar="N", min=1, help="The number of the value.")] = None,
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show what people set apart in a case, or settle it. The values that do not stand stay in the history."""
    from factcheck.desk.merging import conflicts_of, read_conflicts, resolve_conflict
    from factcheck.render.merge_page import show_conflicts

    session = start(desk, by=by, at=at, json=json, plain=plain)
    if take is None:
        found, conflicts = read_conflicts(session.desk, case)
        values = [(one.field, one.values) for one in conflicts]
        show_conflicts(session.output, found.id, values, labels=session.labels)
        return
    done = resolve_conflict(session.desk, case, field, take, because)
    left = len(conflicts_of(done.case))
    more = f"; {left} more to settle" if left else "; nobody disagrees about it any more"
    session.tell(f"Settled in case {done.case.id}{more}.", done, conflicts=list(done.case.conflicts))
