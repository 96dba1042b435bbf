"""The counts of a desk, with small bars of block characters beside them."""

from __future__ import annotations

from factcheck.render.agreement_page import agreement_json, agreement_rows, write_agreement
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import (
    KEYS_ONLY,
    RED,
    STAGES,
    UNKNOWN_SIGN,
    RatingLabels,
    count,
    rating_sign,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from rich.table import Table

    from factcheck.model.stats import Stats
    from factcheck.render.output import Output, Span

    Chart = tuple[str, Sequence[tuple[Span, int]]]  # a title, and what is counted with its number

WIDE = 110  # cells from which the charts stand side by side
_MOST_PEOPLE = 20


def show_stats(output: Output, stats: Stats, *, labels: RatingLabels = KEYS_ONLY) -> None:
    """Print the counts: how many cases there are, where they stand, what was found, and who works on them."""
    if output.mode == Mode.JSON:
        output.data(stats_json(stats))
    elif output.mode == Mode.CSV:
        output.rows(("what", "name", "cases"), _csv_rows(stats, labels))
    elif output.mode == Mode.PLAIN:
        _write_labelled(output, stats, labels)
        write_agreement(output, stats.agreement, labels)
    else:
        _draw(output, stats, labels)
        write_agreement(output, stats.agreement, labels)


def stats_json(stats: Stats) -> dict[str, Any]:
    """The counts as a JSON object."""
    return {
        "total": stats.total,
        "by_stage": dict(stats.by_stage),
        "by_rating": [{"scale": one.scale, "rating": one.rating, "cases": one.cases} for one in stats.by_rating],
        "by_assignee": dict(stats.by_assignee),
        "published": stats.published,
        "corrected": stats.corrected,
        "disputed": stats.disputed,
        "overdue": stats.overdue,
        "median_days": stats.median_days,
        "agreement": [agreement_json(one) for one in stats.agreement],
    }


def bar(share: float, cells: int) -> str:
    """A bar of at most so many cells, to half a cell; what is there at all is never shown as nothing."""
    halves = max(round(share * cells * 2), 1 if share > 0 else 0)
    return "█" * (halves // 2) + "▌" * (halves % 2)


def _totals(stats: Stats) -> list[tuple[str, str]]:
    days = stats.median_days
    return [
        ("Cases", f"{stats.total:,}"),
        ("Published", f"{stats.published:,}"),
        ("Corrected", f"{stats.corrected:,}"),
        ("Disputed", f"{stats.disputed:,}"),
        ("Overdue", f"{stats.overdue:,}"),
        ("Median days to a verdict", "" if days is None else f"{days:.1f}"),
    ]


def _charts(output: Output, stats: Stats, labels: RatingLabels) -> list[Chart]:
    order = {stage: place for place, stage in enumerate(STAGES)}
    stages = sorted(stats.by_stage.items(), key=lambda item: order.get(item[0], len(order)))
    people = sorted(stats.by_assignee.items(), key=lambda item: (-item[1], item[0]))
    several = len({one.scale for one in stats.by_rating}) > 1
    ratings = []
    for one in stats.by_rating:
        sign, word = rating_sign(labels, one.scale, one.rating)
        ratings.append((output.signed(sign, f"{word} ({one.scale})" if several else word), one.cases))
    charts: list[Chart] = [
        ("Stage", [(output.signed(STAGES.get(name, UNKNOWN_SIGN), name), number) for name, number in stages]),
        ("Rating", ratings),
        ("Assigned to", [((name, ""), number) for name, number in people[:_MOST_PEOPLE]]),
    ]
    return [chart for chart in charts if chart[1]]


def _csv_rows(stats: Stats, labels: RatingLabels) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [("total", "", stats.total)]
    rows += [("stage", name, number) for name, number in stats.by_stage.items()]
    rows += [("rating", labels.label(one.scale, one.rating), one.cases) for one in stats.by_rating]
    rows += [("assignee", name, number) for name, number in stats.by_assignee.items()]
    return rows + agreement_rows(stats.agreement, labels)


def _write_labelled(output: Output, stats: Stats, labels: RatingLabels) -> None:
    page = Page(output)
    for label, value in _totals(stats):
        page.field(label, value)
    for title, bars in _charts(output, stats, labels):
        page.heading(title)
        for (name, _), number in bars:
            page.field(name, count(number, "case"))


def _draw(output: Output, stats: Stats, labels: RatingLabels) -> None:
    from rich.columns import Columns
    from rich.console import Group

    from factcheck.render.rich_layout import draw, text

    parts: list[Span] = []
    for label, value in _totals(stats):
        if value and (value != "0" or label == "Cases"):
            alarm = RED if label in ("Disputed", "Overdue") else ""
            parts += [("   " if parts else "", ""), (f"{label} ", "dim"), (value, f"bold {alarm}".strip())]
    draw(output, text(*parts))
    charts = [_chart_table(chart) for chart in _charts(output, stats, labels)]
    if not charts:
        return
    output.line()
    side_by_side = output.width >= WIDE
    draw(output, Columns(charts, padding=(0, 6)) if side_by_side else Group(*_spaced(charts)))


def _spaced(charts: Sequence[Table]) -> list[Any]:
    from factcheck.render.rich_layout import text

    spaced: list[Any] = []
    for chart in charts:
        spaced += [text(""), chart] if spaced else [chart]
    return spaced


def _chart_table(chart: Chart, cells: int = 16) -> Table:
    from factcheck.render.rich_layout import columns_table, text

    title, bars = chart
    largest = max(number for _, number in bars)
    table = columns_table(title, "Cases", "", right=("Cases",))
    for span, number in bars:
        table.add_row(text(span), text(f"{number:,}"), text((bar(number / largest, cells), span[1])))
    return table
