"""The first list of a desk, whose index is yet to be made: the job and the page of the command, without loading Typer."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.cli.quick import Asked


def answer(asked: Asked, arguments: Sequence[str]) -> int:
    """The exit code. Whatever goes wrong is said by the boundary, as for every command."""
    from factcheck.cli.boundary import run

    def list_first(_arguments: list[str]) -> int:
        import atexit  # noqa: F401 - which has the program left in full: the index that was just written is closed then
        from pathlib import Path

        from factcheck.cli.acts import list_found
        from factcheck.cli.session import remember_desk

        remember_desk(None)
        query = asked.query
        conditions = {
            "words": query.words, "stages": query.stages, "has_conflicts": query.has_conflicts, "is_due": query.is_due,
            "sort": query.sort, "limit": query.limit,
        }  # fmt: skip
        opening = {
            "folder": Path(asked.desk) if asked.desk else None,
            "json": asked.json,
            "csv": asked.csv,
            "plain": asked.plain,
        }
        list_found(conditions, opening)
        return 0

    return run(arguments, list_first)
