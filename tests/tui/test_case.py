"""The case screen: what it shows of a case, and the way from a standard to the field that mends it."""

from __future__ import annotations

import pytest

from factcheck.desk import cases, replies
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from factcheck.tui.form_screen import FormScreen
from factcheck.tui.remedies import REMEDIES
from factcheck.tui.widgets.evidence_list import EvidenceList
from factcheck.tui.widgets.standard_list import StandardList
from tests.desk.making import read
from tests.tui.driving import form_on, open_first, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio


async def test_a_case_shows_claim_evidence_standards_and_history(desk: Desk, researched: str) -> None:
    async with opened(desk) as (pilot, _screen):
        screen = await open_first(pilot)
        words = words_on(pilot)
        assert screen.chosen_cases() == (researched,)
        for wanted in ("longest in the land", "▼ refutes", "List of rivers", "Tista, 312 km", "No verdict is proposed",
                       "independent sources", "assigned", "researching"):  # fmt: skip
            assert wanted in words, wanted


async def test_enter_on_a_standard_goes_to_the_field_that_mends_it(desk: Desk, researched: str) -> None:
    async with opened(desk) as (pilot, _screen):
        screen = await open_first(pilot)
        standards = screen.query_one(StandardList)
        await press(pilot, "3")
        standards.highlighted = next(n for n, one in enumerate(standards.results) if one.name == "interests-stated")
        await press(pilot, "enter")
        await form_on(pilot)
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#field-interest")
        await type_in(pilot, "none known")
        await press(pilot, "ctrl+s")
        await until(
            pilot, lambda: read(desk, researched).evidence[0].detail("interest") == "none known", "the interest"
        )
        await until(pilot, lambda: next(one for one in standards.results if one.name == "interests-stated").met)


async def test_every_standard_knows_what_mends_it() -> None:
    from factcheck.model.standards import STANDARDS

    assert set(REMEDIES) == {standard.name for standard in STANDARDS}


async def test_evidence_is_added_and_the_cursor_stays_on_its_piece(desk: Desk, researched: str) -> None:
    async with opened(desk) as (pilot, _screen):
        screen = await open_first(pilot)
        before = screen.chosen_evidence()
        await press(pilot, "e")
        await form_on(pilot)
        await type_in(pilot, "https://other.example/a")
        await press(pilot, "tab", "down", "space", "ctrl+s")
        await until(pilot, lambda: len(read(desk, researched).evidence) == 2, "the evidence")
        await until(pilot, lambda: screen.query_one(EvidenceList).option_count == 2)
        assert read(desk, researched).evidence[1].stance == "refutes"
        assert screen.chosen_evidence() == before


async def test_a_stage_that_is_closed_says_why(desk: Desk, researched: str) -> None:
    async with opened(desk) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "s")
        await form_on(pilot)
        assert "is reached from drafted" in words_on(pilot)
        await press(pilot, "home", "space", "ctrl+s")
        await until(pilot, lambda: "request a reply" in words_on(pilot) or "can't be left empty" in words_on(pilot))
        assert read(desk, researched).stage == "researching"


async def test_the_reply_clock_counts_the_days(desk: Desk, researched: str) -> None:
    replies.request_reply(desk, researched, deadline="2026-03-20", to="Ivo Brandt")
    async with opened(desk, size=(120, 60)) as (pilot, _screen):
        await open_first(pilot)
        assert "4 days left to reply" in words_on(pilot)


async def test_what_two_people_set_apart_stands_side_by_side(desk: Desk, researched: str) -> None:
    from tests.tui.apart import set_apart

    set_apart(desk, researched, "Only a third of it is in the land.", "The river is 312 km long.")
    async with opened(desk, size=(120, 60)) as (pilot, screen):
        screen.desk_app.open_case(researched)
        await until(pilot, lambda: both_in_one_line(words_on(pilot)), "the two claims side by side")


def both_in_one_line(words: str) -> bool:
    return any("The river is 312" in line and "Only a third" in line for line in words.splitlines())


async def test_a_case_that_is_gone_is_told(desk: Desk) -> None:
    async with opened(desk) as (pilot, screen):
        gone = desk.store.order_cases(ListQuery())[:8]
        for path in desk.root.glob(f"*/{gone}*"):
            path.unlink()
        screen.desk_app.open_case(gone)
        await until(pilot, lambda: any("no case" in toast.message.casefold() for toast in pilot.app._notifications))


async def test_another_persons_change_appears_without_moving_anything(desk: Desk, researched: str) -> None:
    async with opened(desk) as (pilot, _screen):
        screen = await open_first(pilot)
        await press(pilot, "n")
        await form_on(pilot)
        await type_in(pilot, "half")
        cases.tag(desk, researched, ("water",), ())
        screen.desk_app.tell_the_screens()
        await until(pilot, lambda: screen.parts is not None and screen.parts.record["tags"] == ["water"], "the tag")
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.values == {"text": "half"}
