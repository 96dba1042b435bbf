"""The first list of a large desk has to read every case: it shows how far it is, and answers the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.cli import boundary, quick, session
from factcheck.render import progress as bars
from tests.cli.quick_desks import example_desk


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int | None]]:
    """What was shown on the way: first the words and the total, then each step. The example desk has lost its index."""
    monkeypatch.chdir(tmp_path)
    example_desk(tmp_path / "cases")()
    shutil.rmtree(tmp_path / "cases" / ".index")
    steps: list[tuple[str, int | None]] = []

    @contextmanager
    def record(_output: object, label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        steps.append((label, total))
        yield lambda count: steps.append(("step", count))

    monkeypatch.setattr(bars, "progress", record)
    monkeypatch.setattr(session, "MANY", 2)
    return steps


@pytest.mark.parametrize("line", [["list"], ["search", "hospital"], ["stats"]])
def test_it_shows_how_far_it_is(line: list[str], shown: list[object], capfd: pytest.CaptureFixture[str]) -> None:
    count = len(list(Path("cases").glob("20*/*.json")))
    assert boundary.run(line) == 0
    assert shown == [("Indexing", count), *[("step", 1)] * count]
    first = capfd.readouterr()
    shown.clear()
    assert boundary.run(line) == 0
    assert (shown, capfd.readouterr()) == ([], first)


def test_a_small_desk_needs_no_such_thing(shown: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "MANY", 1_000)
    assert boundary.run(["list"]) == 0
    assert shown == []


@pytest.mark.parametrize(
    "line", [["list"], ["list", "--json"], ["list", "bridge", "--stage", "triage", "--limit", "1"]]
)
def test_it_needs_no_typer_and_answers_the_same(
    line: list[str], shown: list[object], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(boundary, "_run", lambda _words: pytest.fail("Typer was asked"))
        assert quick.answer(line) == 0
    assert shown[0] == ("Indexing", len(list(Path("cases").glob("20*/*.json"))))
    first = capfd.readouterr()
    shutil.rmtree(Path("cases") / ".index")
    assert boundary.run(line) == 0
    assert capfd.readouterr() == first
