"""What the first picture of the desk waits for, and what it does not."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from textual.css.stylesheet import Stylesheet

from factcheck.desk.place import Desk
from factcheck.tui.collecting import collect_again, rest_from_collecting
from tests.tui.driving import app_on, until


@pytest.fixture
def collecting() -> Iterator[None]:
    """The collector as it was, whatever a test does to it."""
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.asyncio
@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
async def test_no_style_sheet_is_read_a_second_time(desk: Desk, theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[Stylesheet] = []
    monkeypatch.setattr(Stylesheet, "reparse", again.append)
    app = app_on(desk, theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.is_running and app.screen.is_mounted)
    assert again == []
    assert app.current_theme.name == theme
    assert app.has_class(f"-theme-{theme}")
    assert app.has_class("-dark-mode") is app.current_theme.dark


def test_what_a_start_made_stays_out_of_later_searches(collecting: None) -> None:
    del collecting
    rest_from_collecting()
    assert not gc.isenabled()
    collect_again()
    assert (gc.isenabled(), gc.get_freeze_count() > 0) == (True, True)
    gc.unfreeze()
    collect_again()  # a second time changes nothing
    assert gc.get_freeze_count() == 0


@pytest.mark.asyncio
async def test_the_first_list_ends_the_rest(desk: Desk, collecting: None) -> None:
    del collecting
    rest_from_collecting()
    async with app_on(desk).run_test(size=(120, 40)) as pilot:
        await until(pilot, gc.isenabled)


FIRST = """
import asyncio, sys
from pathlib import Path
from factcheck.config.user_settings import read_user_settings
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.caseload import CaseloadScreen

loaded = []
CaseloadScreen._go_on = lambda screen: loaded.append(sorted(sys.modules)) or screen.app.exit()
read_user_settings()

async def show():
    async with DeskApp(Path(sys.argv[1]), lambda: None).run_test(size=(120, 40)) as pilot:
        while not loaded:
            await pilot.pause()

asyncio.run(show())
print("\\n".join(loaded[0]))
"""


def test_neither_the_desk_nor_a_reader_of_settings_is_loaded_before_it(desk: Desk) -> None:
    environment = {**os.environ, "FACTCHECK_CONFIG": str(desk.root / "none.toml")}
    command = [sys.executable, "-c", FIRST, str(desk.root)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60)
    loaded = set(ran.stdout.split())
    assert "factcheck.tui.screens.caseload" in loaded
    heavy = {"factcheck.desk.place", "factcheck.store.desk_store", "factcheck.config.desk_settings", "tomllib", "typer"}
    assert heavy & loaded == set()
