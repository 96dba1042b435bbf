"""`factcheck reply letter`: the letter that asks a claimant for a reply."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    ByOption,
    CaseArgument,
    DeskOption,
    FallbackOption,
    JsonOption,
    LanguageOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import start

DaysOption = Annotated[
    int | None, typer.Option("--in", metavar="N", min=1, help="So many working days of the desk's calendar from now.")
]
EXAMPLES = examples("factcheck reply letter k3f", "factcheck reply letter k3f --in 3 --lang es -o letter.txt")


def letter(
    case: CaseArgument,
    to: Annotated[str, typer.Option("--to", metavar="WHO", help="Who gets it; else who was asked, or the claimant.")] = "",
    deadline: Annotated[str, typer.Option("--deadline", metavar="D", help="Until which day; else as requested.")] = "",
    days: DaysOption = None,
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="TEXT", help="A question; else the open ones. Repeatable.")
    ] = None,
    language: LanguageOption = "",
    fallback: FallbackOption = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:  # fmt: skip
    """Draw the letter that asks the claimant for a reply. Nothing is sent.

    It has the claim, what was found, questions, a deadline and a contact, and never confidential evidence. A desk words it
    otherwise in its own folder templates/, as letter.en.j2.
    """
    from factcheck.desk.letters import LetterWanted, letter_notes, letter_record, write_reply_letter
    from factcheck.render.summary_out import show_summary

    session = start(desk, by=by, at=at, json=json, plain=plain)
    wanted = LetterWanted(to, deadline, days, language, tuple(question or ()), fallback)
    drawn, text = write_reply_letter(session.desk, case, wanted, output)
    if output is None or json:
        show_summary(session.output, text, record=letter_record(drawn, text))
    else:
        session.output.note(f"Written to {output}.")
    for note in letter_notes(session.desk, drawn, wanted):
        session.output.note(note)
