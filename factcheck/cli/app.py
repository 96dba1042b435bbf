"""The command line's table of contents: every command, in the order in which a day needs them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from copy import copy
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck.cli.options import examples
from factcheck.cli.session import remember_desk
from factcheck.cli.usage import own_endings

# The commands as the help lists them, each with the module that holds it. One that is missing here comes last and is found.
MODULES = {
    "desk": "desks", "me": "desks", "ui": "full_screen", "intake": "intake", "article": "articles", "open": "cases",
    "list": "lists", "show": "lists", "search": "lists", "assign": "cases", "stage": "cases", "claim": "claims",
    "evidence": "evidence", "element": "grids", "grid": "grids", "question": "questions", "reply": "replies",
    "note": "cases", "tag": "cases", "link": "cases", "verdict": "verdicts", "watch": "watching", "override": "cases",
    "review": "verdicts", "publish": "publishing", "correct": "publishing", "withdraw": "publishing",
    "ripple": "ripples", "bundle": "bundles", "verify": "bundles", "summary": "summaries", "site": "site",
    "history": "lists", "undo": "cases", "merge": "merging", "resolve": "merging", "stats": "lists", "scale": "scales",
    "doctor": "upkeep", "backup": "backups", "restore": "backups", "reindex": "upkeep", "ledger": "ledgers", "key": "keys",
    "anchor": "anchors",
    "match": "matching", "library": "library", "import": "importing",
}  # fmt: skip
DAY = tuple(MODULES)


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


def _version(wanted: bool) -> None:
    if wanted:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


def main(
    desk: Annotated[Path | None, typer.Option("--desk", metavar="FOLDER", help="The desk to work on.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """What may stand before every command."""
    del version
    remember_desk(desk)


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The program as far as a command line needs it.

    Where the first word is a command, that is this command alone: to make all of them ready takes as long as to load Typer.
    The whole program is there for anything else, and while a shell completes.
    """
    named = MODULES.get(arguments[0]) if arguments else None
    if named is None or os.environ.get("_FACTCHECK_COMPLETE"):
        return _app_of(dict.fromkeys(MODULES.values()))
    made = _app_of((named,))
    _keep_only(made, arguments)
    return made


def _keep_only(made: typer.Typer, words: Sequence[str]) -> None:
    """Leave only the command that is named by the first words; where they name none, what is there stays as it is."""
    if not words:
        return
    commands = [command for command in made.registered_commands if command.name == words[0]]
    groups = [group for group in made.registered_groups if group.name == words[0]]
    if commands or groups:
        made.registered_commands, made.registered_groups = commands, groups
    for group in groups:
        group.typer_instance = copy(group.typer_instance)  # a group is the same object for every line of this process
        if group.typer_instance is not None:
            _keep_only(group.typer_instance, words[1:])


def _app_of(modules: Iterable[str | None]) -> typer.Typer:
    made = typer.Typer(
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
    made.callback()(main)
    for module in modules:
        import_module(f"factcheck.cli.{module}").register(made)
    return made


def __getattr__(name: str) -> typer.Typer:
    """`app`: the whole program."""
    if name == "app":
        return app_for(())
    raise AttributeError(name)
