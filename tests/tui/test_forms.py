"""Forms: what the desk refuses is shown with its hint, and nothing that was typed is lost."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk import cases
from factcheck.desk.drafts import list_drafts, read_draft
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from factcheck.tui.form_screen import FormScreen
from factcheck.tui.screens.case import CaseScreen
from tests.desk.making import read
from tests.tui.driving import form_on, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio


async def test_what_the_desk_refuses_is_shown_with_its_hint_and_the_text_stays(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "t")
        await form_on(pilot)
        await type_in(pilot, "%%")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "is not a tag" in words_on(pilot), "the refusal")
        assert "A tag is letters" in words_on(pilot)
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.values["tags"] == "%%"


async def test_a_needed_field_can_not_be_left_empty(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "n", "ctrl+s")
        await until(pilot, lambda: "can't be left empty" in words_on(pilot))


async def test_a_half_filled_form_is_offered_again_after_a_crash(desk: Desk) -> None:
    first = desk.store.order_cases(ListQuery())[:8]
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "n")
        await form_on(pilot)
        await type_in(pilot, "Called the office")
        await until(
            pilot, lambda: (read_draft(desk, f"note {first}") or _NOTHING).values == {"text": "Called the office"}
        )
        # The terminal is closed here: nothing of the form is asked to tidy up.
    assert [draft.key for draft in list_drafts(desk)] == [f"note {first}"]
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: "Called the office" in words_on(pilot), "the list of drafts")
        await press(pilot, "enter")
        await until(pilot, lambda: "Left unsaved" in words_on(pilot))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: [note.text for note in read(desk, first).notes] == ["Called the office"])
        await until(pilot, lambda: not list_drafts(desk), "the draft is gone")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_esc_keeps_what_was_typed(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "n")
        await form_on(pilot)
        await type_in(pilot, "unfinished")
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is screen and len(list_drafts(desk)) == 1)
        await press(pilot, "n")
        await until(pilot, lambda: "unfinished" in words_on(pilot), "the draft in the form")


async def test_leaving_at_once_keeps_what_was_typed_before_the_key(desk: Desk) -> None:
    first = desk.store.order_cases(ListQuery())[:8]
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "n")
        await form_on(pilot)
        for key in (*"half", "ctrl+q"):
            pilot.app.simulate_key(key)
        await until(pilot, lambda: pilot.app.return_code is not None, "the end")
    assert (read_draft(desk, f"note {first}") or _NOTHING).values == {"text": "half"}


async def test_a_long_text_is_written_in_the_editor(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nprintf " and more" >> "$1"\n', encoding="utf-8"
    )  # as an editor goes on below a last line
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr("textual.app.App.suspend", _no_terminal_to_leave)
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "n")
        await form_on(pilot)
        await type_in(pilot, "Called")
        await press(pilot, "ctrl+e")
        await until(pilot, lambda: pilot.app.screen.query_one("#field-text").text == "Called\n and more")  # type: ignore[attr-defined]


def _no_terminal_to_leave(_app: object) -> object:
    from contextlib import nullcontext

    return nullcontext()


async def test_one_goes_on_writing_where_a_text_ends(desk: Desk, researched: str) -> None:
    cases.amend_claim(desk, researched, details=cases.ClaimDetails(why="It is often said."))
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "c")
        form = await form_on(pilot)
        form.query_one("#field-why").focus()
        await type_in(pilot, " By many.")
        await until(pilot, lambda: form.values["why"] == "It is often said. By many.", "the text")


class _Nothing:
    values: dict[str, str] = {}  # noqa: RUF012


_NOTHING = _Nothing()


async def test_backing_out_while_it_is_saved_stops_nothing_and_the_outcome_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    add_note = cases.add_note

    def slowly(*what: Any) -> Any:
        assert may_go_on.wait(20)
        return add_note(*what)

    monkeypatch.setattr(cases, "add_note", slowly)
    async with opened(desk) as (pilot, screen):
        case = screen.chosen_cases()[0]
        await press(pilot, "n")
        await form_on(pilot)
        await type_in(pilot, "called the mayor")
        await press(pilot, "ctrl+s", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        may_go_on.set()
        await until(pilot, lambda: any("Note added" in one.message for one in pilot.app._notifications), "the toast")
        assert [note.text for note in read(desk, case).notes] == ["called the mayor"]


async def test_the_field_with_the_cursor_is_seen_with_its_label_on_a_small_screen(desk: Desk) -> None:
    async with opened(desk, size=(80, 24)) as (pilot, _screen):
        await press(pilot, "i")
        await form_on(pilot)
        await until(pilot, lambda: "File or address" in words_on(pilot), "the first label")
        await press(pilot, "tab", "tab", "tab")
        await until(pilot, lambda: "our own network" in words_on(pilot) and "[ ] yes" in words_on(pilot))
        await press(pilot, "shift+tab", "shift+tab", "shift+tab")
        await until(pilot, lambda: "File or address" in words_on(pilot), "the first label again")
