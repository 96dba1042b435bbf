"""`factcheck ui`: the full-screen desk."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, DeskOption, examples


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("ui", epilog=examples("factcheck", "factcheck ui --desk cases", "factcheck ui --read-only"))(ui)


def ui(
    desk: DeskOption = None,
    by: ByOption = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="Look at everything, change nothing.")] = False,
) -> None:
    """Work on the whole screen. `factcheck` alone opens it too; press ? there for every key."""
    from factcheck.cli.session import named_desk
    from factcheck.tui.start import open_full_screen

    raise typer.Exit(open_full_screen(named_desk(desk), by=by, is_read_only=read_only))
