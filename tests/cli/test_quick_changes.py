"""A note and a piece of evidence added before Typer is loaded: the same output, the same file, and never done twice.

FACTCHECK_PARITY says how many generated command lines are compared (about 200 of all sorts without it).
"""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
from pathlib import Path
from random import Random

import pytest

from factcheck import __main__ as program
from factcheck.cli import boundary, quick
from factcheck.desk.place import open_desk
from factcheck.store import stored_files
from tests.cli.quick_desks import example_desk
from tests.cli.test_quick import SEED, loaded_by, printed_by

COUNT = int(os.environ.get("FACTCHECK_PARITY", "198")) // 8
TEXTS = (
    "Called the ministry",
    " spaced ",
    "-",
    "--",
    "",
    "橋",
    "\x1b[31mred",
    "\udcff",
    "a" * 300,
    "=1+1",
    "[/]",
    "@x",
)
SOURCES = ("https://stats.example/1", "http://x", "ftp://x", "nowhere.pdf", "https://", "contract.txt")
BY = ("--by", "Ana Ruiz <ana@desk.example>")
OPTIONS = (
    ("--json",), ("--plain",), ("--at", "2031-01-02"), ("--at", "tomorrow"), ("--by", "Ben"), ("--by", ""),
    ("--desk", "cases"), ("--desk", "nowhere"), ("--help",), ("--nonsense",), ("--by",), ("--json", "--json"),
)  # fmt: skip
DETAILS = (
    ("--title", "Minutes"), ("--quote", "31 million"), ("--kind", "primary"), ("--kind", "tertiary"), ("--confidential",),
    ("--published-on", "2026-01"), ("--published-on", "soon"), ("--origin", "Reuters"), ("--note", "seen"), ("--title=x",),
)  # fmt: skip


@pytest.fixture
def at_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example desk, listed before, with a file to add."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_BY", raising=False)
    Path("contract.txt").write_text("A contract")
    example_desk(tmp_path / "cases")()
    return tmp_path / "cases"


def a_change(random: Random, ids: list[str]) -> list[str]:
    """The command line of one change, right or wrong."""
    some = random.choice(ids)
    case = random.choice((some, some, some[:4], some.upper(), "zzzz", "0", "-"))
    own: list[tuple[str, ...]] = [BY] if random.random() < 0.9 else []
    own += [random.choice(OPTIONS) for _ in range(random.choice((0, 0, 1, 2)))]
    if random.random() < 0.5:
        words, first = [[case], [random.choice(TEXTS)]], ["note"]
    else:
        words, first = [[case], [random.choice(SOURCES)]], ["evidence", "add"]
        own += [random.choice(DETAILS) for _ in range(random.choice((0, 1, 2)))]
        stance = random.choice(("refutes", "supports", "context", "loves", ""))
        own += [("--stance", stance)] if random.random() < 0.95 else []
    options = [list(option) for option in own]
    random.shuffle(options)
    return [*first, *(word for part in [*words, *options] for word in part)]


def files_of(desk: Path) -> dict[str, str]:
    """The files of a desk by their hashes, without what is made again."""
    return {
        str(path.relative_to(desk)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(desk.rglob("*"))
        if path.is_file() and not path.relative_to(desk).parts[0].startswith(".")
    }


def test_both_ways_say_the_same_and_save_the_same(at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(SEED)
    ids = sorted(path.name[:8] for path in at_example.glob("20*/*.json"))
    shutil.copytree(at_example, at_example.with_name("before"))
    for _ in range(COUNT):
        words = a_change(random, ids)
        outcomes = []
        for run in (program._run, boundary.run):
            shutil.rmtree(at_example)
            shutil.copytree(at_example.with_name("before"), at_example)
            with monkeypatch.context() as patch:
                counted = itertools.count()
                patch.setattr(
                    "factcheck.model.change.os.urandom", lambda size, c=counted: next(c).to_bytes(size, "big")
                )
                patch.setattr("factcheck.desk.place._now", open_desk(at_example).clock)
                if "--at" not in words:
                    words = [*words, "--at", "2031-05-06T07:08:09Z"]
                said = printed_by(run, words, monkeypatch)
            outcomes.append((said, files_of(at_example)))
        assert outcomes[0] == outcomes[1], words


@pytest.mark.parametrize(
    "line",
    [
        ["note", "{}", "Called the ministry"], ["note", "{}", "Called", "--json", "--by", "Ben Okafor"],
        ["evidence", "add", "{}", "https://stats.example/9", "--stance", "refutes", "--title", "Minutes"],
    ],
)  # fmt: skip
def test_a_plain_change_needs_no_typer(line: list[str], at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "_run", lambda _words: pytest.fail("Typer was asked"))
    monkeypatch.setenv("FACTCHECK_BY", "Ana Ruiz <ana@desk.example>")
    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    code, out, err = printed_by(program._run, [word.format(identifier) for word in line], monkeypatch)
    assert (code, err if line[0] == "note" else b"") == (0, b"")
    assert b"added to case" in out


def test_a_change_that_fails_is_not_tried_again(at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fail(*_words: object, **_more: object) -> None:
        tried.append("save")
        raise RuntimeError("in the middle of a save")

    monkeypatch.setattr(stored_files, "write_durably", fail)
    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    code, _, err = printed_by(program._run, ["note", identifier, "Called", *BY], monkeypatch)
    assert (code, tried) == (1, ["save"])
    assert b"a fault of the program" in err


@pytest.mark.parametrize(
    "line",
    [["note", "x"], ["note", "x", "-"], ["note"], ["evidence"], ["evidence", "list", "x"], ["evidence", "add", "x", "y"]],
)  # fmt: skip
def test_it_steps_aside_for_anything_else(line: list[str], at_example: Path) -> None:
    assert at_example.exists()
    assert quick.answer(line) is None


def test_a_change_loads_only_what_it_needs(at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_BY", "Ana Ruiz <ana@desk.example>")
    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    never = {
        "typer", "dataclasses", "inspect", "rich", "jinja2", "tomlkit", "platformdirs", "filelock", "subprocess", "shutil",
        "tempfile", "sqlite3", "logging", "factcheck.intake", "factcheck.publish", "factcheck.store.doctor",
    }  # fmt: skip
    loaded_by("note", identifier, "Called the ministry")  # the lock is made by the first
    assert loaded_by("note", identifier, "Called the ministry") & never == set()
    added = loaded_by("evidence", "add", identifier, "https://stats.example/9", "--stance", "refutes")
    assert added & (never - {"shutil"}) == set()


def test_a_search_loads_next_to_nothing(at_example: Path) -> None:
    assert at_example.exists()
    loaded = loaded_by("search", "hospital")
    assert loaded & {"typer", "dataclasses", "typing", "re", "json", "pathlib", "tinydb", "hashlib", "sqlite3"} == set()
