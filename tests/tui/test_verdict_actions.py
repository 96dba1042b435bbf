"""The way of a verdict by keys alone: proposed with citations from the list, reviewed, published, corrected, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from factcheck.desk import cases, evidence, verdicts
from factcheck.desk.place import Desk
from factcheck.tui.screens.reading import ReadingScreen
from tests.desk import making
from tests.desk.making import BEN, make_desk, read
from tests.tui.driving import form_on, open_first, opened, press, type_in, until, words_on

pytestmark = pytest.mark.asyncio
REST = {"right_of_reply": "off", "primary_source": "off", "named_sources": "off", "interests_stated": "off",
        "independent_sources": "off", "both_sides": "off", "why_this_claim": "off"}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk that asks reviewers for their own rating first."""
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)
    settings = making.settings_with(approvals=1, **REST) + "[review]\nrate-first = true\n"
    return make_desk(tmp_path / "cases", settings=settings)


async def choose(pilot: Pilot[None], field: str, value: str) -> None:
    """Choose an option of a field of the form, as space on it does."""
    widget = pilot.app.screen.query_one(f"#field-{field}")
    widget.focus()
    widget.highlighted = next(n for n, one in enumerate(widget._choices) if one.value == value)  # type: ignore[attr-defined]
    await press(pilot, "space")


async def write(pilot: Pilot[None], field: str, text: str) -> None:
    """Type into a field of the form."""
    pilot.app.screen.query_one(f"#field-{field}").focus()
    await type_in(pilot, text)


async def test_a_verdict_goes_all_its_way_by_keys(desk: Desk) -> None:
    case = making.researched(desk)
    pieces = [piece.id for piece in read(desk, case).evidence]
    async with opened(desk, size=(120, 60)) as (pilot, _screen):
        screen = await open_first(pilot)

        def here() -> object:
            return pilot.app.screen is screen

        await press(pilot, "V")
        await form_on(pilot)
        await choose(pilot, "rating", "false")
        await write(pilot, "because", f"The accounts say 31 million [{pieces[0]}] [{pieces[1]}].")
        for piece in pieces:
            await choose(pilot, "cites", piece)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, case).stage == "drafted", "the verdict")
        assert read(desk, case).verdict.cites == tuple(pieces)  # type: ignore[union-attr]
        await until(pilot, here)
        cases.move_stage(desk, case, "in-review")

        await press(pilot, "f4")
        await form_on(pilot)
        screen.app.screen.query_one("#field-who").value = BEN  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: str(screen.desk.who) == BEN and here(), "Ben")
        await until(pilot, lambda: "not shown before you have rated" in words_on(pilot), "the case without its verdict")
        assert "31 million" not in words_on(pilot)
        assert "False" not in words_on(pilot)

        await press(pilot, "d")
        await form_on(pilot)
        words = words_on(pilot)
        assert "before you are shown the author's" in words
        assert "31 million" not in words
        await choose(pilot, "rating", "false")
        await write(pilot, "because", "It was 31.")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: pilot.app.screen.query("#field-decision"), "the decision")
        await form_on(pilot)
        assert "31 million" in words_on(pilot)
        await choose(pilot, "decision", "approve")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, case).stage == "approved" and here(), "approval")

        await press(pilot, "P")
        await form_on(pilot)
        assert "This is what readers see" in words_on(pilot)
        await write(pilot, "url", "https://daily.example/bridge")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, case).stage == "published" and here(), "publication")

        await press(pilot, "m")
        await until(pilot, lambda: "31 million" in words_on(pilot), "the summary")
        await press(pilot, "escape")
        await press(pilot, "X")
        await form_on(pilot)
        for field, text in (("was", "31 million"), ("now", "31.5 million"), ("because", "The accounts were revised.")):
            await write(pilot, field, text)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: len(read(desk, case).corrections) == 1 and here(), "the correction")
        await press(pilot, "Z")
        await form_on(pilot)
        await type_in(pilot, "Never said.")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, case).stage == "withdrawn" and here(), "the withdrawal")


