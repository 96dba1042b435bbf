"""A whole day in a real terminal, keys alone: from an empty desk to a published verdict; and two people at one folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.model.listing import ListQuery
from tests.desk import making
from tests.desk.making import ANA, ARTICLE, BEN, make_desk, read
from tests.tui.terminals import Terminal, needs_tmux, terminal

pytestmark = [needs_tmux, pytest.mark.timeout(400)]
OFF = ("independent_sources", "primary_source", "named_sources", "interests_stated", "right_of_reply", "both_sides",
       "why_this_claim", "captured", "known_at_the_time")  # fmt: skip
SETTINGS = making.settings_with(approvals=1, **dict.fromkeys(OFF, "off"))


@pytest.mark.skipif(not os.environ.get("FACTCHECK_WHOLE_DAY"), reason="takes long: set FACTCHECK_WHOLE_DAY=1")
def test_an_article_becomes_a_published_verdict_by_keys_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_desk(tmp_path / "cases", settings=SETTINGS)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with terminal("ana", tmp_path, ANA) as ana:
        ana.until("Nothing is on this desk yet")
        _take_in(ana)
        _research(ana)
        _judge(ana)
        ana.press("q")
        case = desk.store.order_cases(ListQuery(stages=("published",)))
        assert read(desk, case).reviews[-1].by.name == "Ben Okafor"
    with capsys.disabled():
        print("\nkeys:", ", ".join(f"{name} {keys}" for name, keys in ana.tasks))


def _take_in(ana: Terminal) -> None:
    ana.press("i")
    ana.until("Take an article in")
    ana.write("article.txt")
    ana.press("C-s")
    ana.until(" left", "Accept", gone="Take an article in")
    ana.task("take an article in")
    ana.press("a")
    ana.wait(lambda screen: "opened" in screen or "Case " in screen, "the first case")
    ana.task("accept a claim")
    ana.press("Escape")
    ana.until("1 case", "triage")


def _research(ana: Terminal) -> None:
    ana.press("Enter")
    ana.until("Standards", "History")
    ana.press("c")
    ana.until("The claim of case")
    ana.press("Tab")
    ana.write("Ivo Brandt")
    ana.press("Tab", "Tab")
    ana.write("2026-03-09")
    ana.press("Tab")
    ana.write("unknown")
    ana.press("C-s")
    ana.until("was changed", gone="Why the change")
    ana.task("who, when, where")
    _stage(ana, "open")
    ana.press("a")
    ana.until("Who works on")
    ana.write("Ana Ruiz")
    ana.press("C-s")
    ana.until("Assignment of", gone="Who works on")
    ana.task("assign")
    _stage(ana, "researching")
    ana.press("e")
    ana.until("Evidence for case")
    ana.write("https://records.example/accounts")
    ana.press("Tab", "Down", "Space", "Tab")
    ana.write("31 million")
    ana.press("C-s")
    ana.until("added to case", gone="Evidence for case")
    ana.task("add evidence")


def _judge(ana: Terminal) -> None:
    ana.press("V")
    ana.until("A verdict for case")
    ana.press(*["Down"] * 4, "Space", "Tab")
    ana.write("The accounts say 31 million.")
    ana.press("Tab", "Space", "C-s")
    ana.until("A verdict is proposed", gone="A verdict for case")
    ana.task("propose a verdict")
    _stage(ana, "in-review")
    ana.press("F4")
    ana.until("Who is working")
    ana.write(BEN)
    ana.press("C-s")
    ana.until("You are Ben", gone="Who is working")
    ana.task("hand over")
    ana.press("d")
    ana.until("Review of case")
    ana.press("Space", "C-s")
    ana.until("was approved", gone="Review of case")
    ana.task("review")
    ana.press("P")
    ana.until("This is what readers see")
    ana.press("C-s")
    ana.until("is published", gone="This is what readers see")
    ana.task("publish")


def _stage(ana: Terminal, stage: str) -> None:
    ana.press("s")
    ana.until("Why  stays in the history")
    ana.choose(stage)
    ana.press("C-s")
    ana.until(f"Moved to {stage}", gone="Why  stays in the history")
    ana.task(f"move to {stage}")


def test_two_terminals_see_each_other_and_no_text_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = make_desk(tmp_path / "cases", settings=SETTINGS)
    case = making.drafted(desk)
    with terminal("ana", tmp_path, ANA) as ana, terminal("ben", tmp_path, BEN) as ben:
        for one in (ana, ben):
            one.until("1 case", "drafted")
            one.press("Enter")
            one.until("Standards", "accounts say")
        ana.press("t")
        ana.until("Tags of")
        ana.write("harbour")
        ana.press("C-s")
        ana.until("Tags", "changed")
        seen = ben.until("harbour")
        for one, word in ((ana, "from-ana"), (ben, "from-ben")):
            one.press("V")
            one.until("A verdict for case", "accounts say")
            one.press("Tab")
            one.write(f"{word} ")
        ana.press("C-s")
        ana.until("A verdict is proposed", gone="A verdict for case")
        ben.press("C-s")
        ben.until("while you were writing", "from-ana", "from-ben")
        ben.kill()
        ben.start()
        ben.until("left unsaved")
        ben.press("C-o")
        ben.until("from-ben")
    assert "from-ana" in read(desk, case).verdict.reasoning  # type: ignore[union-attr]
    with capsys.disabled():
        print(f"\nseen in the other terminal {seen:.1f} s after it was saved")
