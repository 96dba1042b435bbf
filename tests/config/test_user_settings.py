"""The user's own settings: where they are, what they say, and that setting one leaves the rest of the file alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from factcheck.config import UserSettings, read_user_settings, user_settings_path, write_user_setting
from factcheck.errors import NotWritableError, SettingsError, UsageError


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for the user's settings, named by FACTCHECK_CONFIG, with nothing there yet."""
    path = tmp_path / "own" / "settings.toml"
    monkeypatch.setenv("FACTCHECK_CONFIG", str(path))
    return path


def write(own_file: Path, text: str) -> None:
    own_file.parent.mkdir(exist_ok=True)
    own_file.write_text(text, encoding="utf-8", newline="")


def test_the_settings_are_in_the_systems_place_for_settings(isolated_environment: Path) -> None:
    path = user_settings_path()
    assert path.name == "settings.toml"
    assert path.parent.name == "factcheck"
    assert path.is_relative_to(isolated_environment) or os.name == "nt"


def test_the_environment_may_name_another_file(own_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert user_settings_path() == own_file
    monkeypatch.setenv("FACTCHECK_CONFIG", "~/mine.toml")
    assert user_settings_path() == Path.home() / "mine.toml"


@pytest.mark.usefixtures("own_file")
def test_without_a_file_nothing_is_set() -> None:
    assert read_user_settings() == UserSettings(by="")


def test_a_setting_is_kept_and_explained_in_a_file_for_its_owner_alone(own_file: Path) -> None:
    assert write_user_setting("by", "Ana Ruiz <ana@desk.example>") == own_file
    assert read_user_settings() == UserSettings(by="Ana Ruiz <ana@desk.example>")
    text = own_file.read_text(encoding="utf-8")
    assert "# Who you are" in text
    if os.name != "nt":
        assert stat.S_IMODE(own_file.stat().st_mode) == 0o600
    assert [path.name for path in own_file.parent.iterdir()] == ["settings.toml"]


def test_setting_again_changes_that_value_and_nothing_else(own_file: Path) -> None:
    write(own_file, '# mine\r\nby = "Bo" # for now\r\n\r\n[later]\r\nkey = 1 # keep\r\n')
    write_user_setting("by", "Ana Ruiz")
    expected = '# mine\r\nby = "Ana Ruiz" # for now\r\n\r\n[later]\r\nkey = 1 # keep\r\n'
    assert own_file.read_bytes().decode() == expected
    assert read_user_settings() == UserSettings(by="Ana Ruiz", unknown=("later",))


def test_a_first_setting_stands_above_the_tables_of_the_file(own_file: Path) -> None:
    write(own_file, "# mine\n[later]\nkey = 1\n")
    write_user_setting("by", 'Ana "Ace" Ruiz')
    assert read_user_settings() == UserSettings(by='Ana "Ace" Ruiz', unknown=("later",))
    assert own_file.read_text(encoding="utf-8").endswith("# mine\n[later]\nkey = 1\n")


def test_a_file_that_is_linked_to_stays_linked_to(own_file: Path, tmp_path: Path) -> None:
    dotfiles = tmp_path / "dotfiles.toml"
    dotfiles.write_text('by = "Bo"\n', encoding="utf-8")
    own_file.parent.mkdir()
    own_file.symlink_to(dotfiles)
    write_user_setting("by", "Ana Ruiz")
    assert own_file.is_symlink()
    assert dotfiles.read_text(encoding="utf-8") == 'by = "Ana Ruiz"\n'


@pytest.mark.parametrize("text", ["by = 3", 'by = "ana@desk.example"', 'by = "Ana <ana"', "by = ", 'by = "Ana\\nRuiz"'])
def test_a_value_that_names_nobody_is_refused_by_the_files_name(own_file: Path, text: str) -> None:
    write(own_file, text)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        read_user_settings()


def test_a_broken_file_is_not_overwritten(own_file: Path) -> None:
    write(own_file, "by = \n")
    with pytest.raises(SettingsError, match=r"settings\.toml can't be read as TOML: .*line 1"):
        write_user_setting("by", "Ana Ruiz")
    assert own_file.read_text(encoding="utf-8") == "by = \n"


def test_an_unknown_setting_lists_those_there_are(own_file: Path) -> None:
    with pytest.raises(UsageError) as caught:
        write_user_setting("colour", "red")
    assert caught.value.hint == "The settings are: by, theme, keys, wayback."
    assert not own_file.exists()


def test_somebody_who_is_no_person_is_not_kept(own_file: Path) -> None:
    with pytest.raises(UsageError):
        write_user_setting("by", "Ana\nby = 'Bo'")
    assert not own_file.exists()


def test_a_failed_write_leaves_the_old_settings(own_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    write_user_setting("by", "Bo")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritableError, match=r"settings\.toml could not be written: No space left"):
        write_user_setting("by", "Ana Ruiz")
    monkeypatch.undo()
    monkeypatch.setenv("FACTCHECK_CONFIG", str(own_file))
    assert read_user_settings().by == "Bo"
    assert [path.name for path in own_file.parent.iterdir()] == ["settings.toml"]
