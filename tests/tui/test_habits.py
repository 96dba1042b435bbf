"""The habits of the desk: what is next on one key, forms that cost few keys, the tour, the palette, search, themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import cases
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from factcheck.tui.form_screen import FormScreen
from factcheck.tui.screens.case import CaseScreen
from factcheck.tui.screens.caseload import CaseloadScreen
from factcheck.tui.screens.dashboard import DashboardScreen
from factcheck.tui.screens.palette import PaletteScreen
from factcheck.tui.screens.search import SearchScreen
from factcheck.tui.screens.tour import TourScreen
from tests.desk.making import ANA, make_desk, read
from tests.tui.conftest import CLAIMS
from tests.tui.driving import form_on, open_first, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio


async def test_one_key_does_what_the_case_needs_next(desk: Desk) -> None:
    case = desk.store.order_cases(ListQuery())[:8]
    async with opened(desk) as (pilot, screen):
        for stage in ("open", "open", "researching"):
            await press(pilot, "full_stop")
            await form_on(pilot)
            await press(pilot, "ctrl+s")
            await until(pilot, lambda: pilot.app.screen is screen, "the form is done")
            assert read(desk, case).stage == stage
        assert read(desk, case).assignees == ("Ana Ruiz",)
        await press(pilot, "full_stop")
        assert (await form_on(pilot)).form.name == "evidence-add"


async def test_the_next_case_follows_without_going_back(desk: Desk) -> None:
    async with opened(desk) as (pilot, caseload):
        screen = await open_first(pilot)
        await press(pilot, "right_square_bracket")
        await until(pilot, lambda: screen.parts and screen.parts.record["claim"] == CLAIMS[-2], "the next case")
        await press(pilot, "left_square_bracket")
        await until(pilot, lambda: screen.parts and screen.parts.record["claim"] == CLAIMS[-1], "the case before")
        await press(pilot, "left_square_bracket")
        assert "first case" in "".join(toast.message for toast in pilot.app._notifications)
        await press(pilot, "right_square_bracket")
        await until(pilot, lambda: screen.parts and screen.parts.record["claim"] == CLAIMS[-2])
        await press(pilot, "escape")
        assert caseload.table.cursor == 1


@pytest.mark.parametrize("size", [(120, 24), (80, 24)])
async def test_every_section_of_a_case_is_reached_and_scrolled_by_keys(
    desk: Desk, researched: str, size: tuple[int, int]
) -> None:
    for number in range(30):
        cases.add_note(desk, researched, f"Note {number} of a long day at the river.")
    async with opened(desk, size=size) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "4", "G")
        await until(pilot, lambda: "opened the case" in words_on(pilot), "the first event")
        await press(pilot, "6")
        await until(pilot, lambda: "─ Notes ─" in words_on(pilot) and "Note 3 of" in words_on(pilot), "the notes")
        await press(pilot, "pagedown")
        await until(
            pilot, lambda: "─ Notes ─" not in words_on(pilot) and "of a long day" in words_on(pilot), "page two"
        )
        await press(pilot, "1")
        await until(pilot, lambda: "Tista, 312 km" in words_on(pilot), "the evidence")
        await press(pilot, *"jjjj")
        await until(pilot, lambda: "─ Evidence ─" not in words_on(pilot), "what follows it")


async def test_a_letter_chooses_and_enter_goes_on(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "s")
        form = await form_on(pilot)
        await pilot.press("d", "enter", *"An opinion")
        await until(pilot, lambda: form.values["because"] == "An opinion", "what was typed behind it")
        assert form.values["to"] == "declined"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert read(desk, screen.table.cursor_id).stage == "declined"


async def test_a_refusal_leads_to_the_field_that_is_missing(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "s")
        form = await form_on(pilot)
        await press(pilot, "d", "ctrl+s")
        await until(pilot, lambda: "fill in “Why” here" in words_on(pilot), "what is missing")
        assert form.focused is form.query_one("#field-because")


async def test_who_is_working_is_asked_where_it_is_needed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.desk.who._git_user", str)
    made = make_desk(tmp_path / "cases")
    cases.open_case(made, cases.NewClaim(CLAIMS[0]))
    desk = Desk(made.root, made.settings, environment={}, clock=made.clock)
    async with opened(desk) as (pilot, screen):
        await press(pilot, "n")
        await form_on(pilot)
        await type_in(pilot, "Called again")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen) and pilot.app.screen.form.name == "me")
        await form_on(pilot)
        await type_in(pilot, ANA)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen, "both forms are done")
        (note,) = read(made, screen.table.cursor_id).notes
        assert (note.text, note.stamp.by.name) == ("Called again", "Ana Ruiz")
        await until(pilot, lambda: "Ana Ruiz" in words_on(pilot).splitlines()[0], "the name in the title")


async def test_a_path_is_completed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "article.txt").touch()
    monkeypatch.chdir(tmp_path)
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "i")
        form = await form_on(pilot)
        await pilot.press(*"art")
        await until(pilot, lambda: form.query_one("#field-source")._suggestion == "article.txt", "the offer")  # type: ignore[attr-defined]
        await press(pilot, "right")
        assert form.values["source"] == "article.txt"


async def test_the_tour_has_three_steps_and_comes_once(desk: Desk) -> None:
    async with opened(desk, offers_tour=True) as (pilot, screen):
        await until(pilot, lambda: isinstance(pilot.app.screen, TourScreen), "the tour")
        for step in ("1 of 3", "2 of 3", "3 of 3"):
            await until(pilot, lambda step=step: step in words_on(pilot), step)  # type: ignore[misc]
            await press(pilot, "enter")
        assert pilot.app.screen is screen
    async with opened(desk, offers_tour=True) as (pilot, screen):
        await until(pilot, lambda: "5 cases" in words_on(pilot))
        assert pilot.app.screen is screen
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, TourScreen)


async def test_the_palette_finds_any_action_by_its_name(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PaletteScreen))
        await type_in(pilot, "dashboard")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, DashboardScreen), "the dashboard")
        await until(pilot, lambda: "5 cases" in words_on(pilot) and "triage" in words_on(pilot), "the charts")


async def test_the_search_opens_the_case_where_the_words_stand(desk: Desk) -> None:
    cases.add_note(desk, desk.store.order_cases(ListQuery())[-8:], "The toll was never paid.")
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "z")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        await type_in(pilot, "toll")
        await until(pilot, lambda: len(search.hits) == 1, "one hit")
        assert "never paid" in words_on(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen) and pilot.app.screen.parts, "the case")
        assert CLAIMS[0] in words_on(pilot)


async def test_the_theme_turns_and_is_remembered(desk: Desk) -> None:
    from factcheck.config.user_settings import read_user_settings

    async with opened(desk) as (pilot, _screen):
        for theme in ("light", "high-contrast", "dark"):
            await press(pilot, "f2")
            assert pilot.app.theme == theme
            await until(pilot, lambda theme=theme: read_user_settings().theme == theme, "remembered")  # type: ignore[misc]


async def test_a_filter_that_is_not_seen_never_gets_the_cursor(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        screen.set_focus(None)
        await press(pilot, "n")
        await form_on(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseloadScreen))
        assert screen.focused is screen.table
        await press(pilot, "tab", "tab", "tab")
        assert screen.focused is not screen.query_one("#filter")
