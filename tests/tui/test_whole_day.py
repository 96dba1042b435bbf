"""A whole day in a real terminal, keys alone: from an empty folder to a published verdict, with the keys of each task."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config import read_desk_settings
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from tests.desk.making import ANA, BEN, read
from tests.tui.terminals import ROOT, SIZES, Terminal, keys_of, terminal

pytestmark = pytest.mark.timeout(500)
REAL = ROOT.parent / "shared" / "articles" / "azerbaijan-armenia-2020-12-24.txt"
INVENTED = ROOT / "tests" / "example" / "articles" / "market-street-air.txt"
ONE = {REAL: "163 civilian", INVENTED: "12 of its 60"}  # words of a claim that is among the first five and short
MOST = {"take an article in": 75, "accept five": 5, "open it": 3, "assign": 2, "begin": 2, "review": 8, "publish": 2}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_an_article_becomes_a_published_verdict_by_keys_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], size: tuple[int, int]
) -> None:
    article = REAL if REAL.exists() else INVENTED
    (tmp_path / "article.txt").write_bytes(article.read_bytes())
    with terminal(tmp_path, size=size, program=("sh", "-i"), tour_seen=False) as ana:
        _make_a_desk(ana)
        _take_in(ana)
        _find(ana, ONE[article])
        _open_and_assign(ana)
        _research(ana)
        _judge(ana)
        _review_and_publish(ana)
        ana.press("q")
    case = _check_what_was_saved(tmp_path / "cases")
    taken = dict(ana.tasks)
    with capsys.disabled():
        which = "the real article" if article == REAL else f"an invented article, because {REAL} is not here"
        print(f"\n{size[0]}x{size[1]}, {which}, case {case}. Keys: {keys_of(taken)}")
    assert {name: taken[name] for name, most in MOST.items() if taken[name] > most} == {}


def _make_a_desk(ana: Terminal) -> None:
    ana.until("$")
    ana.write("factcheck desk init --name Evening")
    ana.press("Enter")
    ana.until("is ready")
    ana.task("make a desk")
    ana.write("factcheck")
    ana.press("Enter")
    for step in ("1 of 3", "2 of 3", "3 of 3"):
        ana.until(step)
        ana.press("Enter")
    ana.until("Nothing is on this desk yet", gone="3 of 3")
    ana.task("start, and the tour")


def _take_in(ana: Terminal) -> None:
    ana.press("i")
    ana.until("Take an article in")
    ana.write("art")
    ana.until("article.txt", "art")
    ana.wait(
        lambda screen: any("article.txt" in line and "File or" not in line for line in screen.splitlines()), "a name"
    )
    ana.press("Right")
    ana.press("C-s")
    ana.until("Every change says who made it", "On this machine")
    ana.write(ANA)
    ana.press("C-s")
    ana.until(" left", "Accept", gone="Take an article in")
    ana.task("take an article in")
    first = _left(ana)
    for number in range(1, 6):
        ana.press("a")
        ana.until(f" {first - number} of ")
    ana.task("accept five")
    ana.press("Escape")
    ana.until("5 cases", "triage")
    ana.task("back to the list")


def _left(ana: Terminal) -> int:
    """`7 of 31 left`, the seven."""
    words = ana.screen().split(" of ", 1)[0].split()
    return int(words[-1]) if words and words[-1].isdecimal() else -1


def _find(ana: Terminal, words: str) -> None:
    """Cases that were opened within a second stand in no order of their own."""
    ana.press("/")
    ana.write(words)
    ana.until("1 case ")
    ana.press("Enter")
    ana.wait(lambda screen: words not in screen.splitlines()[1], "the list without the line of its filter")
    ana.task("find one")


def _open_and_assign(ana: Terminal) -> None:
    ana.press("Enter")
    ana.until("─ Claim ─", "Evidence", "does it")
    ana.press(".")
    ana.wait(lambda screen: "goes from triage" in screen or "The claim of case" in screen, "what is next")
    if "The claim of case" in ana.screen():
        ana.write("2026-10-05")
        ana.press("C-s")
        ana.until("Claimed on   2026-10-05", gone="The claim of case")
        ana.task("say when it was said")
        ana.press(".")
    ana.until("goes from triage")
    ana.press("C-s")
    ana.until("▂ open", gone="goes from triage")
    ana.task("open it")
    ana.press(".")
    ana.until("Who works on")
    ana.press("C-s")
    ana.until("▂ open  Ana Ruiz", gone="Who works on")
    ana.task("assign")
    ana.press(".")
    ana.until("goes from open")
    ana.press("C-s")
    ana.until("▃ researching", gone="goes from open")
    ana.task("begin")


def _research(ana: Terminal) -> None:
    for number, publisher in enumerate(("Records Office", "Harbour Board"), 1):
        ana.press("e")
        ana.until("Evidence for case")
        ana.write(f"https://records{number}.example/accounts")
        ana.press("Enter", "r", "Tab")
        ana.write("It was 31.")
        ana.press("Tab", "Tab")
        ana.write(publisher)
        ana.press("C-s")
        ana.until("researching", gone="Evidence for case")
        ana.press("1")
        ana.until("▼ refutes", publisher)
        ana.task(f"evidence {number}")


def _judge(ana: Terminal) -> None:
    ana.press("V")
    ana.until("A verdict for case")
    ana.press("f", "Tab")
    ana.write("The accounts say 31.")
    ana.press("Tab", "Space", "Down", "Space", "C-s")
    ana.until("▅ drafted", gone="A verdict for case")
    ana.task("propose a verdict")
    ana.press(".")
    ana.until("goes from drafted")
    ana.press("C-s")
    ana.until("▆ in-review", gone="goes from drafted")
    ana.task("send it to review")


def _review_and_publish(ana: Terminal) -> None:
    ana.press("F4")
    ana.until("Who is working", "Ana Ruiz <ana")
    ana.write(BEN)
    ana.press("C-s")
    ana.until("in-review", gone="esc backs out")
    ana.task("hand over")
    ana.press("d")
    ana.until("Review of case", "approve: it may be published", "esc backs out")
    ana.read_on_to("The accounts say 31")
    ana.press("a", "C-s")
    ana.until("▇ approved", gone="Review of case")
    ana.task("review")
    ana.press("P")
    ana.until("Publish case")
    ana.press("C-s")
    ana.until("█ published", gone="Publish case")
    ana.task("publish")
    ana.press("m")
    ana.until("False", "text, drafts too")
    ana.task("see the summary")
    ana.press("Escape")
    ana.until("█ published", gone="text, drafts too")


def _check_what_was_saved(root: Path) -> str:
    """Five cases, one of them published after Ben's review; its id."""
    desk = Desk(root, read_desk_settings(root / "desk.toml"))
    assert desk.store.list_cases(ListQuery()).total == 5
    (published,) = desk.store.list_cases(ListQuery(stages=("published",))).rows
    case = read(desk, published.id)
    assert case.reviews[-1].by.name == "Ben Okafor"
    assert case.verdict is not None
    assert case.verdict.rating == "false"
    assert case.publications

    return case.id
