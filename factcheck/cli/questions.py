"""`factcheck question`: what has to be answered before a claim can be judged."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    ByOption,
    CaseArgument,
    DeskOption,
    JsonOption,
    PlainOption,
    examples,
    listed,
)
from factcheck.cli.session import start
from factcheck.cli.texts import given_text

question_app = typer.Typer(
    help="Ask and answer what the verdict hangs on.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(question_app, name="question")


@question_app.command(
    "ask", epilog=examples('factcheck question ask k3f "What did the bridge cost in the final accounts?"')
)
def ask(
    case: CaseArgument,
    text: Annotated[str | None, typer.Argument(metavar="TEXT|-", help="The question.")] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Ask a question."""
    from factcheck.desk.questions import ask_question

    session = start(desk, by=by, at=at, json=json, plain=plain)
    words = given_text(text, what="The question", command=f'factcheck question ask {case} "TEXT"')
    done = ask_question(session.desk, case, words)
    session.tell(f"Question {done.id} added to case {done.case.id}.", done)


@question_app.command("answer", epilog=examples('factcheck question answer k3f 9d "31 million" --cites 7q'))
def answer(
    case: CaseArgument,
    question: Annotated[str, typer.Argument(metavar="Q", help="The question: its id or a beginning of it.")],
    text: Annotated[str | None, typer.Argument(metavar="TEXT|-", help="The answer.")] = None,
    cites: Annotated[str, typer.Option("--cites", metavar="E,…", help="The evidence it rests on.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Answer a question, citing evidence."""
    from factcheck.desk.questions import answer_question

    session = start(desk, by=by, at=at, json=json, plain=plain)
    words = given_text(text, what="The answer", command=f'factcheck question answer {case} {question} "TEXT"')
    done = answer_question(session.desk, case, question, words, listed(cites))
    session.tell(f"Question {done.id} of case {done.case.id} is answered.", done)
