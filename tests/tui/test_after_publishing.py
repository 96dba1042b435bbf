"""After publication, by keys: who leans on a case, what readers saw before, and the bundle for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import bundles, cases, evidence, publishing
from factcheck.desk.place import Desk
from factcheck.tui.screens.reading import ReadingScreen
from tests.desk import making
from tests.desk.making import make_desk
from tests.tui.driving import form_on, opened, press, until, words_on

pytestmark = pytest.mark.asyncio


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with one case, published and corrected, on which nobody leans yet."""
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)
    people = '[[people]]\nname = "Ana Ruiz"\naddress = "ana@desk.example"\n[[people]]\nname = "Ben Okafor"\n'
    settings = f'[desk]\nname = "The Daily Example"\n{people}address = "ben@desk.example"\n'
    desk = make_desk(tmp_path / "cases", settings=settings)
    case = making.published(desk)
    publishing.correct_case(desk, case, was="31 million", now="34 million", because="The accounts were revised.")
    return desk


async def test_the_versions_that_readers_saw_are_a_page(desk: Desk) -> None:
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "H")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen), "the page")
        await until(pilot, lambda: "by a correction" in words_on(pilot), "the second version")
        assert "{+" in words_on(pilot)


async def test_whoever_leans_on_a_case_is_a_page(desk: Desk) -> None:
    (first,) = desk.store.case_ids()
    other = cases.open_case(desk, cases.NewClaim("The bridge was dear.")).case.id
    ours = "https://daily.example/checks/bridge"
    evidence.add_evidence(desk, other, ours, "context", evidence.EvidenceDetails(title="Our own check"))
    async with opened(desk) as (pilot, screen):
        await until(pilot, lambda: screen.chosen_cases(), "a case under the cursor")
        while screen.chosen_cases() != (first,):
            await press(pilot, "j")
        await press(pilot, "K")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen), "the page")
        await until(pilot, lambda: other in words_on(pilot), "the case that leans on it")


async def test_a_bundle_is_written_by_a_form(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (case,) = desk.store.case_ids()
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "J")
        await form_on(pilot)
        await press(pilot, "ctrl+s")
        await until(pilot, (tmp_path / f"bundle-{case}.zip").is_file, "the file")
    assert bundles.verify_bundle(tmp_path / f"bundle-{case}.zip").is_proved
