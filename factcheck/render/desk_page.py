"""The desk itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.model.desk_view import DeskView
    from factcheck.render.output import Output


def show_desk(output: Output, desk: DeskView) -> None:
    """Print the settings, people and size of a desk."""
    output.line(desk.name)
