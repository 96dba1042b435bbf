"""The caseload: what it shows, filters, marks and does."""

from __future__ import annotations

import pytest

from factcheck.desk import cases
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from factcheck.tui.screens.board import BoardScreen
from factcheck.tui.screens.case import CaseScreen
from factcheck.tui.screens.caseload import without_first_letter
from factcheck.tui.screens.help import HelpScreen
from factcheck.tui.widgets.preview import Preview
from tests.desk.making import reopen
from tests.tui.conftest import CLAIMS
from tests.tui.driving import form_on, open_first, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio


async def test_the_newest_change_comes_first(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        assert screen.table.row is not None
        assert screen.table.row.claim == CLAIMS[-1]
        assert "5 cases" in words_on(pilot)
        assert all(claim[:20] in words_on(pilot) for claim in CLAIMS)


async def test_the_cursor_goes_to_either_end(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "G")
        assert screen.table.cursor == 4
        await press(pilot, "k", "up")
        assert screen.table.cursor == 2
        await press(pilot, "g")
        assert screen.table.cursor == 0


async def test_a_filter_narrows_the_list_while_it_is_typed(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "slash")
        await type_in(pilot, "bridge")
        await until(pilot, lambda: screen.table.total == 2, "two bridges")
        await press(pilot, "enter")
        assert screen.table.has_focus
        await press(pilot, "escape")
        await until(pilot, lambda: screen.table.total == 5, "all cases again")


async def test_a_filter_takes_the_words_of_the_command_list(desk: Desk) -> None:
    cases.move_stage(desk, desk.store.order_cases(ListQuery())[:8], "open")
    async with opened(desk) as (pilot, screen):
        await press(pilot, "slash")
        await type_in(pilot, "--stage open")
        await until(pilot, lambda: screen.table.total == 1, "one open case")
        await type_in(pilot, "s")
        await until(pilot, lambda: "opens" in screen.problem, "what is wrong with the filter")
        assert screen.table.total == 1


@pytest.mark.parametrize(
    ("typed", "wanted"), [("b", ""), ("br", "br"), ("--stage open b", "--stage open"), ("桥", "桥")]
)
async def test_a_word_of_one_letter_waits_for_its_second(typed: str, wanted: str) -> None:
    assert without_first_letter(typed) == wanted


async def test_what_is_done_is_done_to_all_that_are_marked(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "space", "space")
        assert len(screen.chosen_cases()) == 2
        await press(pilot, "t")
        await form_on(pilot)
        await type_in(pilot, "health")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: desk.store.list_cases(ListQuery(tags=("health",))).total == 2, "two tagged cases")
        await until(pilot, lambda: pilot.app.screen is screen)
        await press(pilot, "u")
        await until(pilot, lambda: desk.store.list_cases(ListQuery(tags=("health",))).total == 0, "undone in both")


async def test_the_cursor_stays_on_its_case_when_another_process_changes_one(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "j")
        here = screen.table.cursor_id
        screen.desk_app.look_for_changes()
        await until(pilot, lambda: screen.desk_app._stamp, "the first look")
        other = reopen(desk)
        other.clock = desk.clock
        cases.add_note(other, screen.table.ids[-8:], "Called again.")
        screen.desk_app.look_for_changes()
        await until(pilot, lambda: screen.table.cursor == 2, "the changed case comes first, the cursor follows its own")
        assert screen.table.cursor_id == here


async def test_an_empty_desk_says_what_to_press(empty_desk: Desk) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        assert "opens a case on a claim" in words_on(pilot)
        await press(pilot, "n")
        assert "There is no case here." in [toast.message for toast in pilot.app._notifications]


async def test_a_desk_that_is_only_read_refuses_changes(desk: Desk) -> None:
    async with opened(desk, is_read_only=True) as (pilot, screen):
        await press(pilot, "n")
        assert pilot.app.screen is screen
        assert any("reading only" in toast.message for toast in pilot.app._notifications)


async def test_a_key_of_the_users_own_takes_the_place_of_ours(desk: Desk) -> None:
    async with opened(desk, keys={"note": "f5"}) as (pilot, screen):
        await press(pilot, "n")
        assert pilot.app.screen is screen
        await press(pilot, "f5")
        await form_on(pilot)


async def test_the_help_finds_an_action_and_does_it(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await type_in(pilot, "columns")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BoardScreen), "the board")
        await until(pilot, lambda: "triage" in words_on(pilot))


@pytest.mark.parametrize("width", [80, 120, 170, 250])
async def test_every_width_shows_claims_and_stages(desk: Desk, width: int) -> None:
    async with opened(desk, size=(width, 30)) as (pilot, _screen):
        await until(pilot, lambda: "triage" in words_on(pilot) and CLAIMS[0][:14] in words_on(pilot))


async def test_what_is_cut_says_so_beside_a_scroll_bar_too(desk: Desk) -> None:
    async with opened(desk, size=(60, 20)) as (pilot, screen):
        await until(pilot, lambda: CLAIMS[0][:8] in words_on(pilot))
        bar = screen.table.scrollable_content_region.width
        lines = [line[:bar] for line in words_on(pilot).splitlines() if "triage" in line]
        assert lines
        assert all(line.rstrip().endswith(("…", ".")) for line in lines)


async def test_the_footer_offers_to_go_back_only_where_there_is_a_screen_to_go_back_to(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await press(pilot, "n")
        await form_on(pilot)
        await until(pilot, lambda: "? Keys" in words_on(pilot))
        assert "esc Back" not in words_on(pilot)
        await press(pilot, "escape", "enter")
        await until(pilot, lambda: pilot.app.screen is not screen and "esc Back" in words_on(pilot))


async def test_the_preview_shows_what_is_next(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await until(pilot, lambda: "Worth checking?" in words_on(pilot), "the next step")
        await press(pilot, "p")
        assert screen.query_one(Preview).has_class("hidden")


async def test_esc_backs_out_of_a_case(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await open_first(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_the_mouse_chooses_opens_sorts_and_presses_the_keys_of_the_footer(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        await pilot.click("#cases", offset=(40, 2))
        assert screen.table.cursor == 2
        await pilot.click("#case-titles", offset=(6, 0))
        await until(pilot, lambda: screen.sort == "stage" and screen.table.ids, "sorted by stage")
        await pilot.click("KeyLine", offset=(12, 0))
        assert screen.focused is screen.query_one("#filter")
        await press(pilot, "escape")
        await pilot.click("#cases", offset=(40, 1), times=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen), "the case")
