"""The list of cases: a table for a terminal, labelled lines, JSON lines or CSV.

This is the page that is printed most, so nothing is loaded for it that it does not need; a row may be anything that has
the attributes of `model.listing.CaseRow`.
"""

from __future__ import annotations

from factcheck.render.case_row import alarms, next_day
from factcheck.render.line_writer import Column, write_table
from factcheck.render.output import Mode
from factcheck.render.withheld import listed_rating
from factcheck.render.words import (
    ALARM,
    IDENTIFIER,
    KEYS_ONLY,
    NEEDED,
    STAGES,
    UNKNOWN_SIGN,
    RatingLabels,
    count,
    rating_sign,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from factcheck.model.listing import CaseList, CaseRow
    from factcheck.render.output import Output, Span

_COLUMNS = (
    Column("Id", 8),
    Column("Stage", 16, rank=1),
    Column("Rating", 12, 20, rank=2),
    Column("Assigned", 8, 18, rank=4),
    Column("Due", 10, rank=3),
    Column("Claimant", 8, 22, rank=5),
    Column("Claim", 30),
)
# What a row is in JSON and CSV, in this order.
FIELDS = (
    "id", "claim", "claimant", "claimed_on", "stage", "rating", "scale", "is_published", "is_fresh", "assignees", "tags",
    "article", "evidence", "conflicts", "priority", "score", "due", "deadline", "opened_at", "updated_at", "damaged",
    "held_until",
)  # fmt: skip


def show_cases(output: Output, found: CaseList, *, labels: RatingLabels = KEYS_ONLY) -> None:
    """Print the rows of a list, and on stderr its notes and "50 of 1,234 cases"."""
    if output.mode == Mode.JSON:
        for row in found.rows:
            output.data(row_json(row))
    elif output.mode == Mode.CSV:
        output.rows(FIELDS, (csv_row(row) for row in found.rows))
    elif output.mode == Mode.PLAIN:
        write_labelled_rows(output, found.rows, labels)
    elif found.rows:
        write_case_table(output, found.rows, labels)
    say_how_many(output, len(found.rows), found.total)
    for note in found.notes:
        output.note(note)


def row_json(row: CaseRow) -> dict[str, Any]:
    """A row as a JSON object: what nobody said is null."""
    record: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(row, name)
        record[name] = list(value) if isinstance(value, tuple | list) else None if value == "" else value
    return record


def write_case_table(output: Output, rows: Iterable[CaseRow], labels: RatingLabels, *, indent: int = 0) -> None:
    """One line for each case, as wide as the output is."""
    write_table(output, _COLUMNS, [_cells(output, row, labels) for row in rows], indent=indent)


def id_spans(identifier: str, needed: int) -> list[Span]:
    """An id with the characters that have to be typed standing out."""
    return [(identifier[:needed], NEEDED), (identifier[needed:], IDENTIFIER)]


def _cells(output: Output, row: CaseRow, labels: RatingLabels) -> list[Any]:
    rating: Span = ("", "")
    if shown := listed_rating(labels, row):
        sign, word = rating_sign(labels, row.scale, shown)
        rating = output.signed(sign, word)
    return [
        id_spans(row.id, row.needed),
        output.signed(STAGES.get(row.stage, UNKNOWN_SIGN), row.stage) if row.stage else "",
        rating,
        ", ".join(row.assignees),
        next_day(row),
        row.claimant,
        [*((f"{word} · ", ALARM) for word in alarms(row)), (row.claim, "")],
    ]


def write_labelled_rows(output: Output, rows: Iterable[CaseRow], labels: RatingLabels) -> None:
    """Each row as labelled lines, with an empty line between two rows."""
    for number, row in enumerate(rows):
        if number:
            output.line()
        for label, value in _labelled(row, labels):
            if value:
                output.line(f"{label}: ", value)


def _labelled(row: CaseRow, labels: RatingLabels) -> Iterable[tuple[str, str]]:
    yield "Case", row.id
    yield "Claim", row.claim
    yield "Claimant", row.claimant
    yield "Stage", row.stage
    yield "Rating", labels.label(row.scale, shown) if (shown := listed_rating(labels, row)) else ""
    yield "Assigned", ", ".join(row.assignees)
    yield "Due", row.due
    yield "Reply asked for by", row.deadline
    yield "On hold until", row.held_until
    yield "Tags", ", ".join(row.tags)
    yield "Attention", ", ".join(alarms(row))


def csv_row(row: CaseRow) -> list[object]:
    """A row as the cells of a CSV table, in the order of FIELDS."""
    values = []
    for name in FIELDS:
        value = getattr(row, name)
        plain = "yes" if value is True else "no" if value is False else value
        values.append("; ".join(value) if isinstance(value, tuple | list) else plain)
    return values


def say_how_many(output: Output, shown: int, total: int, *, how: str = "--limit 0 shows all") -> None:
    """Say on stderr how many of all cases were printed; to a program only where some are missing.

    `how` is the option that shows more."""
    if shown < total:
        output.note(f"{shown:,} of {count(total, 'case')} ({how})")
    elif output.mode in (Mode.RICH, Mode.PLAIN):
        output.note(count(total, "case") if total else "No cases match.")
