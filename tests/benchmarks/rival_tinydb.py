"""The program that many would write first: typer, rich and one TinyDB file. Run by the benchmark beside ours.

It stands for a whole class of small case managers: the file is read whole for every question and written whole for every
change.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from tinydb import TinyDB, where

app = typer.Typer()
Database = Annotated[str, typer.Option("--database")]
COLUMNS = ("id", "stage", "rating", "assignees", "claim")


@app.command("list")
def list_(database: Database, limit: int = 50) -> None:
    """List cases, the newest change first."""
    with TinyDB(database) as cases:
        newest = sorted(cases.all(), key=lambda case: str(case["updated_at"]), reverse=True)
    table = Table(*COLUMNS)
    for case in newest[:limit]:
        table.add_row(*(_cell(case[name]) for name in COLUMNS))
    Console().print(table)


@app.command()
def show(case: str, database: Database) -> None:
    """Show one case."""
    with TinyDB(database) as cases:
        found = cases.get(where("id") == case)
    assert isinstance(found, dict)
    table = Table("field", "value")
    for name, value in found.items():
        table.add_row(name, _cell(value))
    Console().print(table)


@app.command()
def note(case: str, text: str, database: Database) -> None:
    """Write a note into a case."""
    with TinyDB(database) as cases:
        cases.update(lambda one: one["notes"].append(text), where("id") == case)
    Console().print("Noted.")


def _cell(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


if __name__ == "__main__":
    app()
