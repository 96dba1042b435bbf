"""Hostile text in the fields of a case: every screen shows it, and not one letter of it acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import cases, evidence, intake, questions
from factcheck.desk.place import Desk
from factcheck.render.inert import view
from factcheck.tui.form_screen import FormScreen
from tests.desk.making import make_desk
from tests.hostile.desks import article_text
from tests.tui.driving import form_on, open_first, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio
VECTOR = "\x1b]52;c;ZXZpbA==\x07[/][bold]x[@click=app.exit]y\x9b31m\u202etxet\u2066\u200b [Reuters] :smile: \x00end"


def hostile(desk: Desk) -> str:
    """A case with the vector in every field that takes text; its id."""
    new = cases.NewClaim(VECTOR, claimant=VECTOR, claimed_on="unknown", appearance=VECTOR, why=VECTOR)
    case = cases.open_case(desk, new).case.id
    cases.move_stage(desk, case, "open")
    cases.assign(desk, case, ("[/]\u202e",))
    cases.add_note(desk, case, VECTOR)
    questions.ask_question(desk, case, VECTOR)
    details = evidence.EvidenceDetails(title=VECTOR, publisher=VECTOR, quote=VECTOR, origin=VECTOR, interest=VECTOR)
    evidence.add_evidence(desk, case, "https://a.example/", "refutes", details)
    return case


def is_inert(words: str) -> bool:
    """Whether all that stands on the screen is as the gate lets it through."""
    return all(view(line) == line for line in words.splitlines())


async def test_hostile_text_is_inert_on_every_screen_and_in_every_form(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "cases")
    hostile(desk)
    async with opened(desk, size=(180, 50)) as (pilot, screen):
        assert "[Reuters]" in words_on(pilot)
        assert is_inert(words_on(pilot))
        await press(pilot, "b")
        await until(pilot, lambda: pilot.app.screen is not screen and "[Reuters]" in words_on(pilot), "the board")
        assert is_inert(words_on(pilot))
        await press(pilot, "escape")
        case_screen = await open_first(pilot)
        assert is_inert(words_on(pilot))
        for key in ("c", "E"):
            await press(pilot, key)
            await form_on(pilot)
            assert is_inert(words_on(pilot))
            await press(pilot, "escape")
            await until(pilot, lambda: pilot.app.screen is case_screen)
        await press(pilot, "t")
        await form_on(pilot)
        await type_in(pilot, VECTOR)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "is not a tag" in words_on(pilot))
        assert is_inert(words_on(pilot))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_hostile_article_is_inert_wherever_it_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = make_desk(tmp_path / "cases")
    given = intake.Given("https://a.example/", VECTOR, VECTOR, VECTOR, "2026-03-01")
    taken = intake.take_in(desk, intake.read_written(article_text()), given)
    intake.accept(desk, taken, taken.candidates[0].proposal)
    intake.decline(desk, taken, taken.candidates[1].proposal, VECTOR)
    async with opened(desk, size=size) as (pilot, _screen):
        await press(pilot, "A")
        await until(pilot, lambda: "0 of 1 checked" in words_on(pilot))
        assert is_inert(words_on(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "▁ triage" in words_on(pilot), "the article")
        assert is_inert(words_on(pilot))
        await press(pilot, "e")
        await form_on(pilot)
        assert is_inert(words_on(pilot))
        await press(pilot, "escape", "S")
        await until(pilot, lambda: "not started" in words_on(pilot), "the summary")
        for _format in range(4):
            assert is_inert(words_on(pilot))
            await press(pilot, "f")
        await press(pilot, "escape", "p")
        await until(pilot, lambda: " left" in words_on(pilot), "the proposals")
        for key in ("j", "j", "k"):
            assert is_inert(words_on(pilot))
            await press(pilot, key)
        await press(pilot, "r")
        await form_on(pilot)
        assert is_inert(words_on(pilot))


async def test_a_form_saves_hostile_text_as_it_was(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "cases")
    case = hostile(desk)
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "c")
        form = await form_on(pilot)
        assert isinstance(form, FormScreen)
        assert form.values["claim"] == desk.store.read_case(case).case.claim
