"""Going through the proposed claims of an article in a terminal, one by one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.terminal import ANA, Terminal
from tests.desk.making import ARTICLE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect needs a terminal of Unix")
ROOT = Path(__file__).resolve().parents[2]
PROMPT = r"\[\?\] > "
CONFIRM = r"\[q\]uit > "


class Walk:
    """A person at a terminal who takes an article in."""

    def __init__(self, folder: Path, *words: str, source: str = "article.txt") -> None:
        self.child = pexpect.spawn(
            sys.executable, ["-m", "factcheck", "intake", *filter(None, [source]), *words],
            cwd=str(folder), encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_BY": ANA, "NO_COLOR": "1"}, timeout=60,
            dimensions=(40, 100),
        )  # fmt: skip

    def asked(self, prompt: str = PROMPT) -> str:
        """Wait for a question; what was printed before it, as one line."""
        self.child.expect(prompt)
        return " ".join(str(self.child.before).replace("┃", " ").split())

    def answer(self, words: str) -> None:
        """Type an answer."""
        self.child.sendline(words)

    def end(self) -> str:
        """Wait for the end; what was printed last. The command ends well."""
        self.child.expect(pexpect.EOF)
        printed = str(self.child.before)
        self.child.close()
        assert self.child.exitstatus == 0, printed
        return printed


@pytest.fixture
def walks(terminal: Terminal) -> Iterator[list[Walk]]:
    """The walks of a test, ended whatever happens."""
    terminal.done("desk", "init")
    (terminal.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    started: list[Walk] = []
    yield started
    for walk in started:
        walk.child.close(force=True)


def begin(walks: list[Walk], terminal: Terminal, *words: str, is_new: bool = True) -> Walk:
    """A walk at its first claim; what is known of a new article is taken as it is."""
    walks.append(Walk(terminal.folder, *words))
    if is_new:
        walks[-1].asked(CONFIRM)
        walks[-1].answer("")
    return walks[-1]


def claims(terminal: Terminal) -> list[str]:
    return [row["claim"] for row in terminal.done("list", "--json", "--sort", "claim").lines]


def test_a_person_accepts_rewords_splits_declines_and_leaves(terminal: Terminal, walks: list[Walk]) -> None:
    walk = begin(walks, terminal, "--publisher", "Halden Post")
    shown = walk.asked()
    assert "40 million" in shown
    assert "Ivo Brandt" in shown
    walk.answer("?")
    assert "decline it" in walk.asked()
    walk.answer("what")
    walk.asked()
    walk.answer("a")
    assert "212 days" in walk.asked()
    walk.answer("r")
    walk.asked("> ")
    walk.answer("The old bridge was closed on 212 days of 2024.")
    split = walk.asked()
    assert "the builders finished" in split
    walk.answer("s")
    assert "The builders finished" in walk.asked(r"\[Y/n\] > ")
    walk.answer("")
    walk.asked()
    walk.answer("d")
    walk.asked("> ")
    walk.answer("not now")
    walk.asked()
    walk.answer("l")
    assert re.search(r"4 cases were opened of 5 claims", walk.end())
    assert claims(terminal) == sorted([
        "The new bridge over the Tista cost 40 million crowns, Mayor Ivo Brandt said on Monday.",
        "The old bridge was closed on 212 days of 2024.",
        "The council approved the loan in May 2023.",
        "The builders finished the work 14 months early.",
    ])  # fmt: skip

    again = begin(walks, terminal, is_new=False)
    assert "lovely morning" in again.asked()  # what was left is proposed again, what was declined is not
    again.answer("")
    assert "1 case was opened" in again.end()
    assert len(claims(terminal)) == 5

    assert "nothing new to open" in begin(walks, terminal, is_new=False).end()
    (article,) = terminal.done("article", "list", "--json").lines
    declined = terminal.done("article", "show", article["id"], "--json").data["declined"]
    assert [one["reason"] for one in declined] == ["not now"]


def test_what_is_known_of_an_article_is_confirmed_first(terminal: Terminal, walks: list[Walk]) -> None:
    walk = begin(walks, terminal, "--author", "Eva Lund", is_new=False)
    shown = walk.asked(CONFIRM)
    assert "title: Halden opens its new bridge (first line)" in shown
    assert "author: Eva Lund (given)" in shown
    assert "publisher: not known" in shown
    for letter, words in (("d", "soon"), ("d", "2026-03-09"), ("p", "Halden Post"), ("t", "-"), ("a", "")):
        walk.answer(letter)
        walk.asked("for none\\) > ")
        walk.answer(words)
        shown = walk.asked(CONFIRM)
    assert "title: not known" in shown
    assert "date: 2026-03-09 (given)" in shown
    walk.answer("")
    walk.asked()
    walk.answer("q")
    walk.end()
    (article,) = terminal.done("article", "list", "--json").lines
    assert (article["title"], article["publisher"], article["published_on"]) == (None, "Halden Post", "2026-03-09")


def test_a_text_is_pasted_into_the_editor(
    terminal: Terminal, walks: list[Walk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pasted = tmp_path / "pasted"
    pasted.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"cp {pasted}")
    walks.append(Walk(terminal.folder, "--edit", source=""))
    assert "title: Halden opens its new bridge" in walks[-1].asked(CONFIRM)
    walks[-1].answer("")
    assert "40 million" in walks[-1].asked()
    walks[-1].answer("q")
    walks[-1].end()


def test_leaving_before_takes_nothing_in(terminal: Terminal, walks: list[Walk]) -> None:
    for way in ("q", "\x04"):
        walk = begin(walks, terminal, is_new=False)
        walk.asked(CONFIRM)
        walk.child.send(way + ("\n" if way == "q" else ""))
        assert "Nothing was taken in" in walk.end()
    assert terminal.done("article", "list", "--json").lines == []


def test_what_was_decided_before_leaving_is_saved(terminal: Terminal, walks: list[Walk]) -> None:
    walk = begin(walks, terminal)
    walk.asked()
    walk.answer("a")
    walk.asked()
    walk.answer("q")
    assert "factcheck list --article" in walk.end()
    assert len(claims(terminal)) == 1


def test_the_end_of_the_input_ends_the_walk(terminal: Terminal, walks: list[Walk]) -> None:
    walk = begin(walks, terminal)
    walk.asked()
    walk.child.sendeof()
    walk.end()
    assert claims(terminal) == []


def test_parts_are_written_by_hand_where_none_are_proposed_or_wanted(terminal: Terminal, walks: list[Walk]) -> None:
    walk = begin(walks, terminal)
    walk.asked()
    walk.answer("s")
    walk.asked(r" 1\. ")
    walk.answer("It cost 40 million crowns.")
    walk.asked(r" 2\. ")
    walk.answer("Brandt said so.")
    walk.asked(r" 3\. ")
    walk.answer("")
    walk.asked()
    walk.answer("r")
    walk.asked("> ")
    walk.answer("  ")  # no words, no case
    walk.asked()
    walk.answer("q")
    walk.end()
    assert claims(terminal) == ["Brandt said so.", "It cost 40 million crowns."]


def test_where_nobody_sits_nothing_is_asked(terminal: Terminal, walks: list[Walk]) -> None:
    assert walks == []
    ran = terminal.done("intake", "article.txt")
    assert "40 million" in ran.out
    assert "--accept" in ran.err
    assert claims(terminal) == []
    assert "40 million" in terminal.done("intake", "-", stdin=ARTICLE).out


def test_hostile_text_does_not_steer_the_terminal(terminal: Terminal, walks: list[Walk]) -> None:
    hostile = ARTICLE.replace("40 million", "\x1b]0;title\x07 40 \x1b[31mmillion [red]x[/red]")
    (terminal.folder / "article.txt").write_text(hostile, encoding="utf-8")
    walk = begin(walks, terminal)
    shown = walk.asked()
    assert "\x1b]" not in shown
    assert "\x1b[31mmillion" not in shown
    assert "[red]x[/red]" in shown
    walk.answer("q")
    walk.end()
