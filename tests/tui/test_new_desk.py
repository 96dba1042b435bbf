"""Where there is no desk: one is offered, and nothing is written before somebody says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck.config import read_desk_settings
from factcheck.errors import DeskNotFoundError
from factcheck.tui.new_desk import NewDeskApp
from factcheck.tui.start import open_full_screen
from tests.tui.driving import form_on, press, until, words_on
from tests.tui.terminals import terminal


@pytest.mark.asyncio
async def test_a_desk_is_made_with_the_name_and_the_scale_that_were_chosen(tmp_path: Path) -> None:
    app = NewDeskApp(tmp_path / "cases")
    pilot: Any
    async with app.run_test(size=(80, 24)) as pilot:
        form = await form_on(pilot)
        assert form.values["name"] == tmp_path.name
        form._widget("name").text = "The Daily Example"
        form._widget("scale").text = "politifact"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: app.return_value is not None)
    settings = read_desk_settings(tmp_path / "cases" / "desk.toml")
    assert (app.return_value, settings.name, settings.scale) == (True, "The Daily Example", "politifact")


@pytest.mark.asyncio
@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_who_leaves_has_written_nothing(tmp_path: Path, key: str) -> None:
    app = NewDeskApp(tmp_path / "cases")
    pilot: Any
    async with app.run_test(size=(80, 24)) as pilot:
        (await form_on(pilot))._widget("name").text = "The Daily Example"
        await press(pilot, key)
        await until(pilot, lambda: not app.is_running or app.return_code is not None)
    assert not app.return_value
    assert list(tmp_path.iterdir()) == []


@pytest.mark.asyncio
async def test_what_the_settings_refuse_is_shown_in_the_form(tmp_path: Path) -> None:
    pilot: Any
    async with NewDeskApp(tmp_path / "cases").run_test(size=(80, 24)) as pilot:
        (await form_on(pilot))._widget("language").text = "!!"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "language is" in words_on(pilot))
    assert not (tmp_path / "cases" / "desk.toml").exists()


@pytest.mark.asyncio
@pytest.mark.parametrize("width", [80, 120])
async def test_each_scale_is_one_line(tmp_path: Path, width: int) -> None:
    pilot: Any
    async with NewDeskApp(tmp_path / "cases").run_test(size=(width, 40)) as pilot:
        scales = (await form_on(pilot))._widget("scale")
        await until(pilot, lambda: scales.size.width > 0)
        assert scales.virtual_size.height == scales.option_count > 15


def test_the_desk_that_was_made_is_opened(tmp_path: Path) -> None:
    with terminal(tmp_path, "Ana Ruiz") as ana:
        ana.until("Make a desk here", f"{tmp_path.name}/cases")
        ana.press("C-s")
        ana.until("Nothing is on this desk yet")
        ana.press("q")
        assert ana.ended() == 0


def test_who_backs_out_is_told_how_one_is_made(tmp_path: Path) -> None:
    before = {"factcheck", ".state"}
    with terminal(tmp_path, "Ana Ruiz") as ana:
        ana.until("Make a desk here")
        ana.press("Escape")
        assert ana.ended() == DeskNotFoundError.exit_code
        assert "factcheck desk init" in ana.screen()
    assert {path.name for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("is_named", [True, False])
def test_none_is_offered_where_another_was_named_or_nothing_may_be_written(
    tmp_path: Path, is_named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.tui.start.is_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    if not is_named:
        monkeypatch.setattr("os.access", lambda *_question: False)
    with pytest.raises(DeskNotFoundError):
        open_full_screen(tmp_path / "elsewhere" if is_named else None)
