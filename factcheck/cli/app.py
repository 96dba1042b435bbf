"""The command line's table of contents: every command, in the order in which a day needs them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck.cli import (
    articles,
    cases,
    claims,
    desks,
    evidence,
    intake,
    lists,
    merging,
    publishing,
    questions,
    replies,
    scales,
    summaries,
    upkeep,
    verdicts,
)
from factcheck.cli.options import examples
from factcheck.cli.session import remember_desk
from factcheck.cli.usage import own_endings

# The commands as the help lists them. One that is missing here comes last.
DAY = (
    "desk", "me", "intake", "article", "open", "list", "show", "search", "assign", "stage", "claim", "evidence", "question",
    "reply", "note", "tag", "link", "verdict", "override", "review", "publish", "correct", "withdraw", "summary", "history",
    "undo", "merge", "resolve", "stats", "scale", "doctor", "reindex",
)  # fmt: skip


class InTheOrderOfADay(TyperGroup):
    """The commands in the order of DAY, where Typer would put all groups behind all commands."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - Click's signature
        return sorted(self.commands, key=lambda name: DAY.index(name) if name in DAY else len(DAY))

    def make_context(self, *words: Any, **more: Any) -> Any:
        with own_endings():
            return super().make_context(*words, **more)

    def invoke(self, ctx: Any) -> Any:
        with own_endings():
            return super().invoke(ctx)


app = typer.Typer(
    name="factcheck",
    cls=InTheOrderOfADay,
    help="A desk for fact-checkers: articles in, case files, evidence, reviewed verdicts and published summaries out.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=examples(
        "factcheck desk init                    make a desk in ./cases",
        "factcheck intake article.txt           find the claims of an article and open cases",
        "factcheck list --stage open            what is to be done",
        "factcheck show k3f                     one case, whole",
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def main(
    desk: Annotated[Path | None, typer.Option("--desk", metavar="FOLDER", help="The desk to work on.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """What may stand before every command."""
    del version
    remember_desk(desk)


for module in (
    desks, intake, articles, cases, lists, merging, claims, evidence, questions, replies, verdicts, publishing, summaries,
    scales, upkeep,
):  # fmt: skip
    module.register(app)
