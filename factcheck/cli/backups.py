"""`factcheck backup` and `factcheck restore`: a desk as one file, and a desk from one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import named_desk, output_only, start


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(
        "backup", epilog=examples("factcheck backup ../desk.zip", "factcheck backup /media/disk/desk.zip --force")
    )(backup)
    app.command("restore", epilog=examples("factcheck restore desk.zip", "factcheck restore desk.zip cases-again"))(
        restore
    )


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, outside the desk.")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Write the whole desk into one file. It is restored on trial, and gets its name only if every file is as it was."""
    from factcheck.desk.backups import back_up
    from factcheck.render.added import show_added
    from factcheck.render.progress import progress
    from factcheck.render.words import count

    session = start(desk, json=json, plain=plain)
    with progress(session.output, "Backing up") as advance:
        kept = back_up(session.desk, file, force=force, progress=lambda _done, _all: advance(1))
    for path in kept.left_out:
        session.output.note(f"Left out: {path} (a link, or a name that not every system can hold)")
    told = kept.told
    held = f"{count(told['cases'], 'case')}, {count(told['articles'], 'article')}, {count(told['copies'], 'captured file')}"
    sentence = f"The desk is backed up in {file}: {held}. It was restored on trial, and every file was as it is here."
    show_added(session.output, sentence, identifier=str(file), more={**told, "left_out": list(kept.left_out)})


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `factcheck backup` wrote.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A new or empty folder; ./cases if none is named.")
    ] = None,
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Make a desk from a backup, in a new or empty folder. The exit code is 7 where the file is not what was written."""
    from factcheck.desk.backups import restore_desk
    from factcheck.render.added import show_added
    from factcheck.render.progress import progress
    from factcheck.render.words import count

    output = output_only(json=json, plain=plain)
    target = folder or named_desk(desk) or Path("cases")
    with progress(output, "Restoring") as advance:
        kept = restore_desk(file, target, progress=lambda _done, _all: advance(1))
    held = f"{count(kept.told['cases'], 'case')}, {count(kept.told['articles'], 'article')}"
    sentence = f"The desk of {kept.told['made_at'][:10]} is restored in {target}: {held}."
    show_added(output, sentence, identifier=str(target), more=kept.told)
