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

crosswalk_app = typer.Typer(
    help="What the ratings of one scale are on another.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    scale_app.add_typer(crosswalk_app, name="crosswalk")
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


@crosswalk_app.command("list", epilog=examples("factcheck scale crosswalk list"))
def list_crosswalks(desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False) -> None:
    """List the crosswalks between scales. A file in the desk's folder crosswalks/ adds one."""
    from factcheck.desk.crosswalks import all_crosswalks
    from factcheck.render.crosswalk_page import show_crosswalks

    show_crosswalks(output_only(json=json, plain=plain), all_crosswalks(desk_if_any(desk)))


@crosswalk_app.command("show", epilog=examples("factcheck scale crosswalk show default politifact"))
def show_crosswalk(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The scale that a verdict stands on.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The scale that it is shown on.")],
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show what each rating of a scale is on another, and why some have no equal there."""
    from factcheck.desk.crosswalks import find_crosswalk
    from factcheck.render.crosswalk_page import show_crosswalk as show_crosswalk_page

    found = find_crosswalk(desk_if_any(desk), source, target)
    show_crosswalk_page(output_only(json=json, plain=plain), found)


def desk_if_any(folder: Path | None) -> Desk | None:
    """The desk, None where there is none and none was named: scales can be looked at before a desk is made."""
    from factcheck.desk.place import open_desk

    try:
        return open_desk(named_desk(folder))
    except DeskNotFoundError:
        if named_desk(folder) is not None:
            raise
        return None
