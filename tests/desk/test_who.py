"""Who is working: `--by`, FACTCHECK_BY, the user's own settings, git's user name, in this order."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factcheck.config import Person, write_user_setting
from factcheck.desk.who import known_person, who_is_working, whole_name
from factcheck.errors import SettingsError, UnknownPersonError, UsageError
from factcheck.model.event import Who


@pytest.fixture
def git_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows a user."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tname = Gita Rao\n\temail = gita@desk.example\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))


@pytest.mark.usefixtures("git_user")
def test_what_was_said_last_goes_first() -> None:
    assert who_is_working("", {}) == Who("Gita Rao", "gita@desk.example")
    write_user_setting("by", "Sol Nys <sol@desk.example>")
    assert who_is_working("", {}) == Who("Sol Nys", "sol@desk.example")
    assert who_is_working("", {"FACTCHECK_BY": "Eva Lund"}) == Who("Eva Lund")
    assert who_is_working("Ana Ruiz <ana@desk.example>", {"FACTCHECK_BY": "Eva Lund"}).name == "Ana Ruiz"


def test_git_may_know_a_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tname = Gita Rao\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert who_is_working("", {}) == Who("Gita Rao")


def test_nobody_is_refused_with_the_command_that_says_who() -> None:
    with pytest.raises(UnknownPersonError) as caught:
        who_is_working("", {})
    assert caught.value.exit_code == 2
    assert caught.value.hint.startswith("factcheck me ")


@pytest.mark.parametrize("failure", [FileNotFoundError("git"), subprocess.TimeoutExpired("git", 5)])
def test_without_git_nobody_is_known(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def fail(*_words: object, **_options: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(UnknownPersonError):
        who_is_working("", {})


def test_git_runs_no_hook_and_no_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def answer(words: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        asked.append(words)
        return subprocess.CompletedProcess(words, 1, "", "")

    monkeypatch.setattr(subprocess, "run", answer)
    with pytest.raises(UnknownPersonError):
        who_is_working("", {})
    assert asked
    assert all({"core.fsmonitor=false", "core.hooksPath=/dev/null"} < set(words) for words in asked)


@pytest.mark.parametrize("typed", ["ana@desk.example", "Ana <>", "Ana\nRuiz", "<ana@desk.example>"])
def test_what_is_no_person_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        who_is_working(typed, {})


def test_a_broken_settings_file_is_said_and_not_passed_over(isolated_environment: Path) -> None:
    path = write_user_setting("by", "Sol Nys")
    assert isolated_environment in path.parents
    path.write_text("by = [")
    with pytest.raises(SettingsError):
        who_is_working("", {})


def test_a_name_alone_may_be_that_of_one_person_of_the_desk() -> None:
    people = (Person("Ana Ruiz", "ana@desk.example"), Person("Ana Lund", ""), Person("Ben Okafor", "ben@desk.example"))
    assert known_person(Who("ben"), people) == Who("Ben Okafor", "ben@desk.example")
    assert known_person(Who("Ana"), people) == Who("Ana")  # two of them
    assert known_person(Who("Be"), people) == Who("Be")  # a record of who did something is not guessed
    assert known_person(Who("Ben", "other@desk.example"), people) == Who("Ben", "other@desk.example")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ben", "Ben Okafor"),
        ("okaf", "Ben Okafor"),
        ("a ruiz", "Ana Ruiz"),
        ("ANA RUIZ", "Ana Ruiz"),
        ("ana", "ana"),  # two of them
        ("nobody", "nobody"),
        ("", ""),
    ],
)
def test_somebody_is_named_by_the_beginnings_of_words(typed: str, name: str) -> None:
    people = (Person("Ana Ruiz"), Person("Ana Blom"), Person("Ben Okafor"))
    assert whole_name(typed, people) == name


def test_a_whole_name_goes_before_one_that_is_longer() -> None:
    assert whole_name("ana ruiz", (Person("Ana Ruiz"), Person("Ana Ruiz Blom"))) == "Ana Ruiz"