async def test_a_verdict_that_came_meanwhile_is_shown_and_nothing_is_lost(desk: Desk) -> None:
    case = making.drafted(desk)
    pieces = tuple(piece.id for piece in read(desk, case).evidence)
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "V")
        form = await form_on(pilot)
        await choose(pilot, "rating", "true")
        verdicts.propose_verdict(desk.acting(by=BEN), case, "half-true", "Half of it [" + pieces[0] + "].", pieces)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "while you were writing" in words_on(pilot), "word of the other verdict")
        assert f"of it [{pieces[0]}]" in words_on(pilot)
        assert form.values["rating"] == "true"
        assert read(desk, case).verdict.rating == "half-true"  # type: ignore[union-attr]
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: read(desk, case).verdict.rating == "true", "the second one")  # type: ignore[union-attr]


async def test_replies_questions_links_elements_and_the_grid_are_forms_of_the_case(desk: Desk) -> None:
    other = making.open_told(desk, "Halden has nine schools.")
    case = making.researched(desk)
    async with opened(desk, size=(120, 60)) as (pilot, _screen):
        screen = await open_first(pilot)
        await press(pilot, "w")
        await until(pilot, lambda: any("No question" in toast.message for toast in pilot.app._notifications), "why not")
        steps: list[tuple[str, dict[str, str], Callable[[], object]]] = [
            ("Q", {"text": "Who paid?"}, lambda: read(desk, case).questions),
            ("w", {"text": "The town."}, lambda: read(desk, case).questions[0].answers),
            ("f", {"deadline": "2031-01-31"}, lambda: read(desk, case).requests),
            ("F", {"text": "We stand by it."}, lambda: read(desk, case).requests[0].replies),
            ("D", {"reason": "safety"}, lambda: read(desk, case).no_reply_reasons),
            ("L", {"other": other}, lambda: read(desk, case).links),
            ("plus", {"proposed": "1"}, lambda: read(desk, case).elements),
            ("ampersand", {"elements": ""}, lambda: read(desk, case).element_ties),
        ]
        for key, fill, done in steps:
            await press(pilot, key)
            form = await form_on(pilot)
            for name, text in fill.items():
                widget = form.query_one(f"#field-{name}")
                if hasattr(widget, "_choices"):
                    await choose(pilot, name, text or widget._choices[0].value)
                else:
                    await write(pilot, name, text)
            await press(pilot, "ctrl+s")
            await until(pilot, done, f"what {key} does")
            await until(pilot, lambda: pilot.app.screen is screen, "the case again")
        await press(pilot, "T")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, ReadingScreen) and "Hangs on" in words_on(pilot), "grid"
        )


async def test_evidence_reads_what_a_page_says_of_itself(desk: Desk, tmp_path: Path) -> None:
    making.researched(desk)
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>The bridge accounts</title>"
                    '<meta property="og:site_name" content="Road Office"></head><body><article><h1>The bridge accounts</h1>'
                    f"<p>{'The bridge cost 31 million crowns in all. ' * 20}</p></article></body></html>")  # fmt: skip
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "e")
        form = await form_on(pilot)
        await type_in(pilot, str(page))
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: form.values["title"] == "The bridge accounts", "the title")


async def test_a_conflict_is_settled_where_its_values_stand_side_by_side(desk: Desk) -> None:
    from tests.tui.apart import set_apart

    case = making.open_told(desk)
    set_apart(desk, case, "It cost 31 million.", "It cost 34 million.")
    async with opened(desk) as (pilot, _screen):
        await press(pilot, "x")
        form = await form_on(pilot)
        options = form.query_one("#field-take")._choices  # type: ignore[attr-defined]
        wanted = next(one for one in options if "34 million" in one.words)
        await choose(pilot, "take", wanted.value)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: not read(desk, case).conflicts, "settled")
        assert read(desk, case).claim == "It cost 34 million."


async def test_what_is_withdrawn_is_not_offered_as_a_citation(desk: Desk) -> None:
    from factcheck.tui.actions.replies import evidence_options

    case = making.researched(desk)
    first, second = (piece.id for piece in read(desk, case).evidence)
    evidence.withdraw_evidence(desk, case, first, "a copy")
    assert [one.value for one in evidence_options(read(desk, case))] == [second]
