"""One picture of each screen, at a fixed size, theme and clock; `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from factcheck.config import read_desk_settings
from factcheck.desk.place import Desk
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.board import BoardScreen
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


@pytest.mark.parametrize("walk", [caseload, case, board, form], ids=lambda walk: walk.__name__)
def test_a_screen_looks_as_it_did(app: DeskApp, snap_compare: Any, walk: Walk) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=walk)
