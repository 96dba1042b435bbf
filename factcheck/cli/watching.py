"""`factcheck watch`: read sources and articles again, and tell what is gone or changed. Made to be run by cron."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.capturing import AllowPrivateOption
from factcheck.cli.options import ByOption, DeskOption, JsonLinesOption, PlainOption, complete_case, examples
from factcheck.cli.session import start

FOUND_SOMETHING = 3
NOTHING_READ = 6


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("watch", epilog=examples(
        "factcheck watch k3f", "factcheck watch --all", "factcheck watch --all --json >> watched.jsonl",
        "factcheck list --tag look-again       the cases that ask for another look",
    ))(watch)  # fmt: skip


def watch(
    case: Annotated[
        str, typer.Argument(metavar="[CASE]", help="The case; else use --all.", autocompletion=complete_case)
    ] = "",
    all_: Annotated[bool, typer.Option("--all", help="Every case of the desk.")] = False,
    allow_private: AllowPrivateOption = False,
    desk: DeskOption = None,
    by: ByOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Read sources again, and tell what is gone or changed.

    Each difference is told once: it is written into the case with the copy that shows it, and the case gets the tag
    look-again, which you take away (factcheck tag CASE -look-again) once you have looked. Where nothing changed there is
    one line. The exit code is 0 where nothing changed, 3 where something did, 6 where nothing could be read.
    """
    from factcheck.desk.reading_again import read_again, sources_of
    from factcheck.errors import UsageError
    from factcheck.render.progress import is_in_the_way, progress
    from factcheck.render.watch_page import note_total, show_seen

    session = start(desk, by=by, json=json, plain=plain)
    if bool(case) == all_:
        raise UsageError("Name one case, or all of them.", hint="factcheck watch --all")
    sources, damaged = sources_of(session.desk, case)
    for damage in damaged:
        session.output.note(f"! {damage}")
    seen = []
    is_held = is_in_the_way(session.output)
    try:
        with progress(session.output, "Reading again", total=len(sources)) as advance:
            for one in read_again(session.desk, sources, allow_private=allow_private):
                seen.append(one)
                if not is_held:
                    show_seen(session.output, one)
                advance(1)
    finally:
        for one in seen if is_held else ():
            show_seen(session.output, one)
    note_total(session.output, seen)
    if any(one.is_news for one in seen):
        raise typer.Exit(FOUND_SOMETHING)
    if seen and all(one.state == "unread" for one in seen):
        raise typer.Exit(NOTHING_READ)
