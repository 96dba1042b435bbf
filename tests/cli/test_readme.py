"""The first ten minutes of the README run as they are written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.desk.making import ARTICLE

README = Path(__file__).resolve().parents[2] / "README.md"
FUTURE = "2099-03-21"  # the README's deadline lies in the past one day
MADE_UP = re.compile(r"\b(k3f|4m8|7q|9d)\b")


def first_ten_minutes() -> list[str]:
    """The commands of the section, each on one line, without their remarks."""
    section = README.read_text(encoding="utf-8").partition("## The first ten minutes")[2].partition("\n## ")[0]
    blocks = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    lines = blocks.replace("\\\n", " ").splitlines()
    return [re.split(r"\s+#\s", line)[0].strip() for line in lines if line.startswith("factcheck ")]


def test_the_readme_has_commands() -> None:
    lines = first_ten_minutes()
    assert len(lines) > 20
    assert {"intake", "evidence", "verdict", "publish", "correct", "undo"} <= {line.split()[1] for line in lines}


def test_the_first_ten_minutes_run_as_they_are_written(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_BY")
    (terminal.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (terminal.folder / "accounts.pdf").write_bytes(b"%PDF-1.4 31 million")
    known: dict[str, str] = {}
    for line in first_ten_minutes():
        real = MADE_UP.sub(lambda made_up: known[made_up[1]], line).replace("2026-03-21", FUTURE)
        words = shlex.split(real)[1:]
        ran = terminal(*words)
        assert ran.code in expected_codes(line), (line, ran)
        learn(terminal, words, known)
    assert {"k3f", "4m8", "7q", "9d"} == set(known)


def expected_codes(line: str) -> set[int]:
    """What may come of a command: what is missing is told with 3, and what readers saw is not undone."""
    return {3} if line.startswith(("factcheck verdict check", "factcheck undo")) else {0}


def learn(terminal: Terminal, words: list[str], known: dict[str, str]) -> None:
    """Take up the ids that a command brought, under the names that the README gives them."""
    if words[0] == "intake":
        (article,) = terminal.done("article", "list", "--json").lines
        known["4m8"] = article["id"][:6]
        opened = terminal.done("intake", "article.txt", "--accept", "all", "--json").lines
        known["k3f"] = opened[0]["id"][:6]
    if words[:2] == ["evidence", "add"]:
        pieces = [piece["id"] for piece in terminal.case(known["k3f"])["evidence"]]
        known.update(zip(("7q", "9d"), pieces, strict=False))


def test_the_readme_and_the_program_know_the_same_exit_codes() -> None:
    text = README.read_text(encoding="utf-8")
    for code in ("0 done", "2 wrong usage", "3 refused", "7 a damaged file", "130 interrupted"):
        assert code in " ".join(text.split())
