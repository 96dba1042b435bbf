"""Rich as the one that lays out what is more than lines: panels, tables of wrapped cells, things side by side.

Rich only decides where things stand. Its lines leave through `Output.line`, so that the gate to the terminal and the rules
of colour are the same for every page, and rich is loaded only by a page that uses it.
"""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.render.inert import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.render.output import Output, Span


def text(*parts: str | Span) -> Text:
    """A rich text of plain and styled parts. What it says is inert, and no markup in it is obeyed."""
    made = Text(overflow="fold")
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        made.append(view(words), style)
    return made


def columns_table(*titles: str, right: Sequence[str] = ()) -> Table:
    """A table without a box: its titles dim, two cells between the columns, those named in `right` set flush right."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False, highlight=False)
    for title in titles:
        table.add_column(text(title), justify="right" if title in right else "left", overflow="fold")
    return table


def draw(output: Output, drawing: RenderableType, *, indent: int = 0) -> None:
    """Print what rich laid out."""
    console = Console(
        file=output.stdout,
        width=output.width,
        markup=False,
        highlight=False,
        emoji=False,
        color_system="256",  # colours are taken down, or left out, where the lines are written
        force_terminal=True,
        legacy_windows=False,
        safe_box=not output.unicode,
    )
    options = console.options.update(width=output.width - indent)
    for segments in console.render_lines(drawing, options, pad=False):
        parts = [(segment.text, str(segment.style or "")) for segment in segments if not segment.control]
        while parts and not parts[-1][0].strip():
            parts.pop()
        if parts:
            parts[-1] = (parts[-1][0].rstrip(), parts[-1][1])
        output.line(" " * indent if parts else "", *parts)
