"""Opening the full-screen desk from the command line, in a terminal and nowhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.desk.place import Desk

NO_TERMINAL = "The full-screen desk needs a terminal, and this is none: the commands work here (factcheck --help)."


def is_terminal() -> bool:
    """Whether keys can be read and something be drawn: Textual reads stdin, draws on stderr, and hangs elsewhere."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__))


def open_full_screen(folder: Path | None = None, *, by: str = "", is_read_only: bool = False) -> int:
    """Open the desk on the whole screen until its user leaves; the exit code. Where there is none, one may be made.

    Raises UsageError without a terminal, DeskNotFoundError where there is no desk and none was made, and SettingsError.
    """
    from factcheck.config.user_settings import read_user_settings
    from factcheck.errors import UsageError
    from factcheck.tui.collecting import collect_again, rest_from_collecting

    if not is_terminal():
        raise UsageError(NO_TERMINAL)
    own = read_user_settings()
    root = _root(folder, theme=own.theme, may_make=not is_read_only)
    rest_from_collecting()

    def opened() -> Desk:
        from factcheck.desk.place import open_desk

        return open_desk(root, by=by)

    from factcheck.tui.app import DeskApp
    from factcheck.tui.hang_up import hear_hang_ups

    hear_hang_ups()
    app = DeskApp(
        root, opened, theme=own.theme, keys=dict(own.keys), offers_tour=True,
        is_read_only=is_read_only or not os.access(root, os.W_OK),
    )  # fmt: skip
    try:
        app.run()
    finally:
        collect_again()  # a list that could not be read greets nobody
    return app.return_code or 0


def _root(folder: Path | None, *, theme: str, may_make: bool) -> Path:
    """The folder of the desk; the quick way first, which needs no settings, and the whole one for its errors."""
    from factcheck.desk.quick_reads import find_root

    found = find_root(str(folder or ""), os.environ)
    if found:
        return Path(found)
    from factcheck.desk.place import find_desk
    from factcheck.errors import DeskNotFoundError

    try:
        return find_desk(folder, os.environ, Path.cwd())
    except DeskNotFoundError:
        # A desk that was named and is not there is a misspelled name sooner than a desk that somebody wants.
        is_named = folder is not None or os.environ.get("FACTCHECK_DESK")
        if is_named or not may_make or not _make(new := Path.cwd() / "cases", theme):
            raise
        return new


def _make(root: Path, theme: str) -> bool:
    """Offer to make a desk in a folder, where that may be written; whether it was made."""
    if not os.access(root if root.exists() else root.parent, os.W_OK):
        return False
    from factcheck.tui.new_desk import NewDeskApp

    return bool(NewDeskApp(root, theme=theme).run())
