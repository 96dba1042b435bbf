"""`factcheck` alone, or `factcheck ui`, in a terminal: the full-screen desk, opened before Typer is loaded."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def answer(arguments: Sequence[str]) -> int | None:
    """The exit code where `factcheck` or `factcheck ui` was typed in a terminal, None where Typer has to answer."""
    from factcheck.tui.start import is_terminal, open_full_screen

    if list(arguments) not in ([], ["ui"]) or not is_terminal():
        return None
    from factcheck.errors import FactcheckError

    try:
        return open_full_screen()
    except FactcheckError as error:
        from factcheck.render.output import make_output

        make_output().error(error)
        return error.exit_code
