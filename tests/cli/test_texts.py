"""Texts that people give: as an argument, from standard input, or written in their editor."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from factcheck.cli import texts
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the editor of these tests is a script with a #! line")


@pytest.fixture
def seated(at_desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal at which somebody sits: what they would be asked, they can answer."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    return at_desk


@pytest.fixture
def write_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes a note; it says in `seen` how it was started."""
    script = tmp_path / "my editor"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(' '.join(sys.argv[1:-1]) + oct(pathlib.Path(sys.argv[-1])"
        ".stat().st_mode))\n"
        "pathlib.Path(sys.argv[-1]).write_text('Called the town hall.\\n\\nNo answer. – żółw\\n', encoding='utf-8')\n"
    )
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", f"'{script}' --wait")
    return tmp_path / "seen"


def notes(terminal: Terminal, case: str) -> list[str]:
    return [note["text"] for note in terminal.case(case)["notes"]]


def test_a_note_is_an_argument_or_standard_input(at_desk: Terminal, ids: dict[str, str]) -> None:
    case = ids["open"]
    at_desk.done("note", case, "one")
    at_desk.done("note", case, "-", stdin="\ufefftwo\nlines – żółw\n")
    assert notes(at_desk, case) == ["one", "two\nlines – żółw"]


def test_a_reasoning_may_come_from_standard_input(at_desk: Terminal, ids: dict[str, str]) -> None:
    case = ids["researching"]
    piece = at_desk.case(case)["evidence"][0]["id"]
    at_desk.done("verdict", "propose", case, "false", "--because", "-", "--cites", piece, stdin="It was 31.\n")
    assert at_desk.case(case)["verdict"]["reasoning"] == "It was 31."


@pytest.mark.parametrize("stdin", ["", "  \n", b"caf\xe9", "x" * 1_000_001])
def test_no_text_or_none_that_is_text_is_wrong_usage(
    at_desk: Terminal, ids: dict[str, str], stdin: str | bytes
) -> None:
    at_desk.refused(2, "note", ids["open"], "-", stdin=stdin)


def test_an_editor_is_opened_where_nothing_was_given(seated: Terminal, ids: dict[str, str], write_editor: Path) -> None:
    case = ids["open"]
    seated.done("note", case)
    assert notes(seated, case) == ["Called the town hall.\n\nNo answer. – żółw"]
    assert write_editor.read_text() == "--wait0o100600"


def test_visual_goes_before_editor(
    seated: Terminal, ids: dict[str, str], write_editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "/nonexistent/editor")
    error = seated.refused(2, "note", ids["open"])
    assert "/nonexistent/editor" in error["message"]
    assert not write_editor.exists()


@pytest.mark.parametrize("editor", ["false", "true", "'unclosed"])
def test_an_editor_that_fails_or_leaves_nothing_changes_nothing(
    seated: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    seated.refused(2, "note", ids["open"])


def test_without_an_editor_or_a_person_it_says_how_to_give_the_text(
    at_desk: Terminal, ids: dict[str, str], write_editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert " - " in at_desk.refused(2, "note", ids["open"])["hint"]
    assert not write_editor.exists()  # no prompt unless somebody is there
    monkeypatch.delenv("EDITOR")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert f'factcheck note {ids["open"]} "TEXT"' in at_desk.refused(2, "note", ids["open"])["hint"]


def test_the_longest_text_is_taken(at_desk: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LONGEST_TEXT", 10)
    at_desk.done("note", ids["open"], "-", stdin="żółwżółwżó")
    at_desk.refused(2, "note", ids["open"], "-", stdin="żółwżółwżół")
    at_desk.refused(2, "note", ids["open"], "12345678901")
