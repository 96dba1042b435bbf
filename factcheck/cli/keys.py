"""`factcheck key …`: keys that sign what people do, their own and those of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    BecauseOption,
    ByOption,
    DeskOption,
    JsonLinesOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import start

key_app = typer.Typer(
    help="Keys that sign changes, so that nobody writes in another's name.", no_args_is_help=True, rich_markup_mode=None
)
KeyArgument = Annotated[str, typer.Argument(metavar="[KEY]", help="The key: the beginning of its id, or its owner.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(key_app, name="key")


@key_app.command("make", epilog=examples("factcheck key make", "factcheck key make --file --another"))
def make(
    file: Annotated[bool, typer.Option("--file", help="Keep it in a file, though there is a keyring.")] = False,
    another: Annotated[bool, typer.Option("--another", help="Make one more, for another computer.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Make a key of your own.

    Its private half stays on this computer, the desk gets the public one. Changes are signed where
    desk.toml says so: [signing] on-change = true.
    """
    from factcheck.desk.keys import make_key
    from factcheck.render.seals_page import show_made_key

    session = start(desk, by=by, at=at, json=json, plain=plain)
    key, place = make_key(session.desk, in_file=file, another=another)
    show_made_key(session.output, key, place, signs=session.desk.settings.sign_on_change)


@key_app.command("list", epilog=examples("factcheck key list"))
def list_(desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False) -> None:
    """List the keys that the desk knows."""
    from factcheck.desk.keys import list_keys
    from factcheck.render.seals_page import show_keys

    session = start(desk, json=json, plain=plain)
    show_keys(session.output, list_keys(session.desk))


@key_app.command("show", epilog=examples("factcheck key show", 'factcheck key show "Ana Ruiz"'))
def show(
    key: KeyArgument = "",
    desk: DeskOption = None,
    by: ByOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show a key, yours where none is named.

    The line is for those who are to trust it, the digits are compared by telephone.
    """
    from factcheck.desk.keys import show_key
    from factcheck.render.seals_page import show_key as show_key_page

    session = start(desk, by=by, json=json, plain=plain)
    show_key_page(session.output, show_key(session.desk, key))


@key_app.command(
    "trust",
    epilog=examples(
        'factcheck key trust "factcheck-key ed25519 9f3c… Ana Ruiz <ana@desk.example>"', "factcheck key trust -"
    ),
)
def trust(
    line: Annotated[
        str, typer.Argument(metavar="LINE", help="What its owner's `key show` prints; a file of it; - is stdin.")
    ],
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Let the desk know somebody's key.

    Compare the digits with its owner first, by telephone or face to face.
    """
    from factcheck.desk.keys import trust_key
    from factcheck.render.seals_page import show_trusted_key

    session = start(desk, by=by, at=at, json=json, plain=plain)
    show_trusted_key(session.output, trust_key(session.desk, _read_line(line)))


@key_app.command("retire", epilog=examples('factcheck key retire 9f3c --because "the laptop was stolen"'))
def retire(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key: the beginning of its id, or its owner.")],
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Take a key out of use from now on. What it signed before stays signed."""
    from factcheck.desk.keys import retire_key
    from factcheck.render.added import show_added

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = retire_key(session.desk, key, because)
    sentence = f"The key {done.id} of {done.who.name} is retired: nobody may sign with it from now on."
    show_added(session.output, sentence, identifier=done.id, more={"who": str(done.who)})


def _read_line(typed: str) -> str:
    """The line of a key: as it was typed, from stdin, or from the file that is named."""
    if typed == "-":
        return sys.stdin.read(10_000)
    if not typed.startswith("factcheck-key"):
        from factcheck.errors import NotFoundError

        try:
            return Path(typed).read_text(encoding="utf-8")[:10_000]
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise NotFoundError(
                "That is neither the line of a key nor a file of it.", hint="factcheck key show"
            ) from error
    return typed
