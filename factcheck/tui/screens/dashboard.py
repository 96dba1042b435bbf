"""The dashboard: what is open where, what was found, how long it takes, whose claims they are, and this week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import ItemGrid
from textual.widgets import Static

from factcheck.tui.asking import ask
from factcheck.tui.charts import bars, columns
from factcheck.tui.desk_screen import DeskScreen
from factcheck.tui.screens.reading import Page
from factcheck.tui.shown import lines, shown
from factcheck.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.model.dashboard import Dashboard
    from factcheck.render.output import Span

_EDGES = 4  # cells that border and padding of a chart take
_LEAST = 38  # cells of a chart; as many stand side by side as there is room for
_CHARTS = (("week", "This week"), ("stages", "Open, by stage"), ("ratings", "Verdicts, by rating"),
           ("spans", "From opening to verdict"), ("claimants", "Claims, by claimant"),
           ("outlets", "Claims, by outlet"))  # fmt: skip


class DashboardScreen(DeskScreen):
    """`found` is what is shown, None until it is read."""

    SCOPES = ("everywhere",)
    CSS_PATH = "dashboard.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.found: Dashboard | None = None

    def compose(self) -> ComposeResult:
        """Title, charts, keys."""
        yield Static(shown("Dashboard"), id="dashboard-title", classes="title")
        with Page(), ItemGrid(id="dashboard", min_column_width=_LEAST, stretch_height=True):
            for name, title in _CHARTS:
                chart = Static("", id=f"chart-{name}", classes="section", markup=False)
                chart.border_title = title
                yield chart
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it."""
        self.query_one(Page).focus()
        self.reload()

    def on_resize(self, _event: events.Resize) -> None:
        """Bars as long as there is room."""
        self.call_after_refresh(self._show)

    def reload(self) -> None:
        """Read it again."""
        from factcheck.desk.dashboard import read_dashboard

        app = self.desk_app

        def read() -> Dashboard:
            app.know_labels()
            return read_dashboard(app.desk)

        ask(self, read, self._take, group="dashboard")

    def _take(self, found: Dashboard) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        self.query_one("#dashboard-title", Static).update(self._title(found))
        for name, _ in _CHARTS:
            chart = self.query_one(f"#chart-{name}", Static)
            chart.update(self._chart(name, found, max(chart.size.width, _LEAST - _EDGES)))

    def _title(self, found: Dashboard) -> Content:
        stats = found.stats
        told = [("cases", stats.total), ("published", stats.published), ("corrected", stats.corrected),
                ("disputed", stats.disputed), ("overdue", stats.overdue)]  # fmt: skip
        words: list[Span] = [(f"  {number:,} {word}", "dim") for word, number in told if number or word == "cases"]
        return shown((self.desk.settings.name, "bold"), *words)

    def _chart(self, name: str, found: Dashboard, width: int) -> Content:
        if name == "week":
            return _week(found)
        if name == "spans":
            return self._spans(found, width)
        if name in ("stages", "ratings"):
            return bars(_stages(found) if name == "stages" else self._ratings(found), width)
        return bars([((who, ""), number) for who, number in getattr(found, name)], width)

    def _ratings(self, found: Dashboard) -> list[tuple[Span, int]]:
        from factcheck.render.words import rating_sign

        counted: list[tuple[Span, int]] = []
        for one in found.stats.by_rating:
            (symbol, style), word = rating_sign(self.desk_app.labels, one.scale, one.rating)
            counted.append(((f"{symbol} {word}", style), one.cases))
        return counted

    def _spans(self, found: Dashboard, width: int) -> Content:
        days = found.stats.median_days
        if days is None:
            return shown(("No verdict yet.", "dim"))
        head = shown(("Half of them within ", "dim"), (f"{days:.1f}", "bold"), (" days\n", "dim"), multiline=True)
        return head.append(bars([((words, "color(110)"), number) for words, number in found.spans], width))


def _stages(found: Dashboard) -> list[tuple[Span, int]]:
    from factcheck.model.stages import ENDED, PUBLISHED
    from factcheck.render.words import STAGES

    return [
        ((f"{symbol} {stage}", style), found.stats.by_stage[stage])
        for stage, (symbol, style) in STAGES.items()
        if found.stats.by_stage.get(stage) and stage not in (*ENDED, PUBLISHED)
    ]


def _week(found: Dashboard) -> Content:
    opened = [(f"{date.fromisoformat(one.day):%a}", one.opened) for one in found.week]
    judged = [(name, one.judged) for (name, _), one in zip(opened, found.week, strict=True)]
    totals = [sum(number for _, number in counted) for counted in (opened, judged)]
    rows: list[list[Span]] = []
    for title, total, counted, style in (
        ("Opened ", totals[0], opened, "color(110)"), ("First verdicts ", totals[1], judged, "color(35)")
    ):  # fmt: skip
        rows += [[(title, "bold"), (f"{total}", "bold cyan")], columns(counted[:4], style), columns(counted[4:], style)]
    return lines(rows)
