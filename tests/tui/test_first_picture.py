"""What the first picture of the desk waits for, and what it does not."""

from __future__ import annotations

import gc
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
