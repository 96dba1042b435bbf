"""`factcheck desk profile`: the standards of common codes, which a desk may adopt."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from factcheck.cli.options import DeskOption, JsonLinesOption, JsonOption, PlainOption, examples
from factcheck.cli.scales import desk_if_any
from factcheck.cli.session import output_only, start

profile_app = typer.Typer(
    help="The standards that common codes ask for, to adopt as a whole.", no_args_is_help=True, rich_markup_mode=None
)
KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help="The profile; see `desk profile list`.")]


@profile_app.command("list", epilog=examples("factcheck desk profile list"))
def list_(desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False) -> None:
    """List the profiles. Each says which standards a code is known to ask for, and quotes nothing of it."""
    from factcheck.desk.profiles import all_profiles
    from factcheck.render.profile_page import show_profiles

    del desk
    show_profiles(output_only(json=json, plain=plain), all_profiles())


@profile_app.command("show", epilog=examples("factcheck desk profile show ifcn"))
def show(key: KeyArgument, desk: DeskOption = None, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Show a profile, and what this desk would change to adopt it."""
    from factcheck.desk.profiles import show_profile
    from factcheck.render.profile_page import show_profile as show_profile_page

    opened = desk_if_any(desk)
    profile, changes = show_profile(opened, key)
    show_profile_page(output_only(json=json, plain=plain), profile, changes, at_desk=opened is not None)


@profile_app.command(
    "adopt", epilog=examples("factcheck desk profile adopt ifcn", "factcheck desk profile adopt ifcn --yes")
)
def adopt(
    key: KeyArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Write it without being asked.")] = False,
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Write what a profile asks for into desk.toml, after showing what changes. Comments stay; nothing gets weaker."""
    from factcheck.desk.profiles import adopt_profile, show_profile
    from factcheck.render.profile_page import show_adopted

    session = start(desk, json=json, plain=plain)
    profile, changes = show_profile(session.desk, key)
    if not (yes or json) or not changes:
        show_adopted(session.output, profile, changes, is_adopted=not changes)
    if not changes:
        return
    if not yes and not _is_confirmed():
        if json:
            show_adopted(session.output, profile, changes, is_adopted=False)
        session.output.note(f"Nothing was changed. To write it: factcheck desk profile adopt {profile.key} --yes")
        return
    profile, changes = adopt_profile(session.desk, key)
    show_adopted(session.output, profile, changes, is_adopted=True)


def _is_confirmed() -> bool:
    """Whether the person says yes; nobody is asked where nobody can answer."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return False
    return typer.confirm("Write this into desk.toml?", default=False, err=True)
