"""The grid of a claim: a row for each element, a column for each piece of evidence, and under it what it comes to."""

from __future__ import annotations

from factcheck.render.inert import view
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.widths import cell_width, pad, truncate, wrap
from factcheck.render.words import (
    ALARM,
    COMMAND,
    GREEN,
    IDENTIFIER,
    NO,
    RED,
    STANCES,
    UNKNOWN_SIGN,
    WARNING,
    YES,
    count,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.as_of import AsOf
    from factcheck.model.elements import ProposedElement
    from factcheck.model.evidence import Evidence
    from factcheck.model.grid import Grid, GridRow
    from factcheck.render.output import Output, Span
    from factcheck.render.words import Sign

_STATES: dict[str, Sign] = {"bare": NO, "supported": YES, "refuted": ("▼", RED), "contradicted": WARNING}
_SIGNS: dict[str, Sign] = {**STANCES, "context": ("○", "color(110)")}  # its own point would look like nothing tied
_STATE, _KIND, _GAP, _INDENT = 14, 9, 2, 2  # cells of the columns of states and kinds, between columns, before them
_WORDS, _FEWEST = 30, 12  # cells of the words of an element, at most and at least
_SHORTEST_ID = 4
_FEW_COLUMNS = 4  # for so many pieces of evidence the words of the elements make room
_NARROWEST = 56  # cells; where there is less, each element is told line by line


def show_grid(
    output: Output, grid: Grid, *, proposals: Sequence[ProposedElement] = (), as_of: AsOf | None = None
) -> None:
    """Print a grid and what it comes to. JSON has one object, CSV one row for each element."""
    if output.mode == Mode.JSON:
        output.data(grid_json(grid, proposals, as_of))
        return
    if output.mode == Mode.CSV:
        header = ("id", "kind", "text", "state", *(piece.id for piece in grid.pieces))
        output.rows(header, [_csv_row(grid, row) for row in grid.rows])
        return
    page = Page(output)
    page.field("Case", (grid.case, IDENTIFIER), f"{page.dot}{grid.claim}")
    if as_of is not None:
        page.field("As of", as_of.day, f"{page.dot}{hidden_words(as_of)}")
    if not grid.rows:
        _write_nothing(page, grid, proposals)
        return
    if page.plain or output.width < _NARROWEST:
        _write_labelled(page, grid)
    else:
        page.gap()
        _draw(page, grid)
    page.gap()
    _write_findings(page, grid)


def show_proposed_elements(output: Output, case: str, claim: str, proposals: Sequence[ProposedElement]) -> None:
    """Print the elements that a claim's words suggest. JSON has one to a line."""
    if output.mode == Mode.JSON:
        for number, one in enumerate(proposals, 1):
            output.data({"case": case, "number": number, **_proposal_json(one)})
        return
    page = Page(output)
    page.field("Case", (case, IDENTIFIER), f"{page.dot}{claim}")
    page.heading("Proposed", len(proposals))
    for number, one in enumerate(proposals, 1):
        page.field(f"{number}. {one.kind}", one.text, (f"{page.dot}{one.reason}", "dim"))
    command = (
        f"factcheck element propose {case} --accept all" if proposals else f'factcheck element add {case} KIND "WORDS"'
    )
    page.field("Next", (command, COMMAND), whole=True)


def grid_json(grid: Grid, proposals: Sequence[ProposedElement], as_of: AsOf | None) -> dict[str, Any]:
    """A grid as a JSON object."""
    return {
        "case": grid.case,
        "claim": grid.claim,
        "as_of": as_of.day if as_of else None,
        "later": list(as_of.later) if as_of else [],
        "undated": list(as_of.undated) if as_of else [],
        "elements": [_row_json(row) for row in grid.rows],
        "evidence": [piece.id for piece in grid.pieces],
        "loose": list(grid.loose),
        "bare": [row.element.id for row in grid.bare],
        "unsupported": [row.element.id for row in grid.unsupported],
        "contradicted": [row.element.id for row in grid.contradicted],
        "bearing": [{"evidence": piece, "elements": list(elements)} for piece, elements in grid.bearing],
        "everything_hangs_on": grid.everything_hangs_on or None,
        "proposed": [_proposal_json(one) for one in proposals],
    }


def hidden_words(as_of: AsOf) -> str:
    """What is hidden as of a day, and what stays because nobody knows when it was published."""
    later = f"{count(len(as_of.later), 'piece')} of evidence published later: {', '.join(as_of.later)}"
    hidden = f"without {later}" if as_of.later else "no evidence is dated later"
    return hidden + (f"; no date is known of {', '.join(as_of.undated)}" if as_of.undated else "")


def _row_json(row: GridRow) -> dict[str, Any]:
    return {
        "id": row.element.id,
        "kind": row.element.kind,
        "text": row.element.text,
        "state": row.state,
        "ties": [{"evidence": piece, "stance": stance} for piece, stance in row.stances],
        "hangs_on": row.hangs_on or None,
        "one_origin": row.one_origin or None,
    }


def _proposal_json(one: ProposedElement) -> dict[str, Any]:
    return {"kind": one.kind, "text": one.text, "reason": one.reason}


def _csv_row(grid: Grid, row: GridRow) -> list[object]:
    said = dict(row.stances)
    return [
        row.element.id,
        row.element.kind,
        row.element.text,
        row.state,
        *(said.get(one.id, "") for one in grid.pieces),
    ]


def _write_nothing(page: Page, grid: Grid, proposals: Sequence[ProposedElement]) -> None:
    page.field("Elements", "none yet")
    for one in proposals:
        page.field("Proposed", f"{one.kind}: {one.text}")
    command = f'factcheck element add {grid.case} KIND "WORDS"'
    if proposals:
        command = f"factcheck element propose {grid.case} --accept all"
    page.field("Next", (command, COMMAND), whole=True)


def _write_labelled(page: Page, grid: Grid) -> None:
    for row in grid.rows:
        page.gap()
        page.field("Element", f"{row.element.kind}: {row.element.text} ({row.element.id})")
        page.field("State", page.output.signed(_STATES[row.state], row.state))
        for piece, stance in row.stances:
            named = next(one for one in grid.pieces if one.id == piece)
            page.field("Evidence", (piece, IDENTIFIER), f" {stance}: {named.name}")


def _draw(page: Page, grid: Grid) -> None:
    """The elements against the evidence, in as many blocks as the width needs, then what each piece is."""
    ids = _short_ids(grid.pieces)
    cells = max((len(one) for one in ids.values()), default=_SHORTEST_ID) + _GAP
    room = page.output.width - _INDENT - _KIND - _GAP - _STATE
    longest = max(cell_width(view(row.element.text)) for row in grid.rows)
    width = max(_FEWEST, min(_WORDS, longest, room - cells * min(len(ids), _FEW_COLUMNS)))
    each = max(1, (room - width) // cells)
    names = list(ids)
    for first in range(0, max(len(names), 1), each):
        if first:
            page.gap()
        _draw_block(page, grid, {one: ids[one] for one in names[first : first + each]}, width, cells)
    page.gap()
    _write_legend(page, grid)
    for piece in grid.pieces:
        _write_piece(page, grid, piece, ids[piece.id])


def _draw_block(page: Page, grid: Grid, ids: dict[str, str], width: int, cells: int) -> None:
    output = page.output
    bearing = {piece for piece, _ in grid.bearing}
    lead = " " * (_INDENT + _KIND + width + _GAP)
    heads: list[Span] = [
        (pad(short, cells), "bold underline cyan" if one in bearing else IDENTIFIER) for one, short in ids.items()
    ]
    output.line(lead, *_underlined(heads)[:-1])
    for row in grid.rows:
        said = dict(row.stances)
        bare = row.state == "bare"
        lines = wrap([(view(row.element.text), ALARM if bare else "")], width)
        words = lines[0]
        used = sum(cell_width(text) for text, _ in words)
        parts: list[Span] = [
            (" " * _INDENT + pad(row.element.kind, _KIND), "dim"),
            *words,
            (" " * (width - used + _GAP), ""),
        ]
        for one in ids:
            parts += _cell(said.get(one, ""), row.hangs_on == one, cells)
        text, style = output.signed(_STATES[row.state], row.state)
        output.line(*parts, (text, style))
        for more in lines[1:]:
            output.line(" " * (_INDENT + _KIND), *more)


def _underlined(heads: Sequence[Span]) -> list[Span]:
    """Titles of which only the letters are underlined, not the room after them."""
    return [
        part for text, style in heads for part in ((text.rstrip(), style), (" " * (len(text) - len(text.rstrip())), ""))
    ]


def _cell(stance: str, hangs: bool, cells: int) -> list[Span]:
    """The sign of a stance in the middle of its column; in brackets where the element hangs on it."""
    if not stance:
        return [(pad(" ·", cells), "dim")]
    symbol, style = _SIGNS.get(stance, UNKNOWN_SIGN)
    if hangs:
        return [("[", "bold"), (symbol, f"bold {style}"), (pad("]", cells - 2), "bold")]
    return [(pad(f" {symbol}", cells), style)]


def _write_piece(page: Page, grid: Grid, piece: Evidence, short: str) -> None:
    date = piece.detail("published_on") or "no date"
    loose = [(f"{page.dot}tied to nothing", "dim")] if piece.id in grid.loose else []
    room = max(20, page.output.width - _INDENT - 10 - len(date) - 24)
    name = truncate(view(piece.name), room)
    page.item([(pad(short, 10), IDENTIFIER)], name, (f"{page.dot}{date}", "dim"), *loose)


def _write_legend(page: Page, grid: Grid) -> None:
    said = {stance for row in grid.rows for _, stance in row.stances}
    parts: list[Span] = []
    for stance, (symbol, style) in _SIGNS.items():
        if stance in said:
            parts += [(symbol, style), (f" {stance}   ", "dim")]
    parts += [("[ ]", "bold"), (" the element hangs on it", "dim")] if grid.bearing else []
    if parts:
        page.item([], *parts)
        page.gap()


def _short_ids(pieces: Sequence[Evidence]) -> dict[str, str]:
    """The shortest beginnings, of four letters or more, that tell the pieces from each other."""
    ids = [piece.id for piece in pieces]
    length = _SHORTEST_ID
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: one[:length] for one in ids}


def _write_findings(page: Page, grid: Grid) -> None:
    """What the grid comes to, each with the command that would mend it."""
    kinds = {row.element.id: f"{row.element.kind} (“{row.element.text}”)" for row in grid.rows}
    for row in grid.bare:
        page.field("Bare", (kinds[row.element.id], ALARM), ": nothing supports or refutes it")
    for row in grid.unsupported:
        if row.state != "bare":
            page.field("Unsupported", (kinds[row.element.id], RED), ": nothing supports it, and it is refuted")
    for row in grid.contradicted:
        if row.state == "contradicted":
            page.field("Contradicted", kinds[row.element.id], ": some evidence supports it, some refutes it")
    for piece, elements in grid.bearing:
        what = ", ".join(kinds[one] for one in elements)
        everything = "everything hangs on it; " if piece == grid.everything_hangs_on else ""
        page.field(
            "Hangs on", (piece, f"bold {IDENTIFIER}"), f": {everything}if it fell, nothing would be left for {what}"
        )
    for row in grid.rows:
        if row.one_origin:
            page.field("One origin", f"{kinds[row.element.id]} rests on “{row.one_origin}” alone")
    if not grid.bare and not grid.bearing:
        page.field("Standing", ("no element is bare, and none hangs on one piece alone", GREEN))
    command = _next_command(grid)
    if command:
        page.field("Next", (command, COMMAND), whole=True)


def _next_command(grid: Grid) -> str:
    if not grid.bare:
        return ""
    element = grid.bare[0].element.id
    if grid.loose:
        return f"factcheck evidence tie {grid.case} {grid.loose[0]} {element}"
    return f"factcheck evidence add {grid.case} URL-or-FILE --stance STANCE"
