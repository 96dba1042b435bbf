"""`factcheck desk` makes a desk and shows it; `factcheck me` says who is working."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.profiles import profile_app
from factcheck.cli.session import named_desk, output_only, start

desk_app = typer.Typer(help="Make a desk, and show its settings.", no_args_is_help=True, rich_markup_mode=None)
desk_app.add_typer(profile_app, name="profile")


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(desk_app, name="desk")
    app.command("me", epilog=examples('factcheck me "Ana Ruiz <ana@desk.example>"', "factcheck me"))(me)


@desk_app.command(
    "init", epilog=examples("factcheck desk init", 'factcheck desk init cases --name "The Daily Example"')
)
def init(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="The folder that becomes the desk.")] = None,
    name: Annotated[str, typer.Option("--name", metavar="N", help="The name of the desk, as summaries show it.")] = "",
    scale: Annotated[
        str, typer.Option("--scale", metavar="KEY", help="Its rating scale; see `scale list`.")
    ] = "default",
    language: Annotated[str, typer.Option("--language", metavar="L", help="The language it publishes in.")] = "en",
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Make a folder a desk (./cases, if none is named)."""
    from factcheck.desk.setup import init_desk
    from factcheck.render.added import show_added

    made = init_desk(folder or named_desk(desk) or Path("cases"), name=name, scale=scale, language=language)
    output = output_only(json=json, plain=plain)
    sentence = (
        f"The desk “{made.settings.name}” is ready in {made.root}. Its settings are in {made.root / 'desk.toml'}."
    )
    show_added(output, sentence, identifier=str(made.root), more={"scale": made.settings.scale})
    if not (json or plain):
        output.note("Next: factcheck intake ARTICLE   (an address, a file, or - for standard input)")


@desk_app.command("show", epilog=examples("factcheck desk show", "factcheck desk show --json"))
def show(desk: DeskOption = None, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Show the desk's settings, people and standards. It says where the files are, too."""
    from factcheck.desk.setup import show_desk
    from factcheck.render.desk_page import show_desk as show_desk_page

    session = start(desk, json=json, plain=plain)
    show_desk_page(session.output, show_desk(session.desk))


def me(
    person: Annotated[str, typer.Argument(metavar="[WHO]", help="You: “Name <address>”.")] = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Say who you are, once for all desks on this machine. Without WHO, show who you are taken for."""
    from factcheck.desk.setup import remember_who, working_person
    from factcheck.render.added import show_added

    output = output_only(json=json, plain=plain)
    if person:
        remember_who(person)
    who = working_person()
    show_added(output, f"You are {who}.", identifier=who)
