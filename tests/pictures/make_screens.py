"""Draws the full-screen desk for the README: caseload, case, intake, review and dashboard, each dark and light.

Run by `make picture`. Each picture is what the program draws on a screen of a fixed size, with keys pressed as a person
presses them, on a copy of the example desk and on a day that stands still. It holds text, not pixels, and fetches nothing.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from factcheck.config import read_desk_settings
from factcheck.desk.place import Desk
from factcheck.tui.app import DeskApp
from tests.pictures.make_picture import ROOT, without_remote_fonts
from tests.tui.driving import form_on, open_first, press, until, words_on

FOLDER = Path(__file__).parent
SIZE = (112, 34)  # cells and lines
THEMES = ("dark", "light")
TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
REVIEWER = "Ines Okoye <ines@desk.example>"
Walk = Callable[[Pilot[None]], Awaitable[None]]


async def caseload(pilot: Pilot[None]) -> None:
    """The first screen, with its views and the preview of a case."""
    screen = pilot.app.screen
    await until(pilot, lambda: getattr(screen, "is_read", False) and screen.query("#views"), "the list")
    preview = screen.query_one("#preview-text")
    await until(pilot, lambda: "Next" in str(preview.content), "the preview")  # type: ignore[attr-defined]
    await until(pilot, lambda: "In review" in words_on(pilot), "the views")


async def case(pilot: Pilot[None]) -> None:
    """A published case with its evidence."""
    await _filtered(pilot, "vehicles --stage published")
    await open_first(pilot)
    await until(pilot, lambda: "Standards" in words_on(pilot), "the case")


async def intake(pilot: Pilot[None]) -> None:
    """The claims that an article proposes, one of them decided on."""
    await caseload(pilot)
    await press(pilot, "A")
    await until(pilot, lambda: "Kestrel Bridge" in words_on(pilot), "the articles")
    await press(pilot, "j", "p")
    await until(pilot, lambda: " left" in words_on(pilot) and "Reasons" in words_on(pilot), "the proposals")
    await press(pilot, "j")
    await until(pilot, lambda: "looking" not in words_on(pilot) and "Claimant" in words_on(pilot), "what is known")


async def review(pilot: Pilot[None]) -> None:
    """The form of the second person."""
    await _filtered(pilot, "--stage in-review")
    await open_first(pilot)
    await press(pilot, "d")
    await form_on(pilot)


async def dashboard(pilot: Pilot[None]) -> None:
    """The charts."""
    await caseload(pilot)
    await press(pilot, "B")
    await until(pilot, lambda: "Half of them" in words_on(pilot), "the charts")


SCREENS: dict[str, Walk] = {walk.__name__: walk for walk in (caseload, case, intake, review, dashboard)}


async def _filtered(pilot: Pilot[None], words: str) -> None:
    from tests.tui.driving import type_in

    await caseload(pilot)
    await press(pilot, "slash")
    await type_in(pilot, words)
    screen = pilot.app.screen
    await until(pilot, lambda: screen.filter == words and screen.table.row is not None, words)  # type: ignore[attr-defined]
    await press(pilot, "enter")
    await until(pilot, lambda: screen.table.total < 10 and screen.table.row, words)  # type: ignore[attr-defined]


async def drawn(name: str, theme: str, root: Path) -> str:
    """One picture of the desk in `root`, an SVG."""
    desk = Desk(root, read_desk_settings(root / "desk.toml"), REVIEWER, clock=lambda: TODAY)
    app = DeskApp(root, lambda: desk, watch_seconds=0, theme=theme)
    async with app.run_test(size=SIZE) as pilot:
        await SCREENS[name](pilot)
        await pilot.pause()
        title = f"factcheck: {name}, {theme}"
        return without_remote_fonts(app.export_screenshot(title=title), title)


def main() -> None:
    """Copy the desk and write every picture."""
    for name in SCREENS:
        for theme in THEMES:
            with tempfile.TemporaryDirectory() as folder:
                os.environ["FACTCHECK_STATE"] = folder
                shutil.copytree(ROOT / "cases", Path(folder) / "cases")
                target = FOLDER / f"{name}-{theme}.svg"
                target.write_text(asyncio.run(drawn(name, theme, Path(folder) / "cases")), encoding="utf-8")
                print(f"Drawn: {target}")


if __name__ == "__main__":
    main()
