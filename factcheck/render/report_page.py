"""What a desk did in a period, with small bars of block characters beside the numbers."""

from __future__ import annotations

from factcheck.render.agreement_page import agreement_json, agreement_rows, write_agreement
from factcheck.render.line_writer import Column, write_table
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.stats_page import bar
from factcheck.render.words import KEYS_ONLY, STAGES, UNKNOWN_SIGN, RatingLabels, count, rating_sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.report import PeriodCount, Report
    from factcheck.render.output import Output, Span

    Chart = tuple[str, Sequence[tuple[Span, int]]]

_CELLS = 24  # of the longest bar
_MOST = 12  # names of a list that a terminal shows
_UNKNOWN_OUTLET = "not known"
_STEPS = {"week": "Week from", "month": "Month", "year": "Year"}


def show_report(output: Output, report: Report, *, labels: RatingLabels = KEYS_ONLY) -> None:
    """Print a report. JSON has one object, CSV a line for each number."""
    if output.mode == Mode.JSON:
        output.data(report_json(report))
    elif output.mode == Mode.CSV:
        output.rows(("what", "name", "number"), _csv_rows(report, labels))
    else:
        _write(output, report, labels)
        write_agreement(output, report.agreement, labels)


def report_json(report: Report) -> dict[str, Any]:
    """The report as a JSON object; days and shares are rounded to four places."""
    days = report.days
    return {
        "since": report.since or None,
        "until": report.until or None,
        "by_period": report.step or None,
        **_period_json(report.total),
        "days_to_verdict": {
            "first_quartile": round(days.first, 4), "median": round(days.median, 4), "third_quartile": round(days.third, 4),
            "cases": days.cases,
        } if days else None,
        "corrected_since": report.corrected_since,
        "correction_share": None if report.correction_share is None else round(report.correction_share, 4),
        "by_stage": dict(report.by_stage),
        "by_rating": [{"scale": one.scale, "rating": one.rating, "cases": one.cases} for one in report.by_rating],
        "by_claimant": [{"name": name, "cases": number} for name, number in report.by_claimant],
        "by_outlet": [{"name": name or None, "cases": number} for name, number in report.by_outlet],
        "by_checker": [{"name": name, "cases": number} for name, number in report.by_checker],
        "periods": [{"name": one.name, **_period_json(one), "median_days": None if one.median_days is None
                     else round(one.median_days, 4)} for one in report.periods],
        "agreement": [agreement_json(one) for one in report.agreement],
    }  # fmt: skip


def _period_json(one: PeriodCount) -> dict[str, int]:
    names = ("opened", "judged", "published", "corrected", "withdrawn")
    return {name: getattr(one, name) for name in names}


def _csv_rows(report: Report, labels: RatingLabels) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [(name, "", number) for name, number in _period_json(report.total).items()]
    days = report.days
    if days:
        rows += [("days to verdict", name, f"{value:.2f}") for name, value in (
            ("first quartile", days.first), ("median", days.median), ("third quartile", days.third))]  # fmt: skip
    rows.append(("corrected since", "", report.corrected_since))
    for title, counted in _charts(report, labels, None):
        rows += [(title.casefold(), name, number) for (name, _), number in counted]
    for one in report.periods:
        rows += [(f"{name} in period", one.name, number) for name, number in _period_json(one).items()]
        rows += [("median days in period", one.name, "" if one.median_days is None else f"{one.median_days:.2f}")]
    return rows + [list(row) for row in agreement_rows(report.agreement, labels)]


