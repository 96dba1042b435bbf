"""A review in a terminal: the reviewer's own rating is asked for before anything of the verdict is shown."""

from __future__ import annotations

import pytest

from factcheck.cli import second_rating
from tests.cli.terminal import BEN, Terminal


@pytest.fixture
def rating_desk(at_desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A desk that takes the reviewer's rating first, with somebody in front of it."""
    settings = at_desk.desk / "desk.toml"
    text = settings.read_text(encoding="utf-8").replace("rate-first = false", "rate-first = true")
    settings.write_text(text if "[review]" in text else f"{text}\n[review]\nrate-first = true\n", encoding="utf-8")
    monkeypatch.setattr(second_rating, "is_somebody_there", lambda _session: True)
    return at_desk


def test_the_rating_is_asked_for_without_the_verdict_and_then_both_are_told(
    rating_desk: Terminal, ids: dict[str, str]
) -> None:
    case = ids["in-review"]
    ran = rating_desk("review", case, "--approve", by=BEN, stdin="a word\n3\n\nThe year is right.\n")
    assert ran.code == 0
    before, _, _ = ran.err.partition("Why do you rate it so")
    assert rating_desk.case(case)["claim"] in before
    assert "3  Half true" in before
    assert "31 million" not in before  # the author's reasoning
    assert "Ana" not in before
    assert f"The verdict of case {case} was sent back for changes; it is researching." in ran.out
    assert "You rate it Half true: The year is right. Ana Ruiz rates it False: " in ran.out
    shown = rating_desk.done("show", case).out
    assert "Rated apart Ana Ruiz rated it False" in " ".join(shown.split())


def test_the_same_rating_approves(rating_desk: Terminal, ids: dict[str, str]) -> None:
    case = ids["in-review"]
    ran = rating_desk("review", case, "--approve", by=BEN, stdin="False\nThe accounts say so.\n")
    assert f"The verdict of case {case} was approved; it is approved. You and Ana Ruiz both rate it False." in ran.out


@pytest.mark.parametrize("typed", ["", "3\n", "x\ny\nz\n", "3\n\n\n\n"])
def test_who_gives_no_rating_and_reason_changes_nothing(rating_desk: Terminal, ids: dict[str, str], typed: str) -> None:
    ran = rating_desk("review", ids["in-review"], "--approve", by=BEN, stdin=typed)
    assert ran.code == 2
    assert rating_desk.case(ids["in-review"])["stage"] == "in-review"


def test_without_a_terminal_the_options_are_named_and_the_verdict_is_not(
    rating_desk: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_rating, "is_somebody_there", lambda _session: False)
    ran = rating_desk("review", ids["in-review"], "--approve", by=BEN)
    assert ran.code == 3
    assert "--rating RATING --because" in ran.err
    assert "alse" not in ran.err
