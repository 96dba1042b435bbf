"""`factcheck scale`: the rating scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import DeskOption, JsonLinesOption, JsonOption, PlainOption, examples
from factcheck.cli.session import named_desk, output_only
from factcheck.errors import DeskNotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.desk.place import Desk

scale_app = typer.Typer(help="The rating scales that are known.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(scale_app, name="scale")


@scale_app.command("list", epilog=examples("factcheck scale list"))
def list_(desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False) -> None:
    """List the rating scales. A file in the desk's folder scales/ adds one."""
    from factcheck.desk.lists import all_scales
    from factcheck.render.scale_page import show_scales

    opened = desk_if_any(desk)
    current = opened.settings.scale if opened else ""
    show_scales(output_only(json=json, plain=plain), all_scales(opened), current=current)


@scale_app.command("show", epilog=examples("factcheck scale show", "factcheck scale show politifact"))
def show(
    key: Annotated[str, typer.Argument(metavar="[KEY]", help="The scale; else the desk's own.")] = "",
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show a rating scale. Its labels come from true to false, then those off the axis, with what they mean."""
    from factcheck.desk.lists import show_scale
    from factcheck.render.scale_page import show_scale as show_scale_page

    opened = desk_if_any(desk)
    language = opened.settings.language if opened else ""
    show_scale_page(output_only(json=json, plain=plain), show_scale(opened, key), language=language)


def desk_if_any(folder: Path | None) -> Desk | None:
    """The desk, None where there is none and none was named: scales can be looked at before a desk is made."""
    from factcheck.desk.place import open_desk

    try:
        return open_desk(named_desk(folder))
    except DeskNotFoundError:
        if named_desk(folder) is not None:
            raise
        return None
