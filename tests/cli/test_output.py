"""Where a command prints: data on stdout, all else on stderr; colours, widths and forms as they were asked for."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import Terminal
from tests.desk.making import ARTICLE

LOOKS = ("list", "show {published}", "history {published}", "search bridge", "stats", "desk show", "scale show",
         "verdict check {approved}", "evidence list {published}", "article list", "summary {published}")  # fmt: skip
ESCAPE = "\x1b["


@pytest.fixture
def looked(at_desk: Terminal, ids: dict[str, str]) -> dict[str, list[str]]:
    """The commands that only look, by their line, as words; there is something to be seen for each."""
    (at_desk.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    at_desk.done("intake", "article.txt", "--accept", "1")
    return {line: line.format(**{name.replace("-", "_"): one for name, one in ids.items()}).split() for line in LOOKS}


def test_into_a_file_there_is_no_colour(at_desk: Terminal, looked: dict[str, list[str]]) -> None:
    for line, words in looked.items():
        ran = at_desk.done(*words)
        assert ran.out, line
        assert ESCAPE not in ran.out + ran.err, line


def test_colour_is_forced_and_forbidden_everywhere(
    at_desk: Terminal, looked: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for line, words in looked.items():
        assert (ESCAPE in at_desk.done(*words).out) == (not line.startswith("summary")), line
        assert ESCAPE not in at_desk.done(*words, "--plain").out, line
    assert ESCAPE in at_desk("show", "uuuu").err
    monkeypatch.setenv("NO_COLOR", "1")
    for line, words in looked.items():
        ran = at_desk.done(*words)
        assert ESCAPE not in ran.out + ran.err, line
    assert ESCAPE not in at_desk("show", "uuuu").err


def test_a_dumb_terminal_gets_labelled_lines(
    at_desk: Terminal, looked: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = {line: at_desk.done(*words, "--plain").out for line, words in looked.items()}
    monkeypatch.setenv("TERM", "dumb")
    for line, words in looked.items():
        ran = at_desk.done(*words)
        assert ran.out == plain[line], line
        assert ESCAPE not in ran.out + ran.err
        assert not set("┃│╭━▁█●○✓✗") & set(ran.out), line
    assert at_desk("show", "uuuu").err.startswith("Error: ")


@pytest.mark.parametrize("width", [60, 100])
def test_no_line_is_wider_than_the_terminal(
    at_desk: Terminal, looked: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for line, words in looked.items():
        if line.startswith("summary"):
            continue  # made for its own medium
        too_wide = [one for one in at_desk.done(*words).out.splitlines() if len(one) > width and " " in one.strip()]
        assert too_wide == [], line


def test_only_data_is_on_stdout(at_desk: Terminal) -> None:
    (at_desk.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    ran = at_desk.done("intake", "article.txt", "--accept", "all", "--json")
    assert len(ran.lines) >= 4
    assert "was taken in" in ran.err
    listed = at_desk.done("list", "--json")
    assert all(line["id"] for line in listed.lines)
    assert "cases" in at_desk.done("list").err
    again = at_desk.done("intake", "article.txt", "--accept", "all", "--json")
    assert again.out == ""
    assert "have a case already" in again.err
    nothing = at_desk.done("list", "--stage", "correcting", "zeppelin")
    assert nothing.out == ""
    assert nothing.err


def test_a_summary_in_a_file_leaves_stdout_empty(at_desk: Terminal, ids: dict[str, str]) -> None:
    ran = at_desk.done("summary", ids["published"], "--format", "markdown", "-o", "check.md")
    assert (ran.out, "check.md" in ran.err) == ("", True)
    assert (at_desk.folder / "check.md").read_text(encoding="utf-8") == at_desk.done(
        "summary", ids["published"], "--format", "markdown"
    ).out
    at_desk.refused(5, "summary", ids["published"], "-o", "gone/check.md")


def test_the_characters_that_are_needed_of_an_id_are_enough(at_desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = at_desk.done("list").out
    marked = re.findall(r"\x1b\[[\d;]*m([0-9a-hjkmnp-tv-z]{2,8})\x1b\[0m\x1b\[[\d;]*m[0-9a-hjkmnp-tv-z]{1,6}\x1b", out)
    assert len(marked) > 5
    for beginning in marked:
        at_desk.done("show", beginning)


def test_hostile_text_reaches_no_terminal(at_desk: Terminal) -> None:
    hostile = "The \x1b]52;c;aGk=\x07 [bold red]bridge[/] \u202e<script> is 40 m \x9b31m long."
    case = at_desk.id_of("open", hostile, "--claimant", "\x1b[2JIvo", "--appearance", "https://x.example/\x1b[H")
    at_desk.done("note", case, hostile)
    for words in (
        ("show", case),
        ("list",),
        ("history", case),
        ("search", "bridge"),
        ("show", case, "--json"),
        ("list", "--csv"),
    ):
        ran = at_desk.done(*words)
        assert "[bold red]" in ran.out
        assert not set("\x1b\x07\x9b\u202e") & set(ran.out + ran.err), words
    assert at_desk.case(case)["claim"] == hostile