def _write(output: Output, report: Report, labels: RatingLabels) -> None:
    page, total = Page(output), report.total
    page.field("Period", f"{report.since or 'the beginning'} to {report.until or 'now'}")
    page.field("Opened", f"{total.opened:,}")
    page.field("Verdicts", f"{total.judged:,} first verdicts")
    page.field("Published", f"{total.published:,}")
    page.field(
        "Corrected", f"{total.corrected:,}", f"{page.dot}{total.withdrawn:,} withdrawn" if total.withdrawn else ""
    )
    if report.days is not None:
        days = report.days
        page.field("Days", f"half of the verdicts within {days.median:.1f}", page.dot, f"a quarter within {days.first:.1f}",
                   page.dot, f"three quarters within {days.third:.1f}")  # fmt: skip
    if report.correction_share is not None:
        told = f"{report.correction_share:.0%} of what was published then was corrected or withdrawn since"
        page.field("Share", told, f" ({report.corrected_since:,} of {total.published:,})")
    _write_periods(page, report)
    for chart in _charts(report, labels, output):
        _write_chart(page, chart)


def _write_periods(page: Page, report: Report) -> None:
    if not report.periods:
        return
    page.heading(f"By {report.step}", len(report.periods))
    if page.plain:
        for one in report.periods:
            told = [f"{number:,} {name}" for name, number in _period_json(one).items() if number]
            median = f"median {one.median_days:.1f} days" if one.median_days is not None else ""
            page.field(f"{_STEPS[report.step]} {one.name}", ", ".join(filter(None, (*told, median))) or "nothing")
        return
    highest = max(max(one.opened, one.judged) for one in report.periods) or 1
    columns = [
        Column(_STEPS[report.step], 4), Column("Opened", 1, right=True), Column("Verdicts", 1, right=True),
        Column("Published", 1, right=True), Column("Corrected", 1, right=True, rank=2),
        Column("Withdrawn", 1, right=True, rank=3), Column("Median days", 1, right=True, rank=4),
        Column("First verdicts", 4, _CELLS, rank=5),
    ]  # fmt: skip
    write_table(page.output, columns, [_row(one, highest) for one in report.periods], indent=2)


def _row(one: PeriodCount, highest: int) -> list[Span]:
    numbers = (one.opened, one.judged, one.published, one.corrected, one.withdrawn)
    median = "" if one.median_days is None else f"{one.median_days:.1f}"
    cells: list[Span] = [(one.name, ""), *((f"{number:,}", "" if number else "dim") for number in numbers)]
    return [*cells, (median, ""), (bar(one.judged / highest, _CELLS), "color(110)")]


def _charts(report: Report, labels: RatingLabels, output: Output | None) -> list[Chart]:
    several = len({one.scale for one in report.by_rating}) > 1
    ratings = []
    for one in report.by_rating:
        sign, word = rating_sign(labels, one.scale, one.rating)
        named = f"{word} ({one.scale})" if several else word
        ratings.append((output.signed(sign, named) if output else (named, ""), one.cases))
    stages = [
        (output.signed(STAGES.get(name, UNKNOWN_SIGN), name) if output else (name, ""), number)
        for name, number in report.by_stage
    ]
    charts: list[Chart] = [
        ("Verdicts", ratings),
        ("Opened then, by stage", stages),
        ("Verdicts by claimant", _plain(report.by_claimant)),
        ("Verdicts by outlet", _plain([(name or _UNKNOWN_OUTLET, number) for name, number in report.by_outlet])),
        ("Verdicts by checker", _plain(report.by_checker)),
    ]
    return [chart for chart in charts if chart[1]]


def _plain(counted: Sequence[tuple[str, int]]) -> list[tuple[Span, int]]:
    return [((name, ""), number) for name, number in counted]


def _write_chart(page: Page, chart: Chart) -> None:
    title, counted = chart
    page.heading(title, len(counted))
    if page.plain:
        for (name, _), number in counted:
            page.field(name, count(number, "case"))
        return
    largest = max(number for _, number in counted)
    columns = [Column("Name", 8, 40), Column("Cases", 1, right=True), Column("", 4, _CELLS, rank=1)]
    rows = [[span, (f"{number:,}", "bold"), (bar(number / largest, _CELLS), span[1] or "color(110)")]
            for span, number in counted[:_MOST]]  # fmt: skip
    write_table(page.output, columns, rows, indent=2)
    if len(counted) > _MOST:
        page.output.note(f"{title}: {count(len(counted) - _MOST, 'more name')} with --csv or --json.")
