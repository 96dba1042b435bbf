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
from tests.tui.driving import form_on, open_first, press, until

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
    """Wait for the list, the views and the preview."""
    screen: Any = pilot.app.screen
    await until(pilot, lambda: screen.is_read and screen.views and screen.views.option_count > 8, "the views")
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


WALKS = [caseload, case, board, form, articles, article, intake, summary]


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_screen_looks_as_it_did(app: DeskApp, snap_compare: Any, walk: Walk) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=walk)
