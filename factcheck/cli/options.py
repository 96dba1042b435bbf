"""The options and arguments that many commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def complete_case(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin as typed, each with its claim in one short line that does nothing."""
    from factcheck.cli.quick_completion import offered_cases

    above = ctx.parent.params.get("desk") if ctx.parent else None
    return offered_cases(incomplete, str(ctx.params.get("desk") or above or ""))


CaseArgument = Annotated[
    str,
    typer.Argument(
        metavar="CASE", help="The case: its id or any beginning that only it has.", autocompletion=complete_case
    ),
]
EvidenceArgument = Annotated[str, typer.Argument(metavar="EVIDENCE", help="The evidence: its id or a beginning of it.")]
DeskOption = Annotated[
    Path | None, typer.Option("--desk", metavar="FOLDER", help="The desk; else FACTCHECK_DESK, else the nearest above.")
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="WHO", help='Who makes the change, "Name <address>"; else FACTCHECK_BY.')
]
LookingOption = Annotated[str, typer.Option("--by", metavar="WHO", help="Who is looking; else FACTCHECK_BY.")]
AtOption = Annotated[str, typer.Option("--at", metavar="WHEN", help="When it happened (UTC), for imports: 2026-01-31.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object for programs.")]
JsonLinesOption = Annotated[bool, typer.Option("--json", help="JSON for programs, one object a line.")]
PlainOption = Annotated[bool, typer.Option("--plain", help="Labelled lines without boxes, signs or colours.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet.")]
AsOfOption = Annotated[
    str, typer.Option("--as-of", metavar="D", help="Without evidence published later: 2026-01-31, 2026, or “claim”.")
]
LanguageOption = Annotated[
    str, typer.Option("--lang", metavar="L", help="The language of its readers: es, pt-BR; else that of the desk.")
]
FallbackOption = Annotated[
    str, typer.Option("--lang-fallback", metavar="L", help="A language that may stand in where there is no wording.")
]
BecauseOption = Annotated[str, typer.Option("--because", metavar="WHY", help="Why; it stays in the history.")]


def examples(*lines: str) -> str:
    """The examples under a command's help, each on its own line."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def listed(text: str) -> tuple[str, ...]:
    """Values separated by commas or spaces: `3f,7k` or `3f 7k`."""
    return tuple(part for part in text.replace(",", " ").split() if part)
