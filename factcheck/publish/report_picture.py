"""A report as a picture: laid out once, as boxes and texts, and written as SVG here or as PNG in `report_png`.

Colours differ in lightness, so that they are told apart in print and by people who see few colours, and every bar has its
number: no colour is needed to read it. The description holds every number in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from factcheck.model.dataclass import dataclass, field
from factcheck.model.report import PeriodCount, Report
from factcheck.publish.fill import columns
from factcheck.publish.inert_text import inert_line

INK, FAINT, PAPER = "#1a1a1a", "#595959", "#ffffff"
DARK, MIDDLE, HOLLOW = "#1f4e8c", "#c77700", "#ffffff"
WIDTH = 1000  # pixels
_EDGE = 40
_ROW = 24
_BAR = 14
_NAME = 24  # columns of a name
_NAME_WIDTH, _BAR_WIDTH = 200, 180  # pixels
_COLUMN = (WIDTH - 2 * _EDGE) // 2
_TIMELINE = 170  # pixels of the highest bar
_MOST_PERIODS = 36
_UNKNOWN_OUTLET = "not known"

Counted = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with an outline, in pixels from the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: `x` is its left end, its middle or its right end as `anchor` says; `y` its base line."""

    x: float
    y: float
    text: str
    size: int = 14
    anchor: str = "start"
    is_bold: bool = False
    color: str = INK


@dataclass
class Picture:
    """A picture: what it shows in a few words and in many, its size in pixels, and all that is in it."""

    title: str
    description: str
    height: int = 0
    shapes: list[Box | Words] = field(default_factory=list)

    def words(self, x: float, y: float, text: str, **more: object) -> None:
        """Add a line of text, made inert."""
        self.shapes.append(Words(x, y, inert_line(text), **more))  # type: ignore[arg-type]


def lay_out(report: Report, desk_name: str, label: Callable[[str, str], str]) -> Picture:
    """The picture of a report. `label` says what a rating of a scale is called."""
    span = period_words(report)
    title = inert_line(f"{desk_name}: {span}")
    picture = Picture(title, inert_line(" ".join(sentences(report, label))))
    picture.words(_EDGE, 56, desk_name, size=26, is_bold=True)
    picture.words(_EDGE, 84, span, size=16, color=FAINT)
    y = 120
    for line in _headlines(report):
        picture.words(_EDGE, y, line, size=16)
        y += 26
    y += 14
    if report.periods:
        y = _add_timeline(picture, report.periods, y)
    picture.height = _add_panels(picture, _panels(report, label), y) + 20
    return picture


