"""Driving the full-screen desk in tests: the app on a desk, keys pressed, and waits for what must become true."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from factcheck.tui.app import DeskApp
from factcheck.tui.form_screen import FormScreen
from factcheck.tui.screens.case import CaseScreen
from factcheck.tui.screens.caseload import CaseloadScreen

LONGEST = 20.0  # seconds that anything may take on a busy machine; what is waited for is a condition, never time


def app_on(desk: Desk, **more: object) -> DeskApp:
    """The app on a desk. It looks for changes only when a test says so."""
    return DeskApp(desk.root, lambda: desk, watch_seconds=0, **more)  # type: ignore[arg-type]


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str = "") -> None:
    """Wait until something is true."""
    end = time.monotonic() + LONGEST
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"never came: {what or condition}\n{words_on(pilot)}")
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other."""
    await pilot.press(*keys)
    await pilot.pause()


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Put a text where the cursor is, in one go as from the clipboard: a key for each letter takes a test too long."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def words_on(pilot: Pilot[None]) -> str:
    """All that stands on the screen, line by line."""
    screen = pilot.app.screen
    width, height = screen.size
    strips = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip)[:width] for strip in strips[:height])


def toasts(pilot: Pilot[None]) -> str:
    """What the toasts say."""
    return "\n".join(toast.message for toast in pilot.app._notifications)


async def form_on(pilot: Pilot[None]) -> FormScreen:
    """Wait until a form can be typed into."""
    await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen) and pilot.app.screen.is_ready, "the form")
    assert isinstance(pilot.app.screen, FormScreen)
    return pilot.app.screen


@asynccontextmanager
async def opened(
    desk: Desk, *, size: tuple[int, int] = (120, 40), **more: object
) -> AsyncIterator[tuple[Pilot[None], CaseloadScreen]]:
    """The app on a desk, its list read."""
    app = app_on(desk, **more)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, CaseloadScreen)
        total = desk.store.list_cases(ListQuery(limit=1)).total
        await until(pilot, lambda: len(screen.table.ids) == 8 * total and screen.is_read, "the list")
        yield pilot, screen


async def open_first(pilot: Pilot[None]) -> CaseScreen:
    """Open the case that the cursor is on, and wait until it is read."""
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen) and pilot.app.screen.parts, "the case")
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    return screen
