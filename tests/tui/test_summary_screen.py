"""The preview of a summary: each format that is text is shown and copied, and every format is saved by one key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from factcheck.desk.memo import MEMO
from factcheck.desk.place import Desk
from factcheck.desk.summary_files import formats_of
from factcheck.tui.screens.summary import SummaryScreen
from tests.desk import making
from tests.tui.driving import form_on, opened, press, until, words_on
from tests.tui.test_verdict_actions import choose, write

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize(("name", "file"), [("docx", "check.docx"), ("card", ""), (MEMO, "for the editor.md")])
async def test_any_format_is_saved_by_one_key(
    name: str, file: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    making.published(desk, "The tower cost 90 million.")
    async with opened(desk, size=(120, 60)) as (pilot, _screen):
        await press(pilot, "m")
        await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen) and pilot.app.screen.text, "the summary")
        await press(pilot, "s")
        await form_on(pilot)
        offered = [one.value for one in pilot.app.screen.query_one("#field-format")._choices]  # type: ignore[attr-defined]
        assert offered == [*(one.name for one in formats_of(desk)), MEMO]
        await choose(pilot, "format", name)
        await write(pilot, "file", file)
        await press(pilot, "ctrl+s")
        to = tmp_path / (file or "summary.png")
        await until(pilot, to.exists, "the file")
    assert to.stat().st_size > 1000


def is_shown(pilot: Pilot[None], name: str) -> bool:
    return f"Summary  {name}," in words_on(pilot)


async def test_turning_goes_through_every_format_that_is_text(desk: Desk) -> None:
    making.published(desk, "The tower cost 90 million.")
    names = [one.name for one in formats_of(desk) if not one.is_binary]
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "m")
        shown: list[str] = []
        for name in (*names, names[0]):
            await until(pilot, partial(is_shown, pilot, name), name)
            shown.append(name)
            await press(pilot, "f")
    assert shown == [*names, names[0]]