def draw_svg(picture: Picture) -> str:
    """The picture as SVG: inert text, no script, no link, nothing from elsewhere."""
    shapes = "\n".join(map(_svg_shape, picture.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {picture.height}" width="{WIDTH}" '
        f'height="{picture.height}" role="img" aria-labelledby="title desc" '
        'font-family="system-ui, DejaVu Sans, Helvetica, Arial, sans-serif">\n'
        f'<title id="title">{_escaped(picture.title)}</title>\n<desc id="desc">{_escaped(picture.description)}</desc>\n'
        f'<rect width="{WIDTH}" height="{picture.height}" fill="{PAPER}"/>\n{shapes}\n</svg>\n'
    )


def period_words(report: Report) -> str:
    """Which days a report is of, in words."""
    if report.since and report.until:
        return f"{report.since} to {report.until}"
    return f"since {report.since}" if report.since else f"until {report.until}" if report.until else "all time"


def sentences(report: Report, label: Callable[[str, str], str]) -> list[str]:
    """Every number of a report in words."""
    told = [f"{line}." for line in _headlines(report)]
    told += [
        f"{one.name}: {one.opened} opened, {one.judged} first verdicts, {one.published} published."
        for one in report.periods
    ]
    panels = _panels(report, label)
    return told + [
        f"{title}: {', '.join(f'{name} {number}' for name, number in counted)}." for title, counted in panels
    ]


def _headlines(report: Report) -> list[str]:
    total, days = report.total, report.days
    lines = [f"{total.opened:,} opened, {total.judged:,} first verdicts, {total.published:,} published, "
             f"{total.corrected:,} corrected, {total.withdrawn:,} withdrawn"]  # fmt: skip
    if days is not None:
        lines.append(
            f"From opening to verdict: half within {days.median:.1f} days, a quarter within {days.first:.1f}, "
            f"three quarters within {days.third:.1f}"
        )
    if report.correction_share is not None:
        lines.append(f"Of what was published then, {report.correction_share:.0%} was corrected or withdrawn since")
    return lines


def _panels(report: Report, label: Callable[[str, str], str]) -> list[tuple[str, Counted]]:
    ratings = [(label(one.scale, one.rating), one.cases) for one in report.by_rating]
    outlets = [(name or _UNKNOWN_OUTLET, number) for name, number in report.by_outlet]
    panels: list[tuple[str, Counted]] = [
        ("Verdicts", ratings),
        ("Opened then, and where they stand now", report.by_stage),
        ("Verdicts by claimant", report.by_claimant),
        ("Verdicts by outlet", outlets),
        ("Verdicts by checker", report.by_checker),
    ]
    return [panel for panel in panels if panel[1]]


def _add_timeline(picture: Picture, periods: Sequence[PeriodCount], top: int) -> int:
    """Bars of what was opened, judged and published in each period, side by side; where it ends."""
    shown = periods[-_MOST_PERIODS:]
    more = f" (the last {len(shown)} of {len(periods)})" if len(shown) < len(periods) else ""
    picture.words(_EDGE, top + 14, f"By {_step_of(shown)}{more}", size=16, is_bold=True)
    legend = ((HOLLOW, "opened"), (DARK, "first verdicts"), (MIDDLE, "published"))
    for place, (color, name) in enumerate(legend):
        x = 400 + 150 * place
        picture.shapes.append(Box(x, top + 3, 14, 14, color, INK))
        picture.words(x + 20, top + 15, name, size=13)
    base, room = top + 40 + _TIMELINE, (WIDTH - 2 * _EDGE) / len(shown)
    highest = max((max(one.opened, one.judged, one.published) for one in shown), default=0) or 1
    bar = min(max((room - 4) / 3, 1.5), 26)
    every = max(1, -(-len(shown) // 12))
    for place, one in enumerate(shown):
        start = _EDGE + place * room + (room - 3 * bar) / 2
        for number, (value, color) in enumerate(((one.opened, HOLLOW), (one.judged, DARK), (one.published, MIDDLE))):
            height = value / highest * _TIMELINE
            if value:
                picture.shapes.append(Box(start + number * bar, base - height, bar - 1, max(height, 1), color, INK))
            if value and bar >= 16:
                picture.words(start + (number + 0.5) * bar, base - height - 5, f"{value:,}", size=11, anchor="middle")
        if place % every == 0:
            picture.words(_EDGE + (place + 0.5) * room, base + 18, one.name, size=12, anchor="middle", color=FAINT)
    picture.shapes.append(Box(_EDGE, base, WIDTH - 2 * _EDGE, 1, INK))
    picture.words(WIDTH - _EDGE, top + 34, f"highest: {highest:,}", size=12, anchor="end", color=FAINT)
    return base + 54


def _step_of(periods: Sequence[PeriodCount]) -> str:
    return {4: "year", 7: "month"}.get(len(periods[0].name), "week, from Monday")


def _add_panels(picture: Picture, panels: Sequence[tuple[str, Counted]], top: int) -> int:
    """Lists of bars in two columns, each panel where there is most room; where they end."""
    ends = [top, top]
    for title, counted in panels:
        column = 0 if ends[0] <= ends[1] else 1
        ends[column] = _add_panel(picture, title, counted, _EDGE + column * _COLUMN, ends[column])
    return max(ends)


def _add_panel(picture: Picture, title: str, counted: Counted, left: int, top: int) -> int:
    picture.words(left, top + 14, title, size=16, is_bold=True)
    largest = max((number for _, number in counted), default=0) or 1
    y = top + 26
    for name, number in counted:
        y += _ROW
        picture.words(left, y - 6, _cut(inert_line(name)), size=13)
        length = max(number / largest * _BAR_WIDTH, 1.5)
        picture.shapes.append(Box(left + _NAME_WIDTH, y - 6 - _BAR + 3, length, _BAR, DARK))
        picture.words(left + _NAME_WIDTH + length + 8, y - 6, f"{number:,}", size=13)
    return y + 30


def _cut(name: str) -> str:
    """A name that fits beside its bar."""
    if columns(name) <= _NAME:
        return name
    kept = ""
    for sign in name:
        if columns(kept + sign) >= _NAME:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def _svg_shape(shape: Box | Words) -> str:
    if isinstance(shape, Box):
        outline = f' stroke="{shape.outline}" stroke-width="1"' if shape.outline else ""
        return (
            f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}" '
            f'fill="{shape.color}"{outline}/>'
        )
    weight = ' font-weight="bold"' if shape.is_bold else ""
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size}" text-anchor="{shape.anchor}" '
        f'fill="{shape.color}"{weight}>{_escaped(shape.text)}</text>'
    )


def _escaped(text: str) -> str:
    """A text for XML, without what XML can't hold."""
    kept = "".join(
        sign for sign in text if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"
    )
    return escape(kept, quote=True)
