"""One picture of each screen, at a fixed size, theme and clock; `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from factcheck.config import read_desk_settings
from factcheck.desk.place import Desk
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.article import ArticleScreen
from factcheck.tui.screens.articles import ArticlesScreen
from factcheck.tui.screens.board import BoardScreen
from factcheck.tui.screens.intake import IntakeScreen
from factcheck.tui.screens.summary import SummaryScreen
from factcheck.tui.widgets.article_text import ArticleText
from factcheck.tui.widgets.stage_column import StageColumn
from tests.desk.making import ANA
from tests.tui.driving import form_on, open_first, press, type_in, until, words_on

EXAMPLE = Path(__file__).resolve().parents[2] / "cases"
Walk = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def app(tmp_path: Path) -> DeskApp:
    """The app on a copy of the example desk, on a day that stands still."""
    root = tmp_path / "cases"
    shutil.copytree(EXAMPLE, root)
    desk = Desk(root, read_desk_settings(root / "desk.toml"), ANA, clock=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    return DeskApp(root, lambda: desk, watch_seconds=0)


async def read(pilot: Pilot[None]) -> None:
    """Wait for the list, the views where there is room for them, and the preview."""
    screen: Any = pilot.app.screen
    has_views = pilot.app.size.width > 100
    await until(pilot, lambda: screen.is_read and (not has_views or (screen.views and screen.views.option_count > 8)))
    preview = screen.query_one("#preview-text")
    await until(pilot, lambda: "Next" in str(preview.content), "the preview")


async def caseload(pilot: Pilot[None]) -> None:
    """The first screen."""
    await read(pilot)


async def case(pilot: Pilot[None]) -> None:
    """One case."""
    await read(pilot)
    await open_first(pilot)


async def board(pilot: Pilot[None]) -> None:
    """The board."""
    await read(pilot)
    await press(pilot, "b")
    await until(pilot, lambda: isinstance(pilot.app.screen, BoardScreen) and pilot.app.screen.query(StageColumn))


async def form(pilot: Pilot[None]) -> None:
    """A form."""
    await read(pilot)
    await press(pilot, "s")
    await until(pilot, lambda: pilot.app.screen.query("#form"))
    await form_on(pilot)


async def articles(pilot: Pilot[None]) -> None:
    """The articles."""
    await read(pilot)
    await press(pilot, "A")
    await until(pilot, lambda: isinstance(pilot.app.screen, ArticlesScreen) and pilot.app.screen.rows)


async def article(pilot: Pilot[None]) -> None:
    """An article with what was found."""
    await articles(pilot)
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen) and pilot.app.screen.view)
    await until(pilot, lambda: pilot.app.screen.query_one(ArticleText).lines.lines)


async def intake(pilot: Pilot[None]) -> None:
    """The claims of an article."""
    await articles(pilot)
    await press(pilot, "p")
    await until(pilot, lambda: isinstance(pilot.app.screen, IntakeScreen) and pilot.app.screen.candidates)
    await until(pilot, lambda: pilot.app.screen.query_one(ArticleText).lines.lines)
    about = pilot.app.screen.query_one("#intake-about", Static)
    await until(pilot, lambda: "Reasons" in str(about.content) and "looking" not in str(about.content))


async def summary(pilot: Pilot[None]) -> None:
    """What readers would see of an article."""
    await article(pilot)
    await press(pilot, "S")
    await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen) and pilot.app.screen.text)


async def dashboard(pilot: Pilot[None]) -> None:
    """The charts."""
    await read(pilot)
    await press(pilot, "B")
    await until(pilot, lambda: "Half of them" in words_on(pilot), "the charts")


async def help_(pilot: Pilot[None]) -> None:
    """Every key of the first screen."""
    await read(pilot)
    await press(pilot, "question_mark")
    await until(pilot, lambda: "On the command line" in words_on(pilot), "the keys")


async def search(pilot: Pilot[None]) -> None:
    """What was found."""
    await read(pilot)
    await press(pilot, "z")
    await type_in(pilot, "nurses")
    await until(pilot, lambda: "2 cases" in words_on(pilot), "what was found")


async def tour(pilot: Pilot[None]) -> None:
    """The second step."""
    await read(pilot)
    await press(pilot, "f3", "enter")
    await until(pilot, lambda: "2 of 3" in words_on(pilot), "the second step")


async def review(pilot: Pilot[None]) -> None:
    """The form of a second person, with the verdict beside it."""
    await read(pilot)
    await press(pilot, "slash")
    await type_in(pilot, "--stage in-review")
    screen: Any = pilot.app.screen
    await until(pilot, lambda: screen.table.total == 1 and screen.table.row, "the case")
    await press(pilot, "enter", "d")
    await form_on(pilot)


WALKS = [caseload, case, board, form, articles, article, intake, summary, dashboard, help_, search, tour, review]


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_screen_looks_as_it_did(app: DeskApp, snap_compare: Any, walk: Walk) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=walk)


@pytest.mark.parametrize("walk", [caseload, case, form, intake], ids=lambda walk: walk.__name__)
def test_a_screen_on_a_small_terminal_looks_as_it_did(app: DeskApp, snap_compare: Any, walk: Walk) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=walk)
