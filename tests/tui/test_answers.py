"""More of the right of reply, and what goes to the internet: each on its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import evidence, grid, replies
from factcheck.desk.place import Desk
from tests.desk.making import read
from tests.tui.driving import form_on, open_first, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio


def said(pilot: object) -> str:
    """What the toasts say."""
    return "\n".join(toast.message for toast in pilot.app._notifications)  # type: ignore[attr-defined]


async def test_somebody_is_asked_again_with_more_time(desk: Desk, researched: str) -> None:
    replies.request_reply(desk, researched, to="Ivo Brandt", text="Is it so?", deadline="2026-03-20")
    async with opened(desk) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "I")
        await form_on(pilot)
        await type_in(pilot, "Called his office")
        await press(pilot, "tab", "tab")
        await type_in(pilot, "2026-04-02")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, researched).requests[0].follow_ups, "the follow-up")
        assert read(desk, researched).requests[0].deadline == "2026-04-02"


async def test_an_answer_becomes_evidence(desk: Desk, researched: str) -> None:
    request = replies.request_reply(desk, researched, to="Ivo Brandt", deadline="2026-03-20").id
    replies.receive_reply(desk, researched, "It was a third.", request=request)
    async with opened(desk) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "U")
        await form_on(pilot)
        await press(pilot, "r", "ctrl+s")
        await until(pilot, lambda: len(read(desk, researched).evidence) == 2, "the evidence")
        assert read(desk, researched).evidence[1].stance == "refutes"


@pytest.mark.usefixtures("researched")
async def test_the_letter_is_read_before_it_is_written(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "ctrl+l")
        await form_on(pilot)
        assert "So it reads now" in words_on(pilot)
        await type_in(pilot, str(tmp_path / "letter.txt"))
        await press(pilot, "tab")
        await type_in(pilot, "Mayor Ivo Brandt")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: (tmp_path / "letter.txt").exists(), "the letter")
        assert "Mayor Ivo Brandt" in (tmp_path / "letter.txt").read_text(encoding="utf-8")


async def test_a_copy_is_kept_from_a_file_and_a_page_waits_without_a_network(
    desk: Desk, researched: str, tmp_path: Path
) -> None:
    desk.environment = {"FACTCHECK_OFFLINE": "1"}
    (tmp_path / "saved.html").write_text("<p>Tista, 312 km</p>", encoding="utf-8")
    async with opened(desk) as (pilot, _screen):
        screen = await open_first(pilot)
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: "waiting" in said(pilot), "that it waits")
        await press(pilot, "C")
        await form_on(pilot)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen, "the form is done")
        assert not read(desk, researched).evidence[0].copies
        await press(pilot, "C")
        await form_on(pilot)
        await type_in(pilot, str(tmp_path / "saved.html"))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, researched).evidence[0].copies, "the copy")


async def test_reading_again_without_a_network_says_so(desk: Desk, researched: str) -> None:
    desk.environment = {"FACTCHECK_OFFLINE": "1"}
    async with opened(desk) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "ctrl+w")
        await until(pilot, lambda: "Nothing changed at 0 sources" in said(pilot), "what was read")
        assert read(desk, researched).tags == ()


async def test_evidence_without_an_address_leads_to_the_file(desk: Desk, researched: str, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("A paper.", encoding="utf-8")
    evidence.add_evidence(
        desk, researched, str(tmp_path / "paper.txt"), "context", evidence.EvidenceDetails(title="Paper")
    )
    async with opened(desk) as (pilot, _screen):
        await open_first(pilot)
        await press(pilot, "down", "C")
        await form_on(pilot)
        await press(pilot, "tab", "ctrl+s")
        await until(pilot, lambda: "fill in “File” here" in words_on(pilot), "what is missing")
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#field-file")


async def test_elements_are_changed_and_taken_out(desk: Desk, researched: str) -> None:
    grid.add_element(desk, researched, "who", "the river Tista")
    async with opened(desk) as (pilot, screen):
        await press(pilot, "equals_sign")
        await form_on(pilot)
        await press(pilot, "space", "tab")
        await type_in(pilot, "the Tista")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: [one.text for one in read(desk, researched).elements] == ["the Tista"], "its words")
        await until(pilot, lambda: pilot.app.screen is screen)
        await press(pilot, "minus")
        await form_on(pilot)
        await press(pilot, "space", "ctrl+s")
        await until(pilot, lambda: not read(desk, researched).elements, "the grid is empty")


async def test_where_else_a_claim_was_made_is_noted(desk: Desk, researched: str) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "ctrl+a")
        await form_on(pilot)
        await type_in(pilot, "https://forum.example/42")
        await press(pilot, "enter")
        await type_in(pilot, "2026-02")
        await press(pilot, "enter")
        await until(pilot, lambda: read(desk, researched).appearances, "the appearance")
        assert (read(desk, researched).appearances[0].where, read(desk, researched).appearances[0].when) == (
            "https://forum.example/42", "2026-02",
        )  # fmt: skip


@pytest.mark.usefixtures("researched")
async def test_origins_of_evidence_are_read(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "ctrl+g")
        await until(
            pilot, lambda: "Survey Office" in words_on(pilot) and "comes from" in words_on(pilot), "the origins"
        )
