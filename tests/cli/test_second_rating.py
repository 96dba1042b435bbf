"""A review in a terminal: the reviewer's own rating is asked for before anything of the verdict is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import __main__ as program
from factcheck.cli import boundary, second_rating
from tests.cli.terminal import ANA, BEN, Terminal


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


LOOKING = ("show CASE", "show CASE --plain", "history CASE", "list --stage in-review", "list --stage in-review --plain",
           "search sank million", "search sank million --plain")  # fmt: skip


def told_by(
    run: Callable[[list[str]], int],
    words: list[str],
    by: str,
    patch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> str:
    """What a command prints for somebody."""
    patch.setenv("FACTCHECK_BY", by)
    capsys.readouterr()
    assert run(list(words)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("line", LOOKING)
def test_who_has_not_rated_a_verdict_is_not_shown_it_by_either_way(
    rating_desk: Terminal,
    ids: dict[str, str],
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(rating_desk.folder))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    words = line.replace("CASE", ids["in-review"]).split()
    for case in ids.values():
        rating_desk.done("show", case)  # from here on the quick path knows the cases and the settings
    for by in (BEN, ""):  # also not for who has not said who they are
        told = told_by(program._run, words, by, monkeypatch, capsys)
        assert told == told_by(boundary.run, words, by, monkeypatch, capsys)
        assert "The ferry sank in 1961." in told
        assert "False" not in told
        assert "31 million" not in told  # the author's reasoning
    if words[0] in ("show", "history"):
        assert "31 million" in told_by(program._run, words, ANA, monkeypatch, capsys)
        rating_desk.done("review", ids["in-review"], "--rating", "false", "--because", "So it is.", by=BEN)
        assert "31 million" in told_by(program._run, words, BEN, monkeypatch, capsys)


def test_show_takes_who_is_looking_and_json_is_for_programs(rating_desk: Terminal, ids: dict[str, str]) -> None:
    case = ids["in-review"]
    told = rating_desk.done("show", case, by=BEN).out
    assert "not shown before you have rated the claim yourself" in " ".join(told.split())
    assert f"factcheck review {case} --rating RATING --because" in told
    assert rating_desk.done("show", case, "--json", by=BEN).data["rating"] == "false"


def test_an_earlier_verdict_that_readers_saw_or_the_reviewer_rated_stays_shown(
    rating_desk: Terminal, ids: dict[str, str]
) -> None:
    case = ids["in-review"]
    rating_desk.done("review", case, "--rating", "half", "--because", "The year is right.", by=BEN)
    piece = rating_desk.case(case)["evidence"][0]["id"]
    rating_desk.done("verdict", "propose", case, "mostly-false", "--because", "An audit came.", "--cites", piece)
    rating_desk.done("override", case, "independent-sources", "--because", "There is one.")
    rating_desk.done("stage", case, "in-review")
    told = " ".join(rating_desk.done("show", case, by=BEN).out.split())
    assert "The year is right." in told
    assert "on an earlier verdict" in told
    assert "An audit came." not in told
    told = " ".join(rating_desk.done("history", case, by=BEN).out.split())
    assert "31 million" in told
    assert "An audit came." not in told
