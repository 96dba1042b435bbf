"""The intake screen: claims are accepted, reworded, split, merged and declined with a key each, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from factcheck.desk import cases, intake
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from factcheck.tui.screens.article import ArticleScreen
from factcheck.tui.screens.articles import ArticlesScreen
from factcheck.tui.screens.case import CaseScreen
from factcheck.tui.screens.intake import IntakeScreen
from factcheck.tui.widgets.article_text import ArticleText
from tests.desk.making import ARTICLE, read
from tests.tui.driving import form_on, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio


@pytest.fixture
def taken(empty_desk: Desk) -> intake.TakenIn:
    """An article that lies at an otherwise empty desk."""
    return intake.take_in(empty_desk, intake.read_written(ARTICLE), intake.Given(publisher="The Daily Example"))


def all_cases(desk: Desk) -> list[str]:
    ids = desk.store.order_cases(ListQuery())
    return [ids[at : at + 8] for at in range(0, len(ids), 8)]


async def on_intake(pilot: Pilot[None], article: str) -> IntakeScreen:
    """The intake screen of an article, everything on it read."""
    screen = IntakeScreen(article)
    pilot.app.push_screen(screen)
    await until(pilot, lambda: screen.is_attached and screen.taken is not None, "the proposals")
    await until(pilot, lambda: screen.query_one(ArticleText).lines.lines, "the text")
    return screen


async def decided(pilot: Pilot[None], screen: IntakeScreen, left: int) -> None:
    """Wait until so many claims are left and nothing is being saved."""
    await until(pilot, lambda: screen.undecided == left and not screen._saving, f"{left} left")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_an_article_is_taken_in_and_claims_are_accepted_by_keys_alone(
    empty_desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    async with opened(empty_desk, size=size) as (pilot, _screen):
        await press(pilot, "i")
        await form_on(pilot)
        await type_in(pilot, str(path))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, IntakeScreen) and pilot.app.screen.taken, "intake")
        screen = pilot.app.screen
        assert isinstance(screen, IntakeScreen)
        total = len(screen.candidates)
        await until(pilot, lambda: f"{total} of {total} left" in words_on(pilot))
        await press(pilot, "a", "a", "a")
        await decided(pilot, screen, total - 3)
        await until(pilot, lambda: f"{total - 3} of {total} left" in words_on(pilot), "the tally")
        assert "1✓" in words_on(pilot) or "▄" in words_on(pilot)
        best = [one.proposal.quote.text for one in screen.candidates[:3]]
        assert {read(empty_desk, case).claim for case in all_cases(empty_desk)} == set(best)


async def test_a_pasted_text_is_taken_in_and_both_or_neither_is_refused(empty_desk: Desk) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        await press(pilot, "i")
        form = await form_on(pilot)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "Name a file or an address" in words_on(pilot))
        form._widget("text").text = ARTICLE
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, IntakeScreen) and pilot.app.screen.candidates)


async def test_the_claim_under_the_cursor_stands_out_with_its_reasons(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        await until(pilot, lambda: "nothing like it before" in words_on(pilot))
        before = screen.query_one(ArticleText).current
        await until(pilot, lambda: "Reasons" in words_on(pilot))
        await press(pilot, "j")
        await until(pilot, lambda: screen.query_one(ArticleText).current != before, "the next claim")
        await press(pilot, "o")
        await until(pilot, lambda: screen.is_in_reading_order)
        starts = [screen.candidates[place].proposal.quote.start or 0 for place in screen.order]
        assert starts == sorted(starts)


async def test_what_was_accepted_is_taken_back_by_undo(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        total = len(screen.candidates)
        await press(pilot, "a")
        await decided(pilot, screen, total - 1)
        await until(pilot, lambda: screen.desk_app.done, "the toast")
        await press(pilot, "u")
        await decided(pilot, screen, total)
        assert [read(empty_desk, case).stage for case in all_cases(empty_desk)] == ["declined"]
        assert any("Taken back" in one.message for one in pilot.app._notifications)


async def test_a_claim_is_declined_at_once_or_with_a_reason_and_proposed_again_by_undo(
    empty_desk: Desk, taken: intake.TakenIn
) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        total = len(screen.candidates)
        await press(pilot, "d")
        await decided(pilot, screen, total - 1)
        await press(pilot, "D")
        await form_on(pilot)
        await type_in(pilot, "not news")
        await press(pilot, "ctrl+s")
        await decided(pilot, screen, total - 2)
        declined = empty_desk.store.read_article(taken.article.id).article.declined
        assert {one.reason for one in declined} == {"", "not news"}
        await until(pilot, lambda: len(screen.desk_app.done) == 2)
        await press(pilot, "u")
        await decided(pilot, screen, total - 1)


async def test_a_claim_is_put_in_other_words_by_somebody_else(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        total = len(screen.candidates)
        await press(pilot, "r")
        form = await form_on(pilot)
        form._widget("claim").text, form._widget("claimant").text = "In other words.", "Nadia Holm"
        await press(pilot, "ctrl+s")
        await decided(pilot, screen, total - 1)
        case = read(empty_desk, all_cases(empty_desk)[0])
        assert (case.claim, case.claimant and case.claimant.name) == ("In other words.", "Nadia Holm")


async def test_a_sentence_is_split_into_a_case_for_each_line(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        compound = next(n for n, one in enumerate(screen.candidates) if one.proposal.parts)
        screen.proposals.move_to(compound)
        await press(pilot, "s")
        form = await form_on(pilot)
        parts = form.values["claims"].splitlines()
        assert len(parts) > 1
        await press(pilot, "ctrl+s")
        await decided(pilot, screen, len(screen.candidates) - 1)
        assert {read(empty_desk, case).claim for case in all_cases(empty_desk)} == set(parts)


async def test_marked_claims_become_one_case_and_undo_proposes_them_again(
    empty_desk: Desk, taken: intake.TakenIn
) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        total = len(screen.candidates)
        await press(pilot, "space", "space")
        await until(pilot, lambda: len(screen.marked) == 2)
        await press(pilot, "m")
        form = await form_on(pilot)
        form._widget("claim").text = "Both at once."
        await press(pilot, "ctrl+s")
        await decided(pilot, screen, total - 2)
        assert [read(empty_desk, case).claim for case in all_cases(empty_desk)] == ["Both at once."]
        await until(pilot, lambda: screen.desk_app.done)
        await press(pilot, "u")
        await decided(pilot, screen, total)


async def test_earlier_checks_of_the_same_claim_stand_beside_it(empty_desk: Desk, taken: intake.TakenIn) -> None:
    claim = taken.candidates[0].proposal.quote.text
    earlier = cases.open_case(empty_desk, cases.NewClaim(claim, claimant="Ivo Brandt")).case.id
    async with opened(empty_desk) as (pilot, _screen):
        await on_intake(pilot, taken.article.id)
        await until(pilot, lambda: earlier in words_on(pilot), "the earlier case")


async def test_what_a_colleague_decides_appears_and_is_not_decided_twice(
    empty_desk: Desk, taken: intake.TakenIn
) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        total = len(screen.candidates)
        done = intake.accept(empty_desk, taken, taken.candidates[0].proposal)
        await press(pilot, "a")  # the screen does not know of it yet: the desk does
        await until(pilot, lambda: any("already" in one.message for one in pilot.app._notifications), "the refusal")
        screen.desk_app.tell_the_screens()
        await decided(pilot, screen, total - 1)
        assert all_cases(empty_desk) == [done[0].case.id]
        screen.proposals.move_to(0)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))


async def test_a_draft_of_a_rewording_is_found_again_at_its_claim(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk) as (pilot, caseload):
        screen = await on_intake(pilot, taken.article.id)
        screen.proposals.move_to(1)
        await press(pilot, "r")
        form = await form_on(pilot)
        form._widget("claim").text = "Half a sentence"
        await pilot.pause()
        key = form.form.draft_key
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: pilot.app.screen is caseload)
        caseload.desk_app.go_on_with(key)
        again = await form_on(pilot)
        await until(pilot, lambda: again.values["claim"] == "Half a sentence", "the draft")


async def test_the_article_is_read_with_what_was_found_and_leads_to_the_case(
    empty_desk: Desk, taken: intake.TakenIn
) -> None:
    first = intake.accept(empty_desk, taken, taken.candidates[0].proposal)[0].case.id
    async with opened(empty_desk) as (pilot, _screen):
        await press(pilot, "A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticlesScreen) and pilot.app.screen.rows)
        assert "0 of 1 checked" in words_on(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen) and pilot.app.screen.view)
        await until(pilot, lambda: "[▁ triage]" in words_on(pilot), "the verdict in the text")
        assert "0 of 1 checked" in words_on(pilot)
        article = pilot.app.screen
        await press(pilot, "S")
        await until(pilot, lambda: "0 of 1 claim" in words_on(pilot) or "not started" in words_on(pilot), "the summary")
        await press(pilot, "escape")
        assert pilot.app.screen is article
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen) and pilot.app.screen.chosen_cases())
        assert pilot.app.screen.chosen_cases() == (first,)  # type: ignore[attr-defined]


async def test_what_is_known_of_an_article_is_written_on_its_screen(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk) as (pilot, _screen):
        await on_intake(pilot, taken.article.id)
        await press(pilot, "e")
        form = await form_on(pilot)
        form._widget("published_on").text = "2026-03-09"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "The Daily Example, 2026-03-09" in words_on(pilot), "the day")


async def test_a_desk_that_is_only_read_decides_nothing(empty_desk: Desk, taken: intake.TakenIn) -> None:
    async with opened(empty_desk, is_read_only=True) as (pilot, _screen):
        screen = await on_intake(pilot, taken.article.id)
        await press(pilot, "a")
        await until(pilot, lambda: any("reading only" in one.message for one in pilot.app._notifications))
        assert screen.undecided == len(screen.candidates)
