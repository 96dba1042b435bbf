"""Lists as lines of columns: widths that know wide letters, and columns that give way where the terminal is narrow.

A line costs a few microseconds, where rich's table costs a millisecond, and nothing has to be loaded for it.
"""

from __future__ import annotations

from factcheck.render.inert import view
from factcheck.render.widths import cell_width, truncate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.render.output import Output, Span

    Cell = str | Span | Sequence[Span]
    Measured = tuple[Sequence[Span], int]  # shown texts, and the cells they take

GAP = 2  # cells between two columns


class Column:
    """A column: its title, how narrow it may get, how wide at most (0: as wide as there is room), and when it is left out.

    Where the line is too narrow the columns with the highest `rank` go first; 0 always stays.
    """

    __slots__ = ("least", "most", "rank", "right", "title")

    def __init__(self, title: str, least: int, most: int = 0, *, rank: int = 0, right: bool = False) -> None:
        self.title = title
        self.least = least
        self.most = most
        self.rank = rank
        self.right = right


def write_table(
    output: Output,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    below: Sequence[Sequence[Sequence[Span]]] = (),
    indent: int = 0,
) -> None:
    """Print a row of titles and one line for each row, cut to the width of the output.

    `below` holds, for each row, further lines that stand under it as they are.
    """
    cells = [[_measured(cell) for cell in row] for row in rows]
    widths = fit(columns, _natural_widths(columns, cells), output.width - indent)
    shown = [number for number, width in enumerate(widths) if width]
    titles = [([(column.title, "dim")], len(column.title)) for column in columns]
    output.line(*_row(titles, columns, widths, shown, indent))
    for number, row in enumerate(cells):
        output.line(*_row(row, columns, widths, shown, indent))
        for spans in below[number] if below else ():
            output.line(*spans)


def fit(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    """The width of each column, 0 for those that are left out, so that all together fit into `room` cells.

    What is wider than it must be gives way first, the widest of them most; then the columns of the highest rank go.
    """
    widths = list(natural)
    dropped = {number for number, width in enumerate(widths) if not width}
    while True:
        kept = [number for number in range(len(columns)) if number not in dropped]
        gaps = GAP * (len(kept) - 1)
        least = sum(min(widths[number], columns[number].least) for number in kept) + gaps
        leaving = max((columns[number].rank for number in kept), default=0)
        if least <= room or not leaving:
            break
        dropped |= {number for number in kept if columns[number].rank == leaving}
    spare = sum(widths[number] for number in kept) + gaps - room
    while spare > 0:
        widest = max(kept, key=lambda number: widths[number] - columns[number].least)
        if widths[widest] <= 1:
            break
        widths[widest] -= 1
        spare -= 1
    return [0 if number in dropped else width for number, width in enumerate(widths)]


def _natural_widths(columns: Sequence[Column], rows: Iterable[Sequence[Measured]]) -> list[int]:
    """What each column would take: its widest cell up to its most, nothing where every cell is empty."""
    widths = [0] * len(columns)
    for row in rows:
        for number, (_, width) in enumerate(row):
            if width > widths[number]:
                widths[number] = width
    for number, column in enumerate(columns):
        if widths[number]:
            widths[number] = max(widths[number], len(column.title))
            widths[number] = min(widths[number], column.most) if column.most else widths[number]
    return widths


def _row(
    row: Sequence[Measured], columns: Sequence[Column], widths: Sequence[int], shown: Sequence[int], indent: int
) -> list[Span]:
    """One line. The room left in one cell and the gap after it are one piece with whatever room follows."""
    line: list[Span] = []
    room = indent
    for number in shown:
        spans, used = row[number]
        width = widths[number]
        if used > width:
            spans = cut_spans(spans, width)
            used = sum([cell_width(text) for text, _ in spans])  # a wide letter may leave a cell empty
        room += width - used if columns[number].right else 0
        if used:
            line += [(" " * room, ""), *spans] if room else spans
            room = 0
        room += GAP if columns[number].right else width - used + GAP
    return line


def cut_spans(spans: Sequence[Span], width: int) -> list[Span]:
    """Styled text cut to so many cells, with an ellipsis where it was cut."""
    kept: list[Span] = []
    if sum(cell_width(text) for text, _ in spans) <= width:
        return list(spans)
    for text, style in spans:
        cells = cell_width(text)
        if cells >= width:
            kept.append((truncate(text + " " if cells == width else text, width), style))
            break
        kept.append((text, style))
        width -= cells
    return [span for span in kept if span[0]]


def _measured(cell: Cell) -> Measured:
    """A cell as shown texts, with its width."""
    if isinstance(cell, str):
        shown = view(cell)
        return [(shown, "")], cell_width(shown)
    if isinstance(cell, tuple) and len(cell) == 2 and isinstance(cell[0], str) and isinstance(cell[1], str):
        shown = view(cell[0])
        return [(shown, cell[1])], cell_width(shown)
    spans = [(view(span[0]), span[1]) for span in cell]
    return spans, sum([cell_width(text) for text, _ in spans])
